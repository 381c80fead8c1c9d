using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Storage;
using ArxivBot.Summaries.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries;

/// <summary>What models may cost, and what they have cost: each call is written down before it is made.</summary>
/// <param name="key">Null where no model writes summaries.</param>
internal sealed partial class ModelBudget(
    Database database, SummaryMetrics metrics, IOptions<SummaryOptions> options, TimeProvider clock, ILogger<ModelBudget> logger, RefusedKey? key = null) : IDisposable
{
    private const double PerMillion = 1_000_000;

    // A service that says it took next to nothing, or ten times as much as can be, is not believed.
    private const double LeastBelieved = 0.2, MostBelieved = 5;

    // Two that look at the same time would both find the last of the money.
    private readonly SemaphoreSlim _one = new(1);

    /// <returns>The call's number, or why it must not be made.</returns>
    public async Task<(int? Call, string? Refusal)> BeginAsync(string model, ArxivId paper, Asker? asker, int input, int output, CancellationToken cancellationToken)
    {
        if (key?.Reason is { } refused)
            return (null, refused);
        await _one.WaitAsync(cancellationToken);
        try
        {
            await using var db = await database.ConnectAsync(cancellationToken);
            var cost = CostOf(input, output);
            if (await RefusalAsync(db, asker, input + output, cost, cancellationToken) is { } refusal)
                return (null, refusal);
            var call = new ModelCall
            {
                At = clock.GetUtcNow(),
                Model = model,
                PaperId = paper,
                Person = asker?.Person,
                Chat = asker?.Chat,
                InputTokens = input,
                OutputTokens = output,
                Cost = cost,
                State = ModelCallState.Open,
            };
            db.Add(call);
            await db.SaveChangesAsync(cancellationToken);
            return (call.Id, null);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <param name="input">As the service says; null when it does not.</param>
    /// <param name="output">As the service says; null when it does not.</param>
    public async Task EndAsync(SqliteContext db, int call, ModelCallState state, long? input, long? output, CancellationToken cancellationToken)
    {
        var row = await db.Set<ModelCall>().FirstAsync(c => c.Id == call, cancellationToken);
        (row.InputTokens, row.OutputTokens) = (Believed(input, row.InputTokens), output is > 0 and < PaperModel.LongestAnswer * 2 ? (int)output.Value : row.OutputTokens);
        (row.Cost, row.State) = (CostOf(row.InputTokens, row.OutputTokens), state);
        metrics.Called(row);
    }

    /// <summary>The same for a call that brings nothing to be kept with it.</summary>
    public async Task EndAsync(int call, ModelCallState state, UsageDetails? usage, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        await EndAsync(db, call, state, usage?.InputTokenCount, usage?.OutputTokenCount, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>At the start: what was under way when the program ended will bring nothing any more, and may have been paid for.</summary>
    /// <remarks>What another process has under way on the same database is taken back when that process ends it.</remarks>
    public Task GiveUpCutOffAsync(CancellationToken cancellationToken) => database.ExplainAsync(async () =>
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var open = await db.Set<ModelCall>().Where(c => c.State == ModelCallState.Open).ToListAsync(cancellationToken);
        if (open.Count == 0)
            return;
        foreach (var call in open)
            call.State = ModelCallState.Failed;
        await db.SaveChangesAsync(cancellationToken);
        open.ForEach(metrics.Called);
        LogCutOff(open.Count, open.Sum(call => call.InputTokens + call.OutputTokens));
    });

    /// <summary>Tokens of this day, and money of this month, by UTC.</summary>
    public async Task<(long Tokens, double Cost, int Failed)> SpentAsync(SqliteContext db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (day, month) = (DayOf(now), MonthOf(now));
        var calls = db.Set<ModelCall>().AsNoTracking();
        return (
            await calls.Where(c => c.At >= day).SumAsync(c => (long)c.InputTokens + c.OutputTokens, cancellationToken),
            await calls.Where(c => c.At >= month).SumAsync(c => c.Cost, cancellationToken),
            await calls.CountAsync(c => c.At >= day && c.State == ModelCallState.Failed, cancellationToken));
    }

    /// <summary>What was spent, of what may be, for people; null where no model writes summaries.</summary>
    public async Task<string?> LineAsync(SqliteContext db, CancellationToken cancellationToken)
    {
        var limits = options.Value;
        if (limits.Provider == SummaryProvider.Extractive)
            return null;
        var (tokens, cost, failed) = await SpentAsync(db, cancellationToken);
        var line = string.Create(CultureInfo.InvariantCulture, $"by {limits.Model}: {tokens:N0}{(limits.DailyTokens > 0 ? $" of {limits.DailyTokens:N0}" : "")} tokens today");
        if (limits.InputPrice + limits.OutputPrice > 0)
            line += string.Create(CultureInfo.InvariantCulture, $", {cost:0.00}{(limits.MonthlyBudget > 0 ? $" of {limits.MonthlyBudget:0.00}" : "")} this month");
        return line + string.Create(CultureInfo.InvariantCulture, $", {metrics.Saved:N0} answers free since the start{(failed > 0 ? $", {failed:N0} calls failed today" : "")}");
    }

    public void Dispose() => _one.Dispose();

    private async Task<string?> RefusalAsync(SqliteContext db, Asker? asker, int tokens, double cost, CancellationToken cancellationToken)
    {
        var (limits, day) = (options.Value, DayOf(clock.GetUtcNow()));
        var (spent, money, _) = await SpentAsync(db, cancellationToken);
        if (limits.DailyTokens > 0 && spent + tokens > limits.DailyTokens)
            return "today's budget for the model is used up";
        if (limits.MonthlyBudget > 0 && money + cost > limits.MonthlyBudget)
            return "this month's budget for the model is used up";
        if (asker is null)
            return null;
        var today = db.Set<ModelCall>().AsNoTracking().Where(c => c.At >= day);
        if (await today.CountAsync(c => c.Person == asker.Person, cancellationToken) >= limits.MostPerPerson)
            return FormattableString.Invariant($"you have asked for {limits.MostPerPerson} new summaries and answers by a model today, which is as many as one person may");
        return await today.CountAsync(c => c.Chat == asker.Chat, cancellationToken) >= limits.MostPerChat
            ? FormattableString.Invariant($"this chat has asked for {limits.MostPerChat} new summaries and answers by a model today, which is as many as one may")
            : null;
    }

    private double CostOf(int input, int output) => ((input * options.Value.InputPrice) + (output * options.Value.OutputPrice)) / PerMillion;

    private static int Believed(long? said, int estimate) => said is { } tokens && tokens >= estimate * LeastBelieved && tokens <= estimate * MostBelieved ? (int)tokens : estimate;

    private static DateTimeOffset DayOf(DateTimeOffset now) => new(now.UtcDateTime.Date, TimeSpan.Zero);

    private static DateTimeOffset MonthOf(DateTimeOffset now) => new(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);

    [LoggerMessage(LogLevel.Warning, "{Count} calls of a model were cut off when the program last ended; they count as failed and as paid, with {Tokens} tokens by estimate")]
    private partial void LogCutOff(int count, int tokens);
}
