using ArxivBot.Platforms.Telegram;
using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Telegram;
using ArxivBot.Simulators.Telegram.Faults;

namespace ArxivBot.Reliability.Kills.Services;

/// <summary>The simulated Telegram, with its limits.</summary>
internal sealed class TelegramService : KillService
{
    // The line below a message that is sent again.
    private const string Mark = "\n\n↻";

    private readonly TelegramSimulator _telegram;
    private readonly List<long> _readers = [];

    private TelegramService(TelegramSimulator telegram)
        : base(KillPlatform.Telegram) => _telegram = telegram;

    public override Uri Address => _telegram.BaseUrl;

    public override string PlatformName => TelegramPlatform.PlatformName;

    public override int Tries => _telegram.Record.SentCount;

    public override int Open => _telegram.Record.Open;

    public override int Aborted => _telegram.Record.Aborted;

    public override IReadOnlyList<ArrivedMessage> Arrived =>
        [.. _telegram.Record.Sent.Select(message => new ArrivedMessage($"{message.Chat}", message.Text.Split(Mark)[0]))];

    public static async Task<KillService> OpenAsync(KillPlan plan, CancellationToken cancellationToken)
    {
        var service = new TelegramService(await TelegramSimulator.StartAsync(
            new TelegramSimulatorOptions { Faults = new FaultChances<TelegramFault>(plan.Seed, ("sendMessage", Slow(100), 0.3), ("sendMessage", Slow(300), 0.3)) }, cancellationToken));
        for (var number = 1; number <= plan.Chats; number++)
            service._readers.Add(service._telegram.AddStartedUser(FormattableString.Invariant($"Reader {number}")));
        return service;
    }

    public override string AddressOf(int number) => $"{_readers[number - 1]}";

    public override string TextOf(string payload) => TelegramHtml.Visible(TelegramMessage.Read(payload).Html);

    public override void Heal() => _telegram.Heal();

    public override ValueTask DisposeAsync() => _telegram.DisposeAsync();

    private static TelegramFault.SlowAnswer Slow(int milliseconds) => new(TimeSpan.FromMilliseconds(milliseconds));
}
