namespace ArxivBot.Documents;

/// <summary>
/// Makes a brief smaller: of each part its first points stay, at last one, then the beginning of that, then the first parts,
/// then the take alone.
/// </summary>
internal static class BriefCut
{
    /// <summary>UTF-16 units; of a point, less than this says nothing.</summary>
    private const int LeastOfPoint = 80;

    /// <returns>Null when not even the beginning of its take fits.</returns>
    public static Brief? Shorten(Brief brief, Func<Brief, bool> fits)
    {
        if (fits(brief))
            return brief;
        var most = brief.Parts.Select(part => part.Points.Count).DefaultIfEmpty(0).Max();
        if (Gauge.Longest(most, most, points => fits(brief.First(points))) is > 0 and var points)
            return brief.First(points);
        var one = brief.First(1);
        var longest = one.Parts.SelectMany(part => part.Points).Select(point => point.Length).DefaultIfEmpty(0).Max();
        if (Gauge.Longest(longest, LeastOfPoint, length => fits(Begun(one, length))) is >= LeastOfPoint and var length)
            return Begun(one, length);
        var shortest = Begun(one, LeastOfPoint);
        if (Gauge.Longest(one.Parts.Count, 1, count => fits(Some(shortest, count))) is > 0 and var parts)
            return Some(shortest, parts);
        return Take(Some(one, 0), fits);
    }

    /// <summary>The text, or as much of its beginning as these UTF-16 units hold.</summary>
    public static string Begun(string text, int most)
    {
        if (text.Length <= most)
            return text;
        // Room for what says that it goes on.
        var end = TextCut.End(text, 0, TextKind.Excerpt, CutDepth.CodePoints, most - 2, end => end <= most - 2);
        return CardCut.Begun(text, end);
    }

    private static Brief Begun(Brief brief, int length) =>
        brief with { Parts = [.. brief.Parts.Select(part => part with { Points = [.. part.Points.Select(point => Begun(point, length))] })] };

    private static Brief Some(Brief brief, int parts) => brief with { Parts = [.. brief.Parts.Take(parts)] };

    private static Brief? Take(Brief brief, Func<Brief, bool> fits)
    {
        if (fits(brief))
            return brief;
        var end = TextCut.End(brief.Take, 0, TextKind.Excerpt, CutDepth.Graphemes, 256, end => fits(brief with { Take = CardCut.Begun(brief.Take, end) }));
        return end > 0 ? brief with { Take = CardCut.Begun(brief.Take, end) } : null;
    }
}
