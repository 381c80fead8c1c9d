using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Summaries;

/// <summary>
/// Looks for every number and every name of a summary in its paper. What is found may still be wrong; what is not found
/// was made up, mixed up, or computed.
/// </summary>
/// <param name="source">The paper; it is read once, for any number of summaries.</param>
internal sealed class FaithfulnessCheck(PaperText source)
{
    private readonly PassageIndex _paper = new([.. Passage.Of(source)], source.Title);

    /// <returns>The same for the same summary and paper.</returns>
    public static FaithfulnessReport Of(PaperSummary summary, PaperText source) => new FaithfulnessCheck(source).Of(summary);

    /// <returns>The same for the same summary.</returns>
    public FaithfulnessReport Of(PaperSummary summary)
    {
        List<FaithfulnessItem> items = [.. ItemsOf(summary.Take, null)];
        var point = 0;
        foreach (var each in summary.Parts.SelectMany(part => part.Points))
            items.AddRange(ItemsOf(each.Text, point++));
        return new FaithfulnessReport(items);

        IEnumerable<FaithfulnessItem> ItemsOf(string text, int? at) =>
            StatementsOf(text).SelectMany(statement => Of(statement, at)).OrderBy(item => item.At);
    }

    private IEnumerable<FaithfulnessItem> Of(Statement statement, int? point)
    {
        statement.NameOpening(_paper.IsNamed);
        statement.NameWords(_paper.IsMisspelt);
        var claim = new Claim(statement, _paper);
        foreach (var number in statement.Quantities)
            yield return new FaithfulnessItem(number.Text, FaithfulnessItemKind.Number, claim.Holds(number), point, statement.Offset + number.At);
        foreach (var name in statement.Names)
            yield return new FaithfulnessItem(name.Text, FaithfulnessItemKind.Name, claim.Holds(name), point, statement.Offset + name.At);
    }

    private static IEnumerable<Statement> StatementsOf(string text)
    {
        var from = 0;
        foreach (var sentence in Sentences.Of(text))
        {
            var at = text.IndexOf(sentence, from, StringComparison.Ordinal);
            yield return Statement.Of(sentence, at);
            from = at + sentence.Length;
        }
    }
}
