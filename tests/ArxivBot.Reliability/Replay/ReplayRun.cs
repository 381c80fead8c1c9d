using ArxivBot.Reliability.Replay.Traffic;
using ArxivBot.Reliability.Replay.World;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Faults;
using ArxivBot.Simulators.Chat;
using ArxivBot.Simulators.Chat.Faults;

namespace ArxivBot.Reliability.Replay;

/// <summary>Lets the program live through the weeks of a world.</summary>
internal sealed class ReplayRun(ReplayWorld world)
{
    private static readonly Fault[] ArxivFaults =
        [new Fault.ServiceUnavailable503(), new Fault.RateExceeded429(), new Fault.RateExceeded200(), new Fault.Refused(), new Fault.CutOff(), new Fault.Malformed(Malformation.HtmlErrorPage)];

    private readonly ReplayClock _clock = new(world.Begin);
    private readonly List<DoneAct>[] _done = [.. Enumerable.Range(0, world.Options.Chats).Select(_ => new List<DoneAct>())];
    private readonly string[] _addresses = [.. Enumerable.Range(0, world.Options.Chats).Select(chat => $"chat{chat}")];
    private readonly HashSet<int> _unsettled = [];
    private Trouble? _outage;

    /// <param name="progress">Told of each day as it begins.</param>
    public async Task<ReplayRecord> RunAsync(Action<DateOnly>? progress, CancellationToken cancellationToken)
    {
        await using var arxiv = await ArxivSimulator.StartAsync(
            new ArxivSimulatorOptions { Feeds = new ReplayFeeds(world, _clock), FollowClock = true, Clock = _clock }, cancellationToken);
        await using var chats = await ChatSimulator.StartAsync(new ChatSimulatorOptions
        {
            Clock = _clock,
            Delays = ChatDelays.Skipped,
            ChatInterval = TimeSpan.Zero,
            MessagesPerSecond = 0,
            KeyLifetime = TimeSpan.FromDays(30),
            MaximumTextLength = 5000,
            Faults = Faults(world.Options.Seed),
        }, cancellationToken);
        await using var bot = new ReplayBot(arxiv.BaseUrl, chats.BaseUrl, _clock);
        var acts = new Queue<Act>(Enumerable.Range(0, world.Options.Chats).SelectMany(chat => new ChatLife(chat, world).Acts()).OrderBy(act => act.At));
        List<DateTimeOffset> steps = [];
        DateOnly? today = null;
        foreach (var step in world.Steps())
        {
            if (steps.Count > 0 && step - steps[^1] > world.Options.Step)
                bot.Stop();
            _clock.Now = step;
            if (!bot.IsOn)
                await bot.StartAsync(cancellationToken);
            if (Calendar.DayOf(step) is var day && day != today)
                progress?.Invoke((today = day).Value);
            Strike(arxiv, step);
            while (acts.TryPeek(out var next) && next.At <= step)
                await DoAsync(acts.Dequeue() with { At = step }, bot, chats, cancellationToken);
            await bot.FetchAsync(cancellationToken);
            await bot.BuildAndSendAsync(step + world.Options.Step, cancellationToken);
            steps.Add(step);
        }

        return new ReplayRecord(
            world, steps, _done,
            [.. _addresses.Select(address => chats.Record.MessagesOf(address).Select(m => new ReadMessage(m.AcceptedAt, m.Key, m.Text!, m.Part ?? 0)).ToList())],
            Counts(chats.Record));
    }

    private static ChatFaultPlan Faults(int seed) => new(
        seed,
        (new ChatFault.AcceptThenTimeout(), 0.01), (new ChatFault.AcceptThenCut(), 0.01), (new ChatFault.CutBefore(), 0.01), (new ChatFault.SlowAnswer(TimeSpan.FromSeconds(5)), 0.01),
        (new ChatFault.RateLimited(RateScope.Chat, TimeSpan.FromSeconds(7)), 0.01), (new ChatFault.RateLimited(), 0.01), (new ChatFault.RateLimited(RateScope.Global, TimeSpan.FromSeconds(2)), 0.0005),
        (new ChatFault.ServerError(), 0.01), (new ChatFault.ServerError(502, 3), 0.005));

    private static IReadOnlyList<(string Kind, int Count)> Counts(ChatRecord record) =>
    [
        ("429", record.Refused429), ("502", record.Answered(502)), ("503", record.Answered(503)), ("cut or timed out", record.Aborted),
        ("of these accepted all the same", record.AnsweredByKey), ("410 gone", record.Answered(410)), ("409 moved", record.Answered(409)),
        ("sent during a ban", record.DuringBans),
    ];

    private void Strike(ArxivSimulator arxiv, DateTimeOffset now)
    {
        var outage = world.Outages.Where(o => o.Holds(now)).Select(o => (Trouble?)o).FirstOrDefault();
        if (outage == _outage)
            return;
        arxiv.HealAll();
        _outage = outage;
        if (outage is { } begins)
            arxiv.FailAll(ArxivFaults[(int)(begins.From.Ticks / TimeSpan.TicksPerHour % ArxivFaults.Length)]);
    }

    private async Task DoAsync(Act act, ReplayBot bot, ChatSimulator chats, CancellationToken cancellationToken)
    {
        var address = _addresses[act.Chat];
        CommandOutcome? outcome = null;
        switch (act)
        {
            case Typed typed:
                // A person is understood at a new address only once the bot has heard of the move.
                if (_unsettled.Contains(act.Chat) && chats.Record.MessagesOf(address).All(message => message.Address != address))
                    return;
                outcome = await TypeAsync(bot, act.Chat, typed.Line, cancellationToken);
                break;
            case Leaves:
                chats.Leave(address);
                break;
            case ComesBack:
                chats.Return(address);
                outcome = await TypeAsync(bot, act.Chat, "/status", cancellationToken);
                break;
            case Moves:
                chats.Move(address, _addresses[act.Chat] = $"{address}-moved");
                _unsettled.Add(act.Chat);
                break;
        }

        _done[act.Chat].Add(new DoneAct(act, outcome));
    }

    private async Task<CommandOutcome> TypeAsync(ReplayBot bot, int chat, string line, CancellationToken cancellationToken)
    {
        var reply = await bot.TypeAsync(_addresses[chat], $"p{chat}", line, cancellationToken);
        return !reply.IsRefusal ? CommandOutcome.Done
            : PlainText.Of(reply.Document.Blocks[0]).Contains("Something went wrong", StringComparison.Ordinal) ? CommandOutcome.Failed : CommandOutcome.Refused;
    }
}
