using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries.Extractive;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>
/// Looks for every number and every name of a summary in its paper. What is found may still be wrong; what is not found
/// was made up, mixed up, or computed.
/// </summary>
internal sealed class FaithfulnessCheck
{
    private readonly Abbreviations _abbreviations;
    private readonly PassageIndex _paper;
    private readonly MentionIndex _mentions;

    /// <param name="source">The paper; it is read once, for any number of summaries.</param>
    public FaithfulnessCheck(PaperText source)
    {
        _abbreviations = Abbreviations.Of(source);
        _paper = new PassageIndex([.. Passage.Of(source, _abbreviations)], source.Title);
        _mentions = new MentionIndex(_paper);
    }

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
            FindingsOf(text).OrderBy(finding => finding.At).Select(finding => new FaithfulnessItem(finding.Text, finding.Kind, finding.IsFound, at, finding.At));
    }

    /// <summary>What the paper has of each number and name of a text, for fitting the weights.</summary>
    public IEnumerable<Finding> FindingsOf(string text)
    {
        foreach (var statement in StatementsOf(text))
        {
            statement.NameOpening(_paper.IsNamed);
            statement.NameWords(_paper.IsMisspelt);
            var claim = new Claim(statement, _paper, _mentions);
            foreach (var number in statement.Quantities)
                yield return new Finding(number.Text, FaithfulnessItemKind.Number, statement.Offset + number.At, new NumberEvidence(claim, number).AtEachPlace());
            foreach (var name in statement.Names)
                yield return new Finding(name.Text, FaithfulnessItemKind.Name, statement.Offset + name.At, claim.IsThere(name) ? new NameEvidence(claim, name).AtEachPlace() : []);
        }
    }

    private IEnumerable<Statement> StatementsOf(string text)
    {
        var from = 0;
        foreach (var sentence in Sentences.Of(text))
        {
            var at = text.IndexOf(sentence, from, StringComparison.Ordinal);
            yield return Statement.Of(sentence, _abbreviations, at);
            from = at + sentence.Length;
        }
    }
}
