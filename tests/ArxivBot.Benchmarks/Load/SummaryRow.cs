using System.Diagnostics;
using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Summaries.Extractive;

namespace ArxivBot.Benchmarks.Load;

/// <summary>The extractive summary of one invented text, not warmed up: as the first person pays for it who asks.</summary>
internal static class SummaryRow
{
    /// <param name="length">In characters; a page has about 3,000.</param>
    public static Task<Measurement> Run(int length)
    {
        var paper = InventedPaper.Of(ArxivId.Parse("2512.00001"), length);
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var summary = ExtractiveSummarizer.Summarize(paper);
        var (time, processor) = (clock.Elapsed, Environment.CpuUsage.TotalTime - before);
        return Task.FromResult(LoadRow.Measured(time, processor, string.Create(
            CultureInfo.InvariantCulture, $"{paper.Length:N0} characters, {summary.Parts.Sum(part => part.Points.Count)} points, not warmed up")));
    }
}
