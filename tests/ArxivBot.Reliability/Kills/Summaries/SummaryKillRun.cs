using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Llm.Faults;

namespace ArxivBot.Reliability.Kills.Summaries;

/// <param name="Seed">Of the moments and of the slow answers.</param>
internal sealed record SummaryKillPlan(int Kills, int Papers, int Seed);

/// <param name="Kills">Those that met a program with work left.</param>
internal sealed record SummaryKillReport(SummaryKillPlan Plan, int Kills, SummaryVerdict Verdict)
{
    public bool IsKept => Kills == Plan.Kills && Verdict.Papers == Plan.Papers && Verdict.IsKept;

    public override string ToString() => FormattableString.Invariant(
        $"seed {Plan.Seed}: {Kills} kills, {Verdict.InFlight} while a model was writing; {Verdict.Papers} papers, {Verdict.Calls} calls, {Verdict.CutOff} cut off, {Verdict.PaidTwice} paid twice, {Verdict.Unwritten} not written down, {Verdict.Open} left open; {Verdict.Missing} summaries missing, {Verdict.Half} half, {Verdict.Different} different; ${Verdict.Billed:0.0000} billed, ${Verdict.Written:0.0000} written down: {(IsKept ? "kept" : "BROKEN")}");
}

/// <summary>Kills the program again and again while a model writes for it, lets a last one finish, and judges what was paid and stored.</summary>
internal sealed class SummaryKillRun
{
    private const int MostRuns = 5;

    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(4), AfterAnswer = TimeSpan.FromMilliseconds(300), Arriving = TimeSpan.FromMilliseconds(200);

    private readonly SummaryKillPlan _plan;
    private readonly SummaryTask _task;
    private readonly Random _random;

    private SummaryKillRun(SummaryKillPlan plan, SummaryTask task) => (_plan, _task, _random) = (plan, task, new Random(plan.Seed));

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static async Task<SummaryKillReport> RunAsync(SummaryKillPlan plan, CancellationToken cancellationToken)
    {
        await using var undisturbed = await SummaryTask.OpenAsync(plan.Papers, slow: null, cancellationToken);
        await FinishAsync(undisturbed, plan.Papers, cancellationToken);
        // So slow that work is left at the last kill.
        var slow = new FaultChances<LlmFault>(plan.Seed, [.. ((int[])[2, 4, 6, 8]).Select(seconds => ((string?)null, (LlmFault)new LlmFault.Slow(TimeSpan.FromSeconds(seconds)), 0.25))]);
        await using var task = await SummaryTask.OpenAsync(plan.Papers, slow, cancellationToken);
        return await new SummaryKillRun(plan, task).RunAsync(undisturbed.Read().Summaries, cancellationToken);
    }

    private async Task<SummaryKillReport> RunAsync(IReadOnlyList<KeptSummary> expected, CancellationToken cancellationToken)
    {
        List<KilledLife> lives = [];
        while (lives.Count < _plan.Kills && await KillOneAsync(atAnswer: lives.Count % 2 == 1, cancellationToken) is { } life)
            lives.Add(life);
        _task.Heal();
        await FinishAsync(_task, _plan.Papers, cancellationToken);
        return new SummaryKillReport(_plan, lives.Count, SummaryKillJudge.Judge(expected, SummaryTask.Workers, lives, _task.Calls, _task.Bill, _task.Read()));
    }

    /// <param name="atAnswer">Just after an answer has gone out, when it is being stored, rather than at any moment.</param>
    /// <returns>Null when no work was left for it.</returns>
    private async Task<KilledLife?> KillOneAsync(bool atAnswer, CancellationToken cancellationToken)
    {
        var began = Now;
        using var program = _task.Start();
        await KillRun.UntilAsync(() => program.HasExited || _task.Calls.Any(call => call.At >= began && (!atAnswer || call.SentAt is not null)), cancellationToken);
        await Task.Delay((atAnswer ? AfterAnswer : LongestLife) * _random.NextDouble(), TimeProvider.System, cancellationToken);
        if (program.HasExited)
            return null;
        var at = Now;
        await program.KillAsync(cancellationToken);
        // What it sent last arrives before the next one starts.
        await Task.Delay(Arriving, TimeProvider.System, cancellationToken);
        return new KilledLife(began, at, _task.Read());
    }

    /// <summary>Runs until all summaries are there: on a busy machine a paper may not be read in time, and is read by the next run.</summary>
    private static async Task FinishAsync(SummaryTask task, int papers, CancellationToken cancellationToken)
    {
        for (var run = 0; run < MostRuns && (run == 0 || task.Read().Summaries.Count < papers); run++)
        {
            using var program = task.Start();
            if (await program.EndAsync(cancellationToken) is not 0 and var code)
                throw new InvalidOperationException(FormattableString.Invariant($"the program ended with exit code {code}: {program.Errors}"));
        }
    }
}
