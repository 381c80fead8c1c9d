using System.Globalization;
using Spectre.Console;

namespace ArxivBot.Platforms.Console;

/// <summary>Breaks one-line text into lines of a width in terminal cells, where wide characters take two.</summary>
internal static class TextWrap
{
    /// <summary>May not begin a line in Chinese and Japanese.</summary>
    private const string Closing = "，。、；：？！）」』】》〉”’…";

    /// <param name="width">Cells, 2 or more.</param>
    public static List<string> Lines(string text, int width)
    {
        List<string> lines = [];
        var line = "";
        var used = 0;
        foreach (var (piece, spaced) in Pieces(text))
        {
            var cells = piece.GetCellWidth();
            var gap = spaced && line.Length > 0 ? 1 : 0;
            if (used + gap + cells <= width)
            {
                line += (gap > 0 ? " " : "") + piece;
                used += gap + cells;
                continue;
            }

            if (line.Length > 0)
                lines.Add(line);
            (line, used) = (piece, cells);
            while (used > width)
            {
                var head = Head(line, width);
                lines.Add(line[..head]);
                line = line[head..];
                used = line.GetCellWidth();
            }
        }

        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }

    /// <summary>
    /// As <see cref="Lines"/>, but no more than <paramref name="most"/> of them; what is longer ends where a sentence
    /// does, if one does on the last line, else after a word, and with the <paramref name="ellipsis"/>.
    /// </summary>
    public static List<string> Excerpt(string text, int width, int most, string ellipsis)
    {
        // Four units a cell is more than letters with marks need; it bounds the work on very long text.
        var enough = Documents.UntrustedText.Cut(text, width * most * 4);
        var lines = Lines(enough, width);
        if (lines.Count <= most && enough.Length == text.Length)
            return lines;
        var next = lines.Count > most ? lines[most] : "";
        if (lines.Count > most)
            lines.RemoveRange(most, lines.Count - most);
        if (lines.Count > 0)
            lines[^1] = Shorten(lines[^1], next, width, ellipsis);
        return lines;
    }

    /// <param name="next">The line that is left out, to tell whether a sentence begins there.</param>
    private static string Shorten(string line, string next, int width, string ellipsis)
    {
        var room = width - ellipsis.GetCellWidth();
        if (LastSentenceEnd($"{line} {next}", line.Length) is { } end && line[..end].GetCellWidth() < room)
            return $"{line[..end]} {ellipsis}";
        if (room < 1)
            return line;
        var kept = line;
        while (kept.GetCellWidth() > room)
        {
            var space = kept.LastIndexOf(' ');
            kept = space > 0 ? kept[..space] : kept[..Head(kept, room)];
        }

        return kept.TrimEnd(' ', ',', ';', ':', '.') + ellipsis;
    }

    /// <summary>At <paramref name="most"/> or before, after the mark; null when no sentence surely ends (a capital follows, and no "et al." precedes).</summary>
    private static int? LastSentenceEnd(string line, int most)
    {
        for (var at = Math.Min(most - 1, line.Length - 3); at > 2; at--)
        {
            if (line[at] is '。' or '？' or '！')
                return at + 1;
            if (line[at] is '.' or '?' or '!' && line[at + 1] == ' ' && char.IsUpper(line[at + 2])
                && char.IsLower(line[at - 1]) && char.IsLower(line[at - 2]) && char.IsLower(line[at - 3]))
                return at + 1;
        }

        return null;
    }

    /// <summary>Words; and inside them, each wide character by itself, as such text has no spaces to break at.</summary>
    private static IEnumerable<(string Piece, bool Spaced)> Pieces(string text)
    {
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var spaced = true;
            var start = 0;
            for (var at = 0; at < word.Length;)
            {
                var length = StringInfo.GetNextTextElementLength(word, at);
                var next = at + length;
                var breaks = next < word.Length
                    && (IsWide(word.AsSpan(at, length)) || IsWide(word.AsSpan(next, StringInfo.GetNextTextElementLength(word, next))))
                    && !Closing.Contains(word[next], StringComparison.Ordinal);
                if (breaks || next == word.Length)
                {
                    yield return (word[start..next], spaced);
                    spaced = false;
                    start = next;
                }

                at = next;
            }
        }
    }

    private static bool IsWide(ReadOnlySpan<char> element) =>
        element[0] >= 0x1100 && element.ToString().GetCellWidth() > 1;

    /// <summary>Length of what fits into <paramref name="width"/> cells, one text element at the least.</summary>
    private static int Head(string text, int width)
    {
        var cells = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            cells += text.Substring(at, length).GetCellWidth();
            if (cells > width && at > 0)
                return at;
            at += length;
        }

        return text.Length;
    }
}
