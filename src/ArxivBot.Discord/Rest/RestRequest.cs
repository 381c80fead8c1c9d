namespace ArxivBot.Discord;

/// <summary>One call, that can be made again.</summary>
/// <param name="Body">Makes the body anew for each try.</param>
/// <param name="Tries">How often it may be sent in all.</param>
internal sealed record RestRequest(Route Route, Func<HttpContent>? Body, int Tries)
{
    /// <summary>Shown in the guild's audit log.</summary>
    public string? AuditReason { get; init; }

    public static RestRequest For(Route route, Func<HttpContent>? body = null) =>
        new(route, body, route.IsIdempotent ? 3 : 1);
}
