using System.Diagnostics.Metrics;
using System.Globalization;
using ArxivBot.Commands;
using ArxivBot.Reliability.Kills;
using ArxivBot.Simulators.Telegram;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Reliability.Faults.Telegram;

/// <summary>Strikes the bot with one fault after the other, while people type commands and messages wait to be sent, and judges what came of it.</summary>
internal sealed class TelegramFaultRun : IAsyncDisposable
{
    private const int Readers = 12, MostMessages = 3, MostCommands = 3;

    // As fast as the machine can follow; nothing here is answered within seconds.
    private const double Hurry = 100;

    // The line below a message that is sent again.
    private const string Mark = "\n\n↻";

    /// <summary>On the bot's clock: longer than the longest pause and what may follow it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private static readonly DateTimeOffset Start = new(2025, 12, 18, 17, 0, 0, TimeSpan.Zero);

    private readonly FaultPlan _plan;
    private readonly Random _random;
    private readonly PacedClock _clock = new(Start, () => Hurry);
    private readonly FaultCounts _struck = new();
    private readonly List<long> _readers = [];
    private readonly MeterListener _meters = new();
    private readonly Action<string> _say;
    private TelegramSimulator _telegram = null!;
    private Relay _net = null!;
    private RunningBot _bot = null!;
    private int _typed;
    private long _handled;

    private TelegramFaultRun(FaultPlan plan, Action<string> say)
    {
        (_plan, _say, _random) = (plan, say, new Random(plan.Seed));
    }

    private DateTimeOffset Now => _clock.Time.GetUtcNow();

    private long Handled => Interlocked.Read(ref _handled);

    /// <param name="say">Told a line for each fault.</param>
    public static async Task<TelegramFaultReport> RunAsync(FaultPlan plan, Action<string> say, CancellationToken cancellationToken)
    {
        await using var run = new TelegramFaultRun(plan, say);
        var began = TimeProvider.System.GetTimestamp();
        await run.OpenAsync(cancellationToken);
        foreach (var kind in plan.Order(TelegramFaultKind.All, run._random))
            await run.StrikeAsync(kind, cancellationToken);
        return await run.EndAsync(began, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _net.DisposeAsync();
        await _telegram.DisposeAsync();
        await _clock.DisposeAsync();
        _meters.Dispose();
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        _telegram = await TelegramSimulator.StartAsync(new TelegramSimulatorOptions { Clock = _clock.Time, MessagesPerSecond = 0 }, cancellationToken);
        _net = new Relay(_telegram.BaseUrl);
        for (var number = 1; number <= Readers; number++)
            _readers.Add(_telegram.AddStartedUser(string.Create(CultureInfo.InvariantCulture, $"Reader {number}")));
        _bot = RunningBot.On(_telegram, _net.BaseUrl, _clock.Time);
        await _bot.OpenAsync(_readers.Select(reader => ($"{reader}", false)), cancellationToken);
        Count(_bot.Get<IMeterFactory>());
        await _bot.StartAsync(cancellationToken);
        await UntilAsync(() => _telegram.Record.Polls > 0, "the bot polled", cancellationToken);
    }

    /// <summary>Of this bot alone: in the tests others run beside it.</summary>
    private void Count(IMeterFactory meters)
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: CommandMetrics.Meter, Name: "arxivbot.commands.run" } && instrument.Meter.Scope == meters)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _handled, count));
        _meters.Start();
    }

    private async Task StrikeAsync(TelegramFaultKind kind, CancellationToken cancellationToken)
    {
        await WorkAsync(kind, cancellationToken);
        var began = Now;
        kind.Strike(_telegram);
        if (kind.ClosesNet)
            _net.Close();
        for (var left = 2; left > 0; left--)
        {
            await PassAsync(kind.Lasts / 3, cancellationToken);
            await WorkAsync(kind, cancellationToken);
        }

        await PassAsync(began + kind.Lasts - Now, cancellationToken);
        if (kind.ClosesNet)
            _net.Open();
        if (kind.Lasts > TimeSpan.Zero)
            _telegram.Heal();
        var over = Now;
        await UntilAsync(() => Handled >= _typed, $"all was handled after '{kind.Name}'", cancellationToken);
        _struck.Add(kind.Name, Now - over);
        _say(string.Create(CultureInfo.InvariantCulture, $"{Now:HH:mm:ss} {kind.Name}: all was handled after {(Now - over).TotalSeconds:0.0} s"));
        // What has not struck by now does not.
        _telegram.Heal();
    }

    /// <summary>People type commands, each with a word of its own, and messages are put into the outbox.</summary>
    private async Task WorkAsync(TelegramFaultKind kind, CancellationToken cancellationToken)
    {
        for (var left = _random.Next(kind.Lasts > TimeSpan.Zero ? 1 : 0, MostCommands + 1); left > 0; left--)
        {
            var reader = _readers[_random.Next(_readers.Count)];
            _telegram.Say(reader, reader, string.Create(CultureInfo.InvariantCulture, $"/keywords add word{++_typed}"));
        }

        for (var left = _random.Next(MostMessages + 1); left > 0; left--)
            await _bot.QueueAsync($"{_readers[_random.Next(_readers.Count)]}", cancellationToken);
    }

    private async Task<TelegramFaultReport> EndAsync(long began, CancellationToken cancellationToken)
    {
        await _bot.SentAsync(Patience, cancellationToken);
        // Whatever might still be handled a second time.
        await PassAsync(TimeSpan.FromMinutes(2), cancellationToken);
        await using var db = await _bot.ConnectAsync(cancellationToken);
        var words = await db.Set<WatchedTerm>().AsNoTracking().Select(term => term.Text).ToListAsync(cancellationToken);
        var lost = Enumerable.Range(1, _typed).Select(number => string.Create(CultureInfo.InvariantCulture, $"word{number}")).Except(words).ToList();
        var arrived = _telegram.Record.Sent.Where(message => message.Text.StartsWith("Message ", StringComparison.Ordinal)).ToList();
        return new TelegramFaultReport(
            _plan.Seed, _struck.All, _typed, Handled, lost, KillJudge.Judge(
                _bot.Queued, [.. arrived.Select(message => new ArrivedMessage($"{message.Chat}", message.Text.Split(Mark)[0]))], await _bot.MarksAsync(cancellationToken)),
            Unmarked(arrived), Now - Start, TimeProvider.System.GetElapsedTime(began));
    }

    /// <summary>Arrivals after the first that do not say so to their reader.</summary>
    private static int Unmarked(IEnumerable<ReceivedTelegramMessage> arrived) => arrived.GroupBy(message => (message.Chat, message.Text.Split(Mark)[0]))
        .Sum(same => same.Skip(1).Count(message => !message.Text.Contains(Mark, StringComparison.Ordinal)));

    private Task PassAsync(TimeSpan time, CancellationToken cancellationToken) => _clock.PassAsync(time, cancellationToken);

    private Task UntilAsync(Func<bool> condition, string what, CancellationToken cancellationToken) =>
        _clock.UntilAsync(condition, Patience, () => $"{what}: {Handled} of {_typed} handled", cancellationToken);
}

/// <param name="Typed">Commands, each once.</param>
/// <param name="Handled">How often a command was carried out.</param>
/// <param name="LostWords">Words of commands that changed nothing.</param>
/// <param name="Unmarked">Messages that came again and did not say so.</param>
/// <param name="Lived">On the bot's clock.</param>
internal sealed record TelegramFaultReport(
    int Seed, IReadOnlyList<(string Kind, int Times, TimeSpan Longest)> Faults, int Typed, long Handled, IReadOnlyList<string> LostWords, Verdict Messages, int Unmarked, TimeSpan Lived, TimeSpan Took)
    : IFaultReport
{
    public IReadOnlyList<string> Owed => LostWords;

    public bool IsKept => Typed > 0 && Handled == Typed && LostWords.Count == 0 && Unmarked == 0 && Messages.Keeps(mostRepeats: int.MaxValue);

    public override string ToString() => FormattableString.Invariant(
        $"seed {Seed}: {Faults.Sum(fault => fault.Times)} faults of {Faults.Count} kinds in {Lived.TotalHours:0.0} h ({Took.TotalMinutes:0.0} min); {Typed} commands, {LostWords.Count} lost, {Handled - Typed} handled twice; {Messages.Messages} messages, {Messages.Lost} lost, {Messages.Repeated} repeated, {Unmarked} of these unmarked, {Messages.OutOfOrder} chats out of order, {Messages.Strange} strange: {(IsKept ? "kept" : "BROKEN")}");
}
