using System.Globalization;

namespace ArxivBot.Tests.Summaries.Faithfulness;

/// <summary>Mistakes written by hand for the third set and those after it, each of them wrong by its paper.</summary>
internal static class WrittenErrors
{
    public static IReadOnlyList<PlantedError> ThirdSet { get; } = Of(nameof(ThirdSet), WrittenPaper.ThirdSet);

    public static IReadOnlyList<PlantedError> FourthSet { get; } = Of(nameof(FourthSet), WrittenPaper.FourthSet);

    public static IReadOnlyList<PlantedError> FifthSet { get; } = Of(nameof(FifthSet), WrittenPaper.FifthSet);

    public static IReadOnlyList<PlantedError> SixthSet { get; } = Of(nameof(SixthSet), WrittenPaper.SixthSet);

    public static IReadOnlyList<PlantedError> SeventhSet { get; } = Of(nameof(SeventhSet), WrittenPaper.SeventhSet);

    // A line of the file is the paper's number, the point counted from 0, the kind and the wrong text.
    private static IReadOnlyList<PlantedError> Of(string set, IReadOnlyList<WrittenPaper> papers) =>
        [.. File.ReadLines(Path.Combine(WrittenPaper.FolderOf(set), "errors.tsv")).Select(line => Read(line.Split('\t'), papers))];

    private static PlantedError Read(string[] cells, IReadOnlyList<WrittenPaper> papers) => new(
        papers.Single(paper => paper.Name.StartsWith(cells[0] + "-", StringComparison.Ordinal)),
        Enum.Parse<ErrorKind>(cells[2]),
        int.Parse(cells[1], CultureInfo.InvariantCulture),
        cells[3]);
}
