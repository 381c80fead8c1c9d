namespace ArxivBot.Documents;

/// <summary>A paper in a few points, shown in place of its abstract. All of it is plain text.</summary>
/// <param name="Take">One sentence.</param>
/// <param name="Origin">Who wrote it, and from what.</param>
internal sealed record Brief(string Take, IReadOnlyList<BriefPart> Parts, string Origin)
{
    // More than any that is made; what a file or a model might smuggle in stays small enough for every platform.
    private const int MostParts = 8, LongestTake = 600, LongestName = 60, LongestOrigin = 200;

    /// <summary>As it may be shown: each text on a line, nothing empty.</summary>
    public Brief Shown() => new(
        BriefCut.Begun(UntrustedText.OneLine(Take), LongestTake),
        [.. Parts.Select(part => part.Shown(LongestName)).Where(part => part.Name.Length > 0 && part.Points.Count > 0).Take(MostParts)],
        BriefCut.Begun(UntrustedText.OneLine(Origin), LongestOrigin));

    /// <summary>No more of each part than its first points.</summary>
    public Brief First(int points) => this with { Parts = [.. Parts.Select(part => part with { Points = [.. part.Points.Take(points)] })] };
}

/// <param name="Points">At least one.</param>
internal sealed record BriefPart(string Name, IReadOnlyList<string> Points)
{
    public BriefPart Shown(int longestName) => new(
        UntrustedText.Cut(UntrustedText.OneLine(Name), longestName), [.. Points.Select(UntrustedText.OneLine).Where(point => point.Length > 0)]);
}
