using System.Globalization;
using System.Text.Json;
using ArxivBot.Simulators.Chat;
using ArxivBot.Simulators.Chat.Faults;

namespace ArxivBot.Reliability.Kills.Services;

/// <summary>The loopback chat service.</summary>
internal sealed class LoopbackService(ChatSimulator service, KillPlatform platform) : KillService(platform)
{
    public override Uri Address => service.BaseUrl;

    public override string PlatformName => SimulatedPlatform.PlatformName;

    public override int Tries => service.Record.Requests;

    public override int Open => service.Record.Open;

    public override int Aborted => service.Record.Aborted;

    public override IReadOnlyList<ArrivedMessage> Arrived => [.. service.Record.Received.Select(message => new ArrivedMessage(message.Address, message.Text!))];

    public static async Task<KillService> OpenAsync(KillPlan plan, CancellationToken cancellationToken) => new LoopbackService(
        await ChatSimulator.StartAsync(new ChatSimulatorOptions
        {
            HonoursKeys = plan.Platform == KillPlatform.Keys,
            MessagesPerSecond = 0,
            ChatInterval = TimeSpan.Zero,
            Faults = new ChatFaultPlan(plan.Seed, (Slow(100), 0.3), (Slow(300), 0.3)),
        }, cancellationToken),
        plan.Platform);

    public override string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"chat-{number}");

    public override string TextOf(string payload) => JsonSerializer.Deserialize(payload, SimulatedJson.Default.SimulatedMessage)!.Text;

    public override void Heal() => service.HealAll();

    public override ValueTask DisposeAsync() => service.DisposeAsync();

    private static ChatFault.SlowAnswer Slow(int milliseconds) => new(TimeSpan.FromMilliseconds(milliseconds));
}
