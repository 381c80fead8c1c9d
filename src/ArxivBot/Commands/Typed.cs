using ArxivBot.Documents;
using F23.StringSimilarity;

namespace ArxivBot.Commands;

/// <summary>What a person typed, as an answer may repeat it, and what may have been meant.</summary>
internal static class Typed
{
    private const int LongestShown = 60;

    public static string Shown(string text)
    {
        var line = UntrustedText.OneLine(UntrustedText.Cut(text, LongestShown * 4));
        return line.Length <= LongestShown ? line : $"{UntrustedText.Cut(line, LongestShown)}…";
    }

    /// <param name="candidates">At least one.</param>
    public static string Nearest(string text, IEnumerable<string> candidates)
    {
        var distance = new Damerau();
        var wanted = Shown(text).ToUpperInvariant();
        return candidates.MinBy(candidate => candidate.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) && wanted.Length > 1
            ? 0.5
            : distance.Distance(candidate.ToUpperInvariant(), wanted))!;
    }
}
