namespace ArxivBot.Documents;

/// <summary>What a text is, and so where it is best cut.</summary>
internal enum TextKind
{
    /// <summary>Filled well: the strongest boundary in the second half of what fits.</summary>
    Prose,

    /// <summary>The beginning of a prose text: it ends with a sentence, however short.</summary>
    Excerpt,

    /// <summary>Lines stay whole, with their indentation.</summary>
    Laid,

    /// <summary>Lines stay whole, and every character is kept.</summary>
    File,
}

/// <summary>How small the parts are that a text may be cut into.</summary>
internal enum CutDepth
{
    /// <summary>Lines, sentences, words.</summary>
    Words,

    /// <summary>Also what a reader takes for one character; web addresses stay whole.</summary>
    Graphemes,

    /// <summary>Whatever it takes: the text has a message for itself.</summary>
    CodePoints,
}

/// <summary>Where a text that is too long ends, and where the rest begins.</summary>
internal static class TextCut
{
    /// <param name="guess">UTF-16 units that may fit.</param>
    /// <param name="fits">Whether the text from <paramref name="start"/> up to here does.</param>
    /// <returns>An index into the text; <paramref name="start"/> when it cannot be cut this way.</returns>
    public static int End(string text, int start, TextKind kind, CutDepth depth, int guess, Func<int, bool> fits)
    {
        var graphemes = new Graphemes(text, start);
        var length = Gauge.Longest(text.Length - start, guess, n =>
        {
            var end = graphemes.EndAt(start + n);
            return end == start || fits(end);
        });
        var furthest = graphemes.EndAt(start + length);
        if (furthest == text.Length)
            return furthest;
        if (Strongest(text, start, graphemes.Back(furthest), kind) is { } strong && fits(strong))
            return strong;
        if (depth == CutDepth.Words)
            return start;
        if (WebAddress.Around(text, start, furthest) is not { } address)
            return furthest > start || depth == CutDepth.Graphemes ? furthest : CodePoints(text, start, graphemes.First, fits);
        var before = graphemes.EndAt(address);
        if (before > start && fits(before))
            return before;
        return depth == CutDepth.Graphemes ? start : furthest;
    }

    /// <summary>Where the text goes on after a cut.</summary>
    public static int Begin(string text, int at, TextKind kind)
    {
        if (kind is TextKind.Laid or TextKind.File)
            return at;
        while (at < text.Length && Graphemes.Length(text, at) is var length && text.AsSpan(at, length).IsWhiteSpace())
            at += length;
        return at;
    }

    /// <summary>Without the white space that the end of a piece stands for.</summary>
    public static string Trim(string piece, TextKind kind) => kind switch
    {
        TextKind.File => piece,
        TextKind.Laid when piece.EndsWith("\r\n", StringComparison.Ordinal) => piece[..^2],
        TextKind.Laid when piece.Length > 0 && TextBoundaries.EndsLine(piece[^1]) => piece[..^1],
        TextKind.Laid => piece,
        _ => piece.TrimEnd(),
    };

    private static int? Strongest(string text, int start, IEnumerable<int> ends, TextKind kind)
    {
        (TextBoundary Boundary, int? End) late = default, any = default;
        int? half = null;
        foreach (var end in ends)
        {
            half ??= start + (end - start) / 2;
            var boundary = Weight(TextBoundaries.At(text, end), kind);
            if (boundary > any.Boundary)
                any = (boundary, end);
            if (end >= half && boundary > late.Boundary)
                late = (boundary, end);
        }

        return kind == TextKind.Prose ? late.End ?? any.End : any.End;
    }

    private static TextBoundary Weight(TextBoundary boundary, TextKind kind) => (kind, boundary) switch
    {
        (TextKind.Prose, _) => boundary,
        (TextKind.Excerpt, >= TextBoundary.Sentence) => TextBoundary.Sentence,
        (TextKind.Laid or TextKind.File, >= TextBoundary.Line) => TextBoundary.Line,
        (TextKind.Laid, TextBoundary.Sentence) => TextBoundary.Word,
        (TextKind.File, _) => TextBoundary.None,
        _ => boundary,
    };

    private static int CodePoints(string text, int start, int first, Func<int, bool> fits)
    {
        List<int> ends = [];
        for (var at = start; at < first; ends.Add(at))
            at += Graphemes.CodePoint(text, at);
        var count = Gauge.Longest(ends.Count, ends.Count, n => fits(ends[n - 1]));
        return count > 0 ? ends[count - 1] : start;
    }
}
