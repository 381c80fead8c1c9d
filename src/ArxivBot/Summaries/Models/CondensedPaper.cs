using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries.Extractive;

namespace ArxivBot.Summaries.Models;

/// <summary>
/// A paper that is too long for a model, made shorter: each section keeps its most central sentences, in their order, so that no
/// section is lost and the end is worth as much as the beginning.
/// </summary>
internal static class CondensedPaper
{
    // What a summary is made of keeps more of itself.
    private const double Important = 2, Common = 1, Aside = 0.3;

    /// <param name="most">Characters.</param>
    public static PaperText Of(PaperText paper, int most)
    {
        if (paper.Length <= most)
            return paper;
        var total = paper.Sections.Sum(section => section.Length * WeightOf(section.Kind));
        return paper with { Sections = [.. paper.Sections.Select(section => Shortened(section, (int)(most * section.Length * WeightOf(section.Kind) / total))).Where(section => section.Paragraphs.Count > 0)] };
    }

    private static double WeightOf(SectionKind kind) => kind switch
    {
        SectionKind.Abstract or SectionKind.Conclusion or SectionKind.Limitations or SectionKind.Results => Important,
        SectionKind.Appendix or SectionKind.RelatedWork => Aside,
        _ => Common,
    };

    private static PaperSection Shortened(PaperSection section, int most)
    {
        if (section.Length <= most)
            return section;
        var sentences = section.Paragraphs.SelectMany((paragraph, at) => Sentences.Of(paragraph).Select(text => (Paragraph: at, Text: text))).Take(MostSentences).ToList();
        if (sentences.Count == 0)
            return section with { Paragraphs = [] };
        var scores = new LexRank([.. sentences.Select(sentence => sentence.Text)]).Scores;
        HashSet<int> kept = [];
        foreach (var at in Enumerable.Range(0, sentences.Count).OrderByDescending(at => scores[at]))
        {
            if (sentences[at].Text.Length + 1 > most)
                continue;
            most -= sentences[at].Text.Length + 1;
            kept.Add(at);
        }

        return section with
        {
            Paragraphs = [.. kept.Order().Select(at => sentences[at]).GroupBy(sentence => sentence.Paragraph).Select(paragraph => string.Join(' ', paragraph.Select(sentence => sentence.Text)))],
        };
    }

    // Each is compared with each.
    private const int MostSentences = 800;
}
