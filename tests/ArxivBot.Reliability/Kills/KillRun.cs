namespace ArxivBot.Reliability.Kills;

/// <param name="Seed">Of the moments and of the slow answers.</param>
internal sealed record KillPlan(int Kills, KillPlatform Platform, int Seed)
{
    /// <summary>So many that work is left at the last kill.</summary>
    public int Chats => (KnowsKeys ? 10 : 3) * Kills;

    public bool KnowsKeys => Platform is KillPlatform.Keys or KillPlatform.Discord;
}

/// <param name="Kills">Those that met a worker with work left.</param>
/// <param name="InFlight">Those among them that cut off a request.</param>
internal sealed record KillReport(KillPlan Plan, int Kills, int InFlight, Verdict Verdict)
{
    public bool IsKept => Kills == Plan.Kills && Verdict.Keeps(Plan.KnowsKeys ? 0 : Kills);

    public override string ToString() => FormattableString.Invariant(
        $"{Plan.Platform}, seed {Plan.Seed}: {Kills} kills, {InFlight} while a request was in flight; {Verdict.Messages} messages, {Verdict.Lost} lost, {Verdict.Repeated} repeated, {Verdict.Marked} marked as possible repeats, {Verdict.Unmarked} repeats unmarked, {Verdict.OutOfOrder} chats out of order, {Verdict.Strange} strange: {(IsKept ? "kept" : "BROKEN")}");
}

/// <summary>Kills a worker again and again while it sends, lets a last one finish, and judges what has arrived.</summary>
internal sealed class KillRun
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromMilliseconds(500), Moment = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly KillPlan _plan;
    private readonly KillService _service;
    private readonly KillStore _store;
    private readonly Random _random;

    private KillRun(KillPlan plan, KillService service, KillStore store) => (_plan, _service, _store, _random) = (plan, service, store, new Random(plan.Seed));

    public static async Task<KillReport> RunAsync(KillPlan plan, CancellationToken cancellationToken)
    {
        await using var service = await KillService.StartAsync(plan, cancellationToken);
        await using var store = await KillStore.FillAsync(plan.Chats, service, cancellationToken);
        return await new KillRun(plan, service, store).RunAsync(cancellationToken);
    }

    private async Task<KillReport> RunAsync(CancellationToken cancellationToken)
    {
        var queued = await _store.QueuedAsync(cancellationToken);
        int kills = 0, inFlight = 0;
        while (kills < _plan.Kills && await KillOneAsync(cancellationToken) is { } cut)
        {
            kills++;
            inFlight += cut > 0 ? 1 : 0;
        }

        await FinishAsync(cancellationToken);
        return new KillReport(_plan, kills, inFlight, KillJudge.Judge(queued, _service.Arrived, await _store.MarksAsync(cancellationToken)));
    }

    /// <returns>How many requests the kill cut off; null when no work was left for it.</returns>
    private async Task<int?> KillOneAsync(CancellationToken cancellationToken)
    {
        var (tries, aborted) = (_service.Tries, _service.Aborted);
        using var worker = WorkerProcess.Start(_store);
        await UntilAsync(() => _service.Tries > tries || worker.HasExited, cancellationToken);
        await Task.Delay(LongestLife * _random.NextDouble(), TimeProvider.System, cancellationToken);
        if (worker.HasExited)
            throw new InvalidOperationException("the worker has ended by itself");
        await worker.KillAsync(cancellationToken);
        await UntilAsync(() => _service.Open == 0, cancellationToken);
        return await _store.WaitingAsync(cancellationToken) > 0 ? _service.Aborted - aborted : null;
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (await _store.WaitingAsync(cancellationToken) == 0)
            return;
        _service.Heal();
        using var worker = WorkerProcess.Start(_store);
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (await _store.WaitingAsync(cancellationToken) > 0 && !patience.IsCancellationRequested && !worker.HasExited)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        if (await worker.TerminateAsync(cancellationToken) is not 0 and var code)
            throw new InvalidOperationException(FormattableString.Invariant($"the last worker ended with exit code {code}"));
    }

    internal static async Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (!condition())
            await Task.Delay(Moment, TimeProvider.System, either.Token);
    }
}
