using System.Globalization;
using System.Text.Json.Nodes;
using ArxivBot.Platforms.Discord;
using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Discord.Faults;

namespace ArxivBot.Reliability.Kills.Services;

/// <summary>The simulated Discord, with its limits.</summary>
internal sealed class DiscordService : KillService
{
    private const string Messages = "POST /channels/{channel_id}/messages";

    private readonly DiscordSimulator _discord;
    private readonly List<ulong> _channels = [];

    private DiscordService(DiscordSimulator discord)
        : base(KillPlatform.Discord) => _discord = discord;

    public override Uri Address => _discord.ApiUrl;

    public override string PlatformName => DiscordPlatform.PlatformName;

    public override int Tries => _discord.Record.Posted + _discord.Record.NonceHits;

    public override int Open => _discord.Record.Open;

    public override int Aborted => _discord.Record.Aborted;

    // Only the outbox's messages have a nonce.
    public override IReadOnlyList<ArrivedMessage> Arrived =>
        [.. _discord.Record.Messages.Where(message => message.Nonce is not null).Select(message => new ArrivedMessage($"{message.ChannelId}", Text(message.Body)))];

    public static async Task<KillService> OpenAsync(KillPlan plan, CancellationToken cancellationToken)
    {
        var service = new DiscordService(await DiscordSimulator.StartAsync(
            new DiscordSimulatorOptions { RestFaults = new FaultChances<RestFault>(plan.Seed, (Messages, Slow(100), 0.3), (Messages, Slow(300), 0.3)) }, cancellationToken));
        var guild = service._discord.AddGuild("reading group");
        for (var number = 1; number <= plan.Chats; number++)
            service._channels.Add(service._discord.AddChannel(guild, string.Create(CultureInfo.InvariantCulture, $"papers-{number}")));
        return service;
    }

    public override string AddressOf(int number) => $"{_channels[number - 1]}";

    public override string TextOf(string payload) => Text((JsonObject)JsonNode.Parse(payload)!);

    public override void Heal() => _discord.Heal();

    public override ValueTask DisposeAsync() => _discord.DisposeAsync();

    /// <summary>Words and titles: in the outbox and on the way members have different names, but for the case.</summary>
    private static string Text(JsonObject message)
    {
        var embeds = Member(message, "embeds") as JsonArray ?? [];
        return string.Join('\n', [.. Words(Member(message, "content")), .. embeds.SelectMany(embed => Words(Member((JsonObject)embed!, "title")))]);
    }

    private static IEnumerable<string> Words(JsonNode? text) => text is null ? [] : [$"{text}"];

    private static JsonNode? Member(JsonObject owner, string name) => owner.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static RestFault.SlowAnswer Slow(int milliseconds) => new(TimeSpan.FromMilliseconds(milliseconds));
}
