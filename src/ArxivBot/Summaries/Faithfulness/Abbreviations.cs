using System.Text.RegularExpressions;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>
/// What a paper writes short: “figure of merit (FoM)”, found by the algorithm of Schwartz and Hearst (A simple algorithm
/// for identifying abbreviation definitions in biomedical text, PSB 2003), and names cut to their capitals and digits,
/// ML-1M for MovieLens-1M.
/// </summary>
internal sealed partial class Abbreviations
{
    private const int Shortest = 2, Longest = 10;

    // Two letters stand for too much.
    private const int ShortestInitials = 3;

    // Keys of short forms by those of long ones.
    private readonly Dictionary<string, string> _shortOf = new(StringComparer.Ordinal);

    private Abbreviations()
    {
    }

    public static Abbreviations None { get; } = new();

    public static Abbreviations Of(PaperText paper)
    {
        var abbreviations = new Abbreviations();
        string[] texts = [paper.Title, .. paper.Sections.SelectMany(section => section.Paragraphs)];
        foreach (var text in texts)
        {
            foreach (Match inside in Parenthesized().Matches(text))
                abbreviations.Define(text[..inside.Index], inside.Groups["short"].Value);
        }

        var names = texts.SelectMany(PaperNames.Of).DistinctBy(name => name.Key).ToList();
        var keys = names.Select(name => name.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (Initials(name.Text) is { Length: >= ShortestInitials } initials && initials != name.Key && keys.Contains(initials))
                abbreviations._shortOf.TryAdd(name.Key, initials);
        }

        return abbreviations;
    }

    /// <returns>The short form's key; null when it has none.</returns>
    /// <param name="key">Of the long form.</param>
    public string? ShortOf(string key) => _shortOf.GetValueOrDefault(key);

    // Each letter or digit of the short form, from the last to the first, in the words before it; the first begins a word.
    private void Define(string before, string shortForm)
    {
        if (shortForm.Length is < Shortest or > Longest || !shortForm.Any(char.IsLetter) || !char.IsLetterOrDigit(shortForm[0]))
            return;
        var words = Math.Min(shortForm.Length + 5, shortForm.Length * 2);
        var at = before.Length - 1;
        for (var letter = shortForm.Length - 1; letter >= 0; letter--, at--)
        {
            if (!char.IsLetterOrDigit(shortForm[letter]))
            {
                at++;
                continue;
            }

            while (at >= 0 && (char.ToLowerInvariant(before[at]) != char.ToLowerInvariant(shortForm[letter]) || letter == 0 && at > 0 && char.IsLetterOrDigit(before[at - 1])))
                at--;
            if (at < 0)
                return;
        }

        var longForm = before[(at + 1)..].Trim();
        if (longForm.Length > shortForm.Length && longForm.Count(char.IsWhiteSpace) < words)
            _shortOf.TryAdd(PaperNames.Key(longForm), PaperNames.Key(shortForm));
    }

    private static string Initials(string name) => PaperNames.Key(string.Concat(InitialParts().Matches(name).Select(part => part.Value)));

    [GeneratedRegex(@"\((?<short>[\p{Lu}\p{Ll}\p{Nd}][\p{Lu}\p{Ll}\p{Nd}.-]*)[);,]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parenthesized();

    [GeneratedRegex(@"\d+\p{Ll}*|\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex InitialParts();
}
