using System.Text.RegularExpressions;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Documents;

namespace ArxivBot.Summaries;

/// <summary>
/// What a model wrote after it read a stranger's paper: one line, bounded, nobody is addressed, and nothing is linked but arXiv and
/// what the paper itself links to.
/// </summary>
internal static partial class SafeWords
{
    public static string Of(string text, PaperText paper, int longest) => Quoted(Markup().Replace(UntrustedText.OneLine(text), "$1"), paper, longest);

    /// <summary>The same for what somebody else wrote, whose brackets mean what they mean there.</summary>
    /// <param name="paper">Null for none.</param>
    public static string Quoted(string text, PaperText? paper, int longest)
    {
        var line = UntrustedText.OneLine(text);
        line = Address().Replace(line, found => IsKnown(found.Value, paper) ? found.Value : "[link removed]");
        line = Mention().Replace(line, "＠");
        return UntrustedText.Cut(line, longest);
    }

    private static bool IsKnown(string address, PaperText? paper) =>
        Uri.TryCreate(address.TrimEnd('.', ',', ';', ')'), UriKind.Absolute, out var uri)
        && ((uri.Scheme == Uri.UriSchemeHttps && uri.Host is "arxiv.org" or "www.arxiv.org") || paper?.Links.Contains(uri) == true);

    [GeneratedRegex(@"!?\[([^\]\[]*)\]\([^()]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"@(?=[\w&!-])", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();
}
