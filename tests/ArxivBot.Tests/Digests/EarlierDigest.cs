using System.Globalization;
using System.Text.RegularExpressions;
using ArxivBot.Documents;

namespace ArxivBot.Tests.Digests;

/// <summary>A file of the earlier bot, read back into the document it shows, and its text to compare with.</summary>
internal sealed partial class EarlierDigest
{
    private EarlierDigest(string text)
    {
        // The advertising above the statistics and the manual below the papers are that repository's own.
        var start = text.IndexOf("## 📊 Statistics", StringComparison.Ordinal);
        var end = text.IndexOf("## 🔧 Configuration", StringComparison.Ordinal);
        Text = text[start..end].TrimEnd('\n') + "\n";
        var facts = FactLine().Matches(Text[..Text.IndexOf("## 📚", StringComparison.Ordinal)])
            .Select(match => new Fact(match.Groups[1].Value, match.Groups[2].Value));
        Document = new(
        [
            new Heading(2, "📊 Statistics"), new Facts([.. facts]), new Heading(2, "📚 Recent Papers"),
            .. Paper().Matches(Text).Select(Card),
        ]);
    }

    /// <summary>From the statistics to the last paper.</summary>
    public string Text { get; }

    public Document Document { get; }

    public static EarlierDigest Read(string date) => new(File.ReadAllText(Shared.Path($"seeds/{date}.md")));

    private static PaperCard Card(Match match) => new()
    {
        Rank = int.Parse(match.Groups["rank"].Value, CultureInfo.InvariantCulture),
        Title = match.Groups["title"].Value,
        Url = new(match.Groups["url"].Value),
        Authors = match.Groups["authors"].Value.Split(", "),
        Categories = [match.Groups["category"].Value, "cs.XX"],
        Published = DateOnly.ParseExact(match.Groups["published"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Score = double.Parse(match.Groups["score"].Value, CultureInfo.InvariantCulture),
        Kind = match.Groups["kind"].Value,
        Id = match.Groups["id"].Value,
        Version = int.Parse(match.Groups["version"].Value, CultureInfo.InvariantCulture),
        Why = "",
        Abstract = match.Groups["abstract"].Value + " and so on.\n  A second paragraph.",
        Summary = match.Groups["by"].Success ? new(match.Groups["by"].Value, match.Groups["summary"].Value) : null,
    };

    [GeneratedRegex(@"^- \*\*(.+?)\*\*: (.+)$", RegexOptions.Multiline)]
    private static partial Regex FactLine();

    [GeneratedRegex("""
        ^\#\#\#\ (?<rank>\d+)\.\ \[(?<title>.+)\]\((?<url>https://arxiv\.org/abs/\S+)\)\n\n
        \*\*Authors\*\*:\ (?<authors>.+?)\ \ \n
        \*\*Category\*\*:\ (?<category>\S+)\ \ \n
        \*\*Published\*\*:\ (?<published>\S+)\ \ \n
        \*\*Score\*\*:\ (?<score>\S+)\ \ \n
        \*\*Type\*\*:\ (?<kind>\S+)\ \ \n
        \*\*ArXiv\ ID\*\*:\ (?<id>\S+)v(?<version>\d+)\ \ \n\n
        \#\#\#\#\ Abstract\n(?<abstract>.{300})\.\.\.\n\n
        (?:<details>\n<summary><strong>🤖\ AI\ Summary\ \(by\ (?<by>.+?)\)</strong>\ -\ Click\ to\ expand</summary>\n\n
        (?<summary>(?s:.*?))\n\n</details>\n\n)?---$
        """, RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Paper();
}
