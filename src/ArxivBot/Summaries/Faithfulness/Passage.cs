using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries.Extractive;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>A sentence or a table's row of a paper, with what stands beside it.</summary>
/// <param name="Near">The sentences before and after it, a row's header and caption; empty statements are left out.</param>
/// <param name="Table">Null for a sentence.</param>
internal sealed record Passage(Statement Own, IReadOnlyList<Statement> Near, TableRow? Table)
{
    /// <summary>Whether it, or what stands beside it, has a key.</summary>
    public bool SaysNear(string key) => Own.All.Contains(key) || Near.Any(near => near.All.Contains(key));

    /// <summary>Whether it, or what stands beside it, prints a number.</summary>
    public bool HasNear(Quantity number) => Own.Quantities.Any(number.Renders) || Near.Any(near => near.Quantities.Any(number.Renders));

    /// <summary>All of a paper, in its order.</summary>
    public static IEnumerable<Passage> Of(PaperText paper, Abbreviations abbreviations)
    {
        foreach (var section in paper.Sections)
        {
            Statement? last = null;
            var title = Statement.Of(section.Title, abbreviations);
            foreach (var paragraph in section.Paragraphs)
            {
                var passages = paragraph.Contains('\n') ? TableRow.Of(paragraph, last, abbreviations) : OfProse(paragraph, abbreviations);
                foreach (var passage in passages)
                {
                    last = passage.Own;
                    yield return passage with { Near = [.. passage.Near, title] };
                }
            }
        }
    }

    private static IEnumerable<Passage> OfProse(string paragraph, Abbreviations abbreviations)
    {
        List<Statement> sentences = [.. Sentences.Of(paragraph).Select(sentence => Statement.Of(sentence, abbreviations))];
        for (var at = 0; at < sentences.Count; at++)
            yield return new Passage(sentences[at], [.. sentences[Math.Max(0, at - 1)..at], .. sentences[(at + 1)..Math.Min(sentences.Count, at + 2)]], null);
    }
}
