using System.Globalization;
using System.Text;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries;

namespace ArxivBot.Tests.Summaries;

public class SummaryRougeTests(ITestOutputHelper output)
{
    /// <summary>What seventeen short papers cannot tell from chance.</summary>
    private const double Behind = 0.02;

    [Fact]
    public void Summaries_share_about_as_much_with_the_abstract_as_the_beginnings_of_papers_do()
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
        Print("median", (Median(all.Select(each => each.Summary)), Median(all.Select(each => each.Lead))));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ROUGE-1 above the lead: {all.Count(each => each.Summary.One > each.Lead.One)}, equal: {all.Count(each => each.Summary.One == each.Lead.One)}, below: {all.Count(each => each.Summary.One < each.Lead.One)}"));
        (mean.Summary.One - mean.Lead.One).ShouldBeGreaterThan(-Behind);
        (mean.Summary.Two - mean.Lead.Two).ShouldBeGreaterThan(-Behind);
        (mean.Summary.Longest - mean.Lead.Longest).ShouldBeGreaterThan(-Behind);
    }

    /// <summary>For people: what the summarizer writes about each paper.</summary>
    [Fact(Explicit = true)]
    public void Summaries_to_read()
    {
        var abstracts = RealAbstracts.Ten.Select(real => ExtractiveSummarizerInputTests.Abstract(real.Text.ReplaceLineEndings(" ")) with { Title = real.Title });
        foreach (var paper in SummarizedPapers.All.Concat(abstracts))
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

    private static Rouge Median(IEnumerable<Rouge> all)
    {
        List<Rouge> rouges = [.. all];
        return new Rouge(Middle(each => each.One), Middle(each => each.Two), Middle(each => each.Longest));

        double Middle(Func<Rouge, double> measure) => rouges.Select(measure).Order().ElementAt(rouges.Count / 2);
    }

    private void Print(string name, (Rouge Summary, Rouge Lead) pair) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {pair.Summary.One:P1} {pair.Summary.Two:P1} {pair.Summary.Longest:P1}, lead {pair.Lead.One:P1} {pair.Lead.Two:P1} {pair.Lead.Longest:P1}"));
}
