using System.Diagnostics;
using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries;
using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Benchmarks.Load;

/// <summary>A long paper, read and its summary checked, each time from nothing.</summary>
internal static class FaithfulnessRow
{
    private const int Characters = 60_000, Points = 15, WarmUps = 10, Rounds = 15;

    private static readonly string[] Nouns = ["accuracy", "latency", "error", "memory", "throughput", "recall", "variance", "energy", "perplexity", "coverage"];
    private static readonly string[] Verbs = ["reaches", "needs", "reports", "keeps", "loses", "gains"];
    private static readonly string[] Things = ["training", "retrieval", "decoding", "sampling", "inference", "segmentation", "alignment", "pruning", "routing", "tracking"];

    public static Task<Measurement> Run()
    {
        var (paper, summary) = Write();
        for (var round = 0; round < WarmUps; round++)
            FaithfulnessCheck.Of(summary, paper);
        var times = new TimeSpan[Rounds];
        var index = new TimeSpan[Rounds];
        var before = Environment.CpuUsage.TotalTime;
        FaithfulnessReport? report = null;
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            var check = new FaithfulnessCheck(paper);
            index[round] = clock.Elapsed;
            report = check.Of(summary);
            times[round] = clock.Elapsed;
        }

        var processor = (Environment.CpuUsage.TotalTime - before) / Rounds;
        Array.Sort(times);
        Array.Sort(index);
        return Task.FromResult(LoadRow.Measured(times[Rounds / 2], processor, string.Create(
            CultureInfo.InvariantCulture,
            $"{paper.Length:N0} characters, {Points} points, {report!.Checked} numbers and names, {report.Found} found; {index[Rounds / 2].TotalMilliseconds:N0} ms of it to read the paper")));
    }

    // Invented: sentences with names and numbers, a table of ten rows in each section, and points that repeat some.
    private static (PaperText Paper, PaperSummary Summary) Write()
    {
        var random = new Random(20_261_126);
        List<PaperSection> sections = [];
        List<string> said = [];
        for (var length = 0; length < Characters; length += sections[^1].Length)
        {
            List<string> paragraphs = [];
            for (var paragraph = 0; paragraph < 8; paragraph++)
            {
                string[] sentences = [.. Enumerable.Range(0, 6).Select(_ => Sentence())];
                said.AddRange(sentences);
                paragraphs.Add(string.Join(' ', sentences));
            }

            paragraphs.Add(string.Join('\n', Enumerable.Range(0, 10).Select(_ => $"{Name()} | {Number()} | {Number()} | {Number()}").Prepend("Method | Accuracy (%) | Latency (ms) | Memory (GB)")));
            sections.Add(new PaperSection(SectionKind.Results, "Results", paragraphs));
        }

        var paper = new PaperText { Id = ArxivId.Parse("2511.00001"), Source = TextSource.Html, Title = "A long paper", Sections = sections };
        SummaryPoint[] points = [.. Enumerable.Range(0, Points).Select(_ => new SummaryPoint(said[random.Next(said.Count)], null))];
        return (paper, new PaperSummary { Take = said[0], Parts = [new SummaryPart(SummaryPartKind.Results, points)] });

        string Sentence() =>
            $"On {Name()} the {Of(Nouns)} of {Of(Things)} with {Name()} {Of(Verbs)} {Number()}%, while {Name()} {Of(Verbs)} {Number()} ms of {Of(Things)} and {random.Next(2, 900)} {Of(Nouns)} steps.";
        string Name() => $"{(char)('A' + random.Next(26))}{Of(Things)[..3]}Net-{random.Next(1, 9)}";
        string Number() => (random.Next(1, 1_000) / 10.0).ToString("0.0", CultureInfo.InvariantCulture);
        string Of(string[] words) => words[random.Next(words.Length)];
    }
}
