namespace ArxivBot.Commands.LookingUp;

/// <summary>The licences that arXiv lets authors choose from. https://info.arxiv.org/help/license/</summary>
internal static class Licenses
{
    private const string CreativeCommons = "creativecommons.org/licenses/";

    /// <param name="address">As arXiv's lists give it, such as <c>http://creativecommons.org/licenses/by/4.0/</c>.</param>
    public static string NameOf(string address)
    {
        var shown = Documents.UntrustedText.OneLine(address);
        var path = shown.Replace("https://", "", StringComparison.Ordinal).Replace("http://", "", StringComparison.Ordinal).TrimEnd('/');
        if (path.StartsWith("arxiv.org/licenses/nonexclusive-distrib/", StringComparison.Ordinal))
            return "arXiv's non-exclusive licence to distribute";
        if (path.StartsWith("creativecommons.org/publicdomain/zero/", StringComparison.Ordinal))
            return "CC0 (public domain)";
        return path.StartsWith(CreativeCommons, StringComparison.Ordinal) && path[CreativeCommons.Length..].Split('/') is [{ Length: > 0 and < 12 } kind, { Length: > 0 and < 4 } version]
            ? $"CC {kind.ToUpperInvariant()} {version}"
            : shown;
    }
}
