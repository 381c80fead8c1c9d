using System.Globalization;
using System.Text;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries;

namespace ArxivBot.Tests.Summaries;

public class SummaryRougeTests(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public void Summaries_share_more_with_the_abstract_than_the_beginnings_of_papers_do()
    {
        List<(Rouge Summary, Rouge Lead)> all = [];
        foreach (var paper in SummarizedPapers.All)
        {
            var reference = paper.Sections.Where(section => section.Kind == SectionKind.Abstract).SelectMany(Lines).ToList();
            var body = paper with { Sections = [.. paper.Sections.Where(section => section.Kind != SectionKind.Abstract)] };
            var summary = Sentences(ExtractiveSummarizer.Summarize(body)).ToList();
            var lead = Lead(body, summary.Sum(line => Rouge.Words(line).Length)).ToList();
            all.Add((Rouge.Of(summary, reference), Rouge.Of(lead, reference)));
            Print(paper.Id.Value, all[^1]);
        }

        var mean = (Summary: Mean(all.Select(each => each.Summary)), Lead: Mean(all.Select(each => each.Lead)));
        Print("mean", mean);
        mean.Summary.One.ShouldBeGreaterThan(mean.Lead.One);
        mean.Summary.Two.ShouldBeGreaterThan(mean.Lead.Two);
        mean.Summary.Longest.ShouldBeGreaterThan(mean.Lead.Longest);
    }

    /// <summary>For people: what the summarizer writes about each paper.</summary>
    [Fact(Explicit = true)]
    public void Summaries_to_read()
    {
        foreach (var paper in SummarizedPapers.All)
        {
            var summary = ExtractiveSummarizer.Summarize(paper);
            var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{paper.Id.Value} {paper.Title}\n  {summary.Take}");
            foreach (var part in summary.Parts)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {part.Kind}");
                foreach (var point in part.Points)
                    text.AppendLine(CultureInfo.InvariantCulture, $"  - {point.Text} ({point.Section})");
            }

            output.WriteLine(text.ToString());
        }
    }

    /// <summary>As many words from the introduction on as the summary has.</summary>
    private static IEnumerable<string> Lead(PaperText body, int words)
    {
        foreach (var line in body.Sections.SelectMany(Lines))
        {
            var own = Rouge.Words(line);
            yield return string.Join(' ', own.Take(words));
            words -= own.Length;
            if (words <= 0)
                yield break;
        }
    }

    private static IEnumerable<string> Lines(PaperSection section) =>
        section.Paragraphs.Where(paragraph => !paragraph.Contains('\n')).SelectMany(ArxivBot.Summaries.Sentences.Of);

    private static IEnumerable<string> Sentences(PaperSummary summary) =>
        [summary.Take, .. summary.Parts.SelectMany(part => part.Points).Select(point => point.Text)];

    private static Rouge Mean(IEnumerable<Rouge> all) =>
        new(all.Average(each => each.One), all.Average(each => each.Two), all.Average(each => each.Longest));

    private void Print(string name, (Rouge Summary, Rouge Lead) pair) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {pair.Summary.One:P1} {pair.Summary.Two:P1} {pair.Summary.Longest:P1}, lead {pair.Lead.One:P1} {pair.Lead.Two:P1} {pair.Lead.Longest:P1}"));
}
