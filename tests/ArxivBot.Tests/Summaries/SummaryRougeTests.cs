using System.Globalization;
using System.Text;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries;
using ArxivBot.Summaries.Extractive;

namespace ArxivBot.Tests.Summaries;

public class SummaryRougeTests(ITestOutputHelper output)
{
    /// <summary>What seventeen short papers cannot tell from chance.</summary>
    private const double Behind = 0.02;

    [Theory]
    [InlineData("summary", int.MaxValue)]
    [InlineData("take", 1)]
    public void Summaries_share_about_as_much_with_the_abstract_as_the_beginnings_of_papers_do(string name, int sentences)
    {
        List<(Rouge Own, Rouge Lead)> all = [];
        var share = 0.0;
        foreach (var paper in SummarizedPapers.All)
        {
            var reference = paper.Sections.Where(section => section.Kind == SectionKind.Abstract).SelectMany(Lines).ToList();
            var body = paper with { Sections = [.. paper.Sections.Where(section => section.Kind != SectionKind.Abstract)] };
            var summary = Sentences(ExtractiveSummarizer.Summarize(body)).Take(sentences).ToList();
            var words = summary.Sum(line => Rouge.Words(line).Length);
            share += words / (double)body.Sections.SelectMany(Lines).Sum(line => Rouge.Words(line).Length);
            all.Add((Rouge.Of(summary, reference), Rouge.Of(Lead(body, words), reference)));
            Print(paper.Id.Value, all[^1]);
        }

        var mean = (Own: Mean(all.Select(each => each.Own)), Lead: Mean(all.Select(each => each.Lead)));
        Print($"{name}, mean", mean);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {share / all.Count:P0} of the words; ROUGE-1 above the lead in {all.Count(each => each.Own.One > each.Lead.One)}, below it in {all.Count(each => each.Own.One < each.Lead.One)} of {all.Count}"));
        (mean.Own.One - mean.Lead.One).ShouldBeGreaterThan(-Behind);
        (mean.Own.Two - mean.Lead.Two).ShouldBeGreaterThan(-Behind);
        (mean.Own.Longest - mean.Lead.Longest).ShouldBeGreaterThan(-Behind);
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
        section.Paragraphs.Where(paragraph => !paragraph.Contains('\n')).SelectMany(ArxivBot.Summaries.Extractive.Sentences.Of);

    private static IEnumerable<string> Sentences(PaperSummary summary) =>
        [summary.Take, .. summary.Parts.SelectMany(part => part.Points).Select(point => point.Text)];

    private static Rouge Mean(IEnumerable<Rouge> all) =>
        new(all.Average(each => each.One), all.Average(each => each.Two), all.Average(each => each.Longest));

    private void Print(string name, (Rouge Own, Rouge Lead) pair) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {pair.Own.One:P1} {pair.Own.Two:P1} {pair.Own.Longest:P1}, lead {pair.Lead.One:P1} {pair.Lead.Two:P1} {pair.Lead.Longest:P1}"));
}
