using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ArxivBot.Arxiv;

/// <summary>An id as people paste it: bare, from the margin of a PDF, or inside a link to any of a paper's pages.</summary>
internal static partial class PastedId
{
    private static readonly char[] Opening = ['<', '(', '[', '{', '"', '\'', '“', '‘', '«'];

    private static readonly char[] Closing = ['>', ')', ']', '}', '"', '\'', '”', '’', '»', '.', ',', ';', ':', '!', '?', '…'];

    /// <param name="version">The version in the text, counted from 1; null when it names none.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out ArxivId? id, out int? version)
    {
        var bare = text.Trim();
        if (Link().Match(bare) is { Success: true } markdown)
            bare = markdown.Groups["address"].Value;
        bare = bare.TrimStart(Opening).TrimEnd(Closing).Trim();
        if (Margin().Match(bare) is { Success: true } margin)
            bare = margin.Groups["id"].Value;
        else if (Address().Match(bare) is { Success: true } address)
            bare = address.Groups["id"].Value;
        return ArxivId.TryParse(bare, out id, out version);
    }

    [GeneratedRegex(@"^\[[^\[\]]*\]\((?<address>[^()\s]+)\)$", Rules)]
    private static partial Regex Link();

    // arXiv:2512.14925v2 [cs.LG] 18 Dec 2025
    [GeneratedRegex(@"^arXiv: ?(?<id>[^\s\[\]]+)(?: +\[[a-zA-Z.-]+\].*)?$", Rules | RegexOptions.IgnoreCase)]
    private static partial Regex Margin();

    [GeneratedRegex(
        @"^(?:https?://)?(?:(?:(?:www|export)\.)?arxiv\.org/(?:abs|pdf|html|format|src|e-print)/|(?:(?:dx\.)?doi\.org/)?10\.48550/arxiv\.)(?<id>[^\s?#]+?)(?:\.pdf)?/?(?:[?#].*)?$",
        Rules | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    private const RegexOptions Rules = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;
}
