namespace ArxivBot.Simulators.Discord;

/// <summary>Groups of events that a session may ask for.</summary>
internal static class GatewayIntents
{
    /// <summary>Of events that come unasked: INTERACTION_CREATE.</summary>
    public const int Always = 0;

    public const int Guilds = 1 << 0;

    /// <summary>All bits that mean anything.</summary>
    public const int Known = 0x33FFFFF;
}
