using System.Text.Json;
using ArxivBot.Summaries;

namespace ArxivBot.Reliability.Kills.Summaries;

/// <summary>A call as the model had it.</summary>
/// <param name="SentAt">When the whole answer had gone out; null when it never did.</param>
internal sealed record PaidCall(string Paper, DateTimeOffset At, DateTimeOffset? SentAt);

/// <summary>A life of the program that was ended by <c>kill -9</c>.</summary>
/// <param name="KilledAt">Just before.</param>
/// <param name="Left">What the database held after it.</param>
internal sealed record KilledLife(DateTimeOffset StartedAt, DateTimeOffset KilledAt, StoredState Left);

/// <param name="InFlight">Kills that came between a call and its summary.</param>
/// <param name="CutOff">Calls for which they did.</param>
/// <param name="PaidTwice">Calls for a paper beyond one and those that were cut off.</param>
/// <param name="Unwritten">Calls that the program has not written down.</param>
/// <param name="Open">Calls that are written down as under way although nothing runs.</param>
/// <param name="Missing">Papers without a summary at the end.</param>
/// <param name="Half">Stored summaries, after any kill or at the end, that cannot be read.</param>
/// <param name="Different">Those that can be read and are not what an undisturbed run stores.</param>
/// <param name="Billed">By the model, in dollars.</param>
/// <param name="Written">By the program, in dollars.</param>
internal sealed record SummaryVerdict(int Papers, int Calls, int InFlight, int CutOff, int PaidTwice, int Unwritten, int Open, int Missing, int Half, int Different, double Billed, double Written)
{
    private const double Rounding = 1e-9;

    public bool IsKept => this is { Papers: > 0, PaidTwice: 0, Unwritten: 0, Open: 0, Missing: 0, Half: 0, Different: 0 } && Written >= Billed - Rounding;
}

/// <summary>Holds what the model was asked and what the program has stored against what an undisturbed run stores.</summary>
internal static class SummaryKillJudge
{
    /// <summary>An answer that has come is stored within this time, however busy the machine.</summary>
    private static readonly TimeSpan Storing = TimeSpan.FromSeconds(10);

    /// <summary>A call that was made before a kill has arrived within this time.</summary>
    private static readonly TimeSpan Arriving = TimeSpan.FromMilliseconds(200);

    /// <param name="atOnce">Summaries that the program makes at the same time: one kill cuts off no more.</param>
    /// <param name="lives">In order; the last life, which ended by itself, is none of them.</param>
    /// <param name="bill">In dollars.</param>
    public static SummaryVerdict Judge(
        IReadOnlyList<KeptSummary> expected, int atOnce, IReadOnlyList<KilledLife> lives, IReadOnlyList<PaidCall> calls, double bill, StoredState end)
    {
        var written = end.Calls.CountBy(call => call.Paper).ToDictionary();
        var cuts = calls.Select(call => (call.Paper, Life: CutterOf(call, lives))).Where(cut => cut.Life is not null).Distinct()
            .GroupBy(cut => cut.Life).SelectMany(life => life.Take(atOnce)).ToList();
        var cutOff = cuts.CountBy(cut => cut.Paper).ToDictionary();
        var asked = calls.CountBy(call => call.Paper).ToList();
        var seen = lives.Select(life => life.Left).Append(end).SelectMany(state => state.Summaries).Distinct().ToList();
        var half = seen.Where(summary => !IsWhole(summary.Json)).ToList();
        return new SummaryVerdict(
            expected.Count,
            calls.Count,
            cuts.Select(cut => cut.Life).Distinct().Count(),
            cuts.Count,
            asked.Sum(paper => Math.Max(0, paper.Value - 1 - cutOff.GetValueOrDefault(paper.Key))),
            asked.Sum(paper => Math.Max(0, paper.Value - written.GetValueOrDefault(paper.Key))),
            end.Calls.Count(call => call.State == ModelCallState.Open),
            expected.Select(summary => summary.Paper).Except(end.Summaries.Select(summary => summary.Paper)).Count(),
            half.Count,
            seen.Except(expected).Except(half).Count(),
            bill,
            end.Calls.Sum(call => call.Cost));
    }

    /// <returns>The life that was ended between the call and its summary; null when none was.</returns>
    private static KilledLife? CutterOf(PaidCall call, IReadOnlyList<KilledLife> lives) =>
        lives.LastOrDefault(life => life.StartedAt <= call.At) is { } life && call.At <= life.KilledAt + Arriving
        && (call.SentAt is null || call.SentAt > life.KilledAt - Storing) && life.Left.Summaries.All(summary => summary.Paper != call.Paper)
            ? life
            : null;

    private static bool IsWhole(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SummaryJson.Default.PaperSummary) is { Take.Length: > 0, Parts.Count: > 0 };
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
