using System.Globalization;
using System.Text;

namespace ArxivBot.Simulators.Arxiv.Feeds;

/// <summary>
/// Papers made up by rule: the same arguments give the same papers, on any machine. Of ten, seven are new (some of them cross-listed among
/// the categories), one is cross-listed from outside, one is replaced, and one of outside is replaced.
/// </summary>
public static class GeneratedDay
{
    /// <summary>So many ids are kept free for one evening, so that no two days announce the same new id.</summary>
    public const int MaximumPapers = 3000;

    // Where papers come from that are cross-listed into the categories asked for.
    private static readonly string[] Elsewhere = ["cs.CV", "stat.ML", "eess.SP", "math.OC", "quant-ph"];

    private static readonly string[] Methods =
    [
        "Sparse Attention", "Reinforcement Learning", "LLM Agents", "Graph Neural Networks", "Diffusion Models", "Speculative Decoding",
        "Retrieval-Augmented Generation", "Low-Rank Adaptation", "Mixture-of-Experts", "Bayesian Optimization", "Vision Transformers",
        "Federated Learning",
    ];

    private static readonly string[] Qualities =
    [
        "Efficient", "Robust", "Scalable", "Interpretable", "Communication-Efficient", "Provably Convergent", "Parameter-Efficient", "Multi-Agent",
    ];

    private static readonly string[] Purposes =
    [
        "Long-Context Reasoning", "Protein Design", "Code Generation", "Time-Series Forecasting", "Low-Resource Translation", "Robot Navigation",
        "Clinical Text", "Weather Prediction", "Theorem Proving", "Recommendation R\\&D",
    ];

    private static readonly string[] Sentences =
    [
        "We study a problem that recent systems leave open, and show where existing methods fail.",
        "Our approach needs no retraining and runs in $O(n \\log n)$ time.",
        "Experiments on five public benchmarks show gains of up to 12.4\\% at < 60% of the cost.",
        "The key idea is to reuse intermediate states across requests & devices.",
        "We prove a bound of $\\tilde{O}(\\sqrt{T})$ under mild assumptions.",
        "Ablations attribute most of the improvement to the scheduling policy.",
        "Large language models (LLMs) serve both as baseline and as judge.",
        "We release code, data and all prompts.",
    ];

    private static readonly string[] Names =
    [
        "Ada Example", "Jo\\~ao Silva", "U\\u{g}ur Y{\\i}ld{\\i}z", "Wei Zhang", "Fran\\c{c}ois Dupont (LORIA, CNRS)", "Mary O'Neil", "Li Na",
        "Priya Rao", "K. L\\\"owe", "Team Olmo, :, Sam Doe",
    ];

    /// <param name="day">The date of the feed; ids are those of the evening before.</param>
    /// <param name="categories">Each in turn has a paper of its own or cross-listed to it.</param>
    /// <param name="count">0 to <see cref="MaximumPapers"/>.</param>
    /// <param name="seed">Another seed, other texts under the same ids.</param>
    public static IReadOnlyList<SimulatedPaper> Papers(DateOnly day, IReadOnlyList<string> categories, int count, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfZero(categories.Count, nameof(categories));
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaximumPapers);
        // Seeded, System.Random keeps its sequence from version to version.
        var random = new Random(HashOf(day, seed));
        return [.. Enumerable.Range(0, count).Select(number => Paper(day, categories, number, random))];
    }

    private static SimulatedPaper Paper(DateOnly day, IReadOnlyList<string> categories, int number, Random random)
    {
        var category = categories[number % categories.Count];
        var others = categories.Where(c => c != category && random.Next(3) == 0).Take(3);
        var (action, isOurs) = (number / categories.Count % 10) switch
        {
            < 7 => (PaperAction.New, true),
            7 => (PaperAction.Cross, false),
            8 => (PaperAction.Replace, true),
            _ => (PaperAction.Replace, false),
        };
        IEnumerable<string> listed = isOurs ? [category, .. others] : [Pick([.. Elsewhere.Except(categories)], random), category, .. others];
        var evening = day.AddDays(-1);
        // A cross-list or a replacement is of an earlier month, so its id is no new one.
        var month = action is PaperAction.New ? evening : evening.AddMonths(-1 - random.Next(12));
        var id = string.Create(CultureInfo.InvariantCulture, $"{month:yyMM}.{(evening.Day - 1) * MaximumPapers + number + 1:00000}");
        return new SimulatedPaper(id, Title(random), [.. listed])
        {
            Action = action,
            Version = action is PaperAction.Replace ? random.Next(2, 6) : 1,
            Abstract = Abstract(random),
            Authors = string.Join(", ", Enumerable.Range(0, random.Next(1, 7)).Select(_ => Pick(Names, random))),
            License = random.Next(2) == 0 ? "http://creativecommons.org/licenses/by/4.0/" : "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
            Doi = action is PaperAction.Replace && random.Next(3) == 0 ? $"10.5555/{id}" : null,
        };
    }

    private static string Title(Random random) => $"{Pick(Qualities, random)} {Pick(Methods, random)} for {Pick(Purposes, random)}";

    private static string Abstract(Random random)
    {
        var text = new StringBuilder(Pick(Sentences, random));
        for (var sentences = random.Next(5, 12); sentences > 0; sentences--)
            text.Append(random.Next(30) == 0 ? "\n  " : " ").Append(Pick(Sentences, random));
        return text.ToString();
    }

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];

    private static int HashOf(DateOnly day, int seed) => unchecked(day.DayNumber * 31 + seed);
}
