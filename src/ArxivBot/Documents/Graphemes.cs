using System.Globalization;
using System.Text;

namespace ArxivBot.Documents;

/// <summary>What a reader takes for one character each, looked up only as far as asked.</summary>
internal sealed class Graphemes(string text, int start)
{
    /// <summary>UTF-16 units; the longest emoji are below 40, and what is longer is no letter but an attack on the reader.</summary>
    public const int Longest = 250;

    private readonly List<int> _ends = [];

    /// <summary>Where the first one ends.</summary>
    public int First
    {
        get
        {
            EndAt(start + 1);
            return _ends[0];
        }
    }

    /// <summary>The last end at or before an index; the start when the first one reaches beyond.</summary>
    public int EndAt(int at)
    {
        for (var end = _ends.Count > 0 ? _ends[^1] : start; end < at && end < text.Length; _ends.Add(end))
            end += Length(text, end);
        var found = _ends.BinarySearch(at);
        return found >= 0 ? at : ~found > 0 ? _ends[~found - 1] : start;
    }

    /// <summary>All ends from this one back to the first.</summary>
    public IEnumerable<int> Back(int end)
    {
        for (var at = _ends.BinarySearch(end); at >= 0; at--)
            yield return _ends[at];
    }

    /// <summary>UTF-16 units of the one that begins here.</summary>
    public static int Length(string text, int at)
    {
        // A little more than the longest, so that one that ends with the window is known to be longer.
        var length = StringInfo.GetNextTextElementLength(text.AsSpan(at, Math.Min(Longest + 4, text.Length - at)));
        if (length <= Longest)
            return length;
        return char.IsSurrogatePair(text, at + Longest - 1) ? Longest - 1 : Longest;
    }

    /// <summary>UTF-16 units of the code point that begins here, or of half a pair; 0 at the end.</summary>
    public static int CodePoint(string text, int at)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var length);
        return length;
    }
}
