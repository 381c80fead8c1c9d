using System.Globalization;

namespace ArxivBot.Tests.Summaries.Faithfulness;

/// <summary>The mistakes written by hand for the third set, each of them wrong by its paper.</summary>
internal static class WrittenErrors
{
    /// <summary>A line of the file is the paper's number, the point counted from 0, the kind and the wrong text.</summary>
    public static IReadOnlyList<PlantedError> ThirdSet { get; } =
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests/ArxivBot.Tests/Summaries/Faithfulness/ThirdSet/errors.tsv")).Select(line => Read(line.Split('\t')))];

    private static PlantedError Read(string[] cells) => new(
        WrittenPaper.ThirdSet.Single(paper => paper.Name.StartsWith(cells[0] + "-", StringComparison.Ordinal)),
        Enum.Parse<ErrorKind>(cells[2]),
        int.Parse(cells[1], CultureInfo.InvariantCulture),
        cells[3]);
}
