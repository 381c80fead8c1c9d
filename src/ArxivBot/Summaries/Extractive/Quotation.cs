using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Summaries.Extractive;

/// <summary>A place in a paper, short enough to be quoted: up to three sentences of a paragraph, or some rows of a table.</summary>
/// <param name="Section">Title of the one that it is in.</param>
/// <param name="Text">On one line, as the paper has it; a table's rows are parted by semicolons, its header first.</param>
internal sealed record Quotation(string Section, string Text)
{
    private const int MostSentences = 3, MostRows = 12, Long = 450, LongestShown = 700;

    /// <summary>All of a paper, in its order.</summary>
    public static IEnumerable<Quotation> Of(PaperText paper) =>
        from section in paper.Sections
        from paragraph in section.Paragraphs
        from text in paragraph.Contains('\n') ? OfTable(paragraph) : Packed(Sentences.Of(paragraph), MostSentences).Select(sentences => string.Join(' ', sentences))
        select new Quotation(section.Title, text);

    /// <summary>For people: in quotation marks, and where it stands.</summary>
    /// <param name="paper">That it is from: what it does not link to is not linked.</param>
    public string Line(PaperText paper)
    {
        var words = SafeWords.Quoted(Prose.WithoutCitations(Text), paper, LongestShown);
        return $"“{words}{(words.Length >= LongestShown - 1 ? "…" : "")}” ({SafeWords.Quoted(Section, paper, LongestShown)})";
    }

    private static IEnumerable<string> OfTable(string table)
    {
        string[] lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var rows = Packed(lines.Skip(1), MostRows).ToList();
        return rows.Count == 0 ? lines : rows.Select(some => string.Join("; ", some.Prepend(lines[0])));
    }

    private static IEnumerable<List<string>> Packed(IEnumerable<string> pieces, int most)
    {
        List<string> held = [];
        foreach (var piece in pieces)
        {
            if (held.Count == most || held.Count > 0 && held.Sum(each => each.Length) + piece.Length > Long)
            {
                yield return held;
                held = [];
            }

            held.Add(piece);
        }

        if (held.Count > 0)
            yield return held;
    }
}
