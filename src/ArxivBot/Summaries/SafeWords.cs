using System.Text.RegularExpressions;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Documents;

namespace ArxivBot.Summaries;

/// <summary>
/// What a stranger's paper says, or a model wrote after it read one: one line, bounded, nobody is addressed, and nothing is linked
/// but arXiv and what the paper itself links to.
/// </summary>
internal static partial class SafeWords
{
    public const int LongestTake = 400, LongestPoint = 700, LongestSection = 120;

    private const string Removed = "[link removed]";

    // Links within the words of links, deeper than anybody writes them.
    private const int MostUnwrapped = 5;

    // What is removed makes room for no more than this many times as much.
    private const int MostRemoved = 4;

    public static string Of(string text, PaperText paper, int longest)
    {
        var line = Tag().Replace(UntrustedText.OneLine(UntrustedText.Cut(text, longest * MostRemoved)), "");
        for (var time = 0; time < MostUnwrapped && Markup().IsMatch(line); time++)
            line = Markup().Replace(line, "$1");
        return Quoted(line, paper, longest);
    }

    /// <summary>The same for what somebody else wrote, whose brackets mean what they mean there.</summary>
    /// <param name="paper">Null for none.</param>
    public static string Quoted(string text, PaperText? paper, int longest)
    {
        var line = UntrustedText.OneLine(UntrustedText.Cut(text, longest * MostRemoved));
        line = Address().Replace(line, found => Kept(found.Value, paper));
        line = Mail().Replace(line, Removed);
        line = Path().Replace(line, Removed);
        // Some apps make links of these, which a dot of another kind prevents.
        line = Domain().Replace(line, found => found.Value.Replace('.', '․'));
        line = Mention().Replace(line, "＠");
        line = Command().Replace(line, "／");
        return UntrustedText.Cut(line, longest).Trim();
    }

    /// <summary>The same for a whole summary; a point of which nothing is left is left out.</summary>
    public static PaperSummary Of(PaperSummary summary, PaperText paper) => new()
    {
        Take = Of(summary.Take, paper, LongestTake),
        Parts =
        [
            .. summary.Parts
                .Select(part => part with { Points = [.. part.Points.Select(point => Of(point, paper)).Where(point => point.Text.Length > 0)] })
                .Where(part => part.Points.Count > 0),
        ],
    };

    private static SummaryPoint Of(SummaryPoint point, PaperText paper) =>
        new(Of(point.Text, paper, LongestPoint), point.Section is { } section && Of(section, paper, LongestSection) is { Length: > 0 } title ? title : null);

    private static string Kept(string address, PaperText? paper)
    {
        var bare = address.TrimEnd('.', ',', ';', ':', '!', '?', ')', '"', '\'');
        return Arxiv().IsMatch(bare) || paper?.Links.Any(link => link.OriginalString == bare || link.AbsoluteUri == bare) == true ? address : Removed;
    }

    // Attributes or nothing: "a < b and c > d" stays.
    [GeneratedRegex(@"</?(?:a|img|script|style|iframe|object|embed|svg|div|span|form|input|button|link|meta|base|html|body|font|video|audio|details|summary)(?:\s+[\w:-]+\s*=[^<>]*|\s+[\w-]+)?\s*/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    // With one pair of brackets in the address: [x](javascript:alert(1)).
    [GeneratedRegex(@"!?\[([^\]\[]*)\]\((?:[^()]|\([^()]*\))*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"(?:[a-z][a-z0-9+.-]*://|www\.|(?:javascript|vbscript|mailto|xmpp|tel|sms|tg|magnet|blob|about|view-source):(?=\S)|data:(?=[\w/+.-]*[;,]))\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\Ahttps://(?:www\.)?arxiv\.org(?:/[A-Za-z0-9._/-]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Arxiv();

    [GeneratedRegex(@"[\w.+-]+[@＠][\w-]+(?:\.[\w-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![\w./:-])(?:[a-z0-9-]+\.)+[a-z]{2,24}(?::[0-9]+)?[/?#](?=[\w+@])\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    [GeneratedRegex(@"(?<![\w./:-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|ai|me|gg|co|app|dev|xyz|info|biz|top|site|online|club|shop|link|click|ru|cn|de|uk|us|eu|in|to|ly|tk|ws|tv|cc|example)(?![\w/-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Domain();

    [GeneratedRegex(@"@(?=[\w&!-])", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<=^|\s|\()/(?=[a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
