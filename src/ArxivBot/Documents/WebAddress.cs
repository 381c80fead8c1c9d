using System.Buffers;

namespace ArxivBot.Documents;

/// <summary>Addresses in text, which are of no use in two halves.</summary>
internal static class WebAddress
{
    /// <summary>RFC 3986. Others end an address, as in Chinese text, which has no blanks around it.</summary>
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    /// <summary>Where the address begins that a cut at an index would cut, null when it would not.</summary>
    /// <param name="from">Nothing before this belongs to the text.</param>
    public static int? Around(string text, int from, int at)
    {
        if (at <= from || at >= text.Length || !Characters.Contains(text[at]))
            return null;
        var run = text.AsSpan(from, at - from).LastIndexOfAnyExcept(Characters) + 1 + from;
        for (var begin = run; begin < at; begin++)
        {
            var length = text.AsSpan(begin, at - begin).IndexOfAny('h', 'H');
            if (length < 0)
                return null;
            begin += length;
            if (IsAddress(text.AsSpan(begin)))
                return begin;
        }

        return null;
    }

    private static bool IsAddress(ReadOnlySpan<char> text)
    {
        var scheme = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
            : text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : 0;
        return scheme > 0 && text.Length > scheme && Characters.Contains(text[scheme]);
    }
}
