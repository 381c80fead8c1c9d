using System.Globalization;

namespace ArxivBot.Tests.Summaries.Faithfulness;

/// <summary>Papers written for these tests with true summaries, and mistakes made in these by hand: 200, or none in the first sets.</summary>
internal sealed record WrittenSet(string Name, IReadOnlyList<WrittenPaper> Papers, IReadOnlyList<PlantedError> Errors)
{
    /// <summary>In the order in which they were written.</summary>
    public static IReadOnlyList<WrittenSet> All { get; } =
        [.. new[] { "First", "Second", "Practice", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth" }.Select(Read)];

    public static WrittenSet Of(string name) => All.Single(set => set.Name == name);

    private static WrittenSet Read(string name)
    {
        var folder = Path.Combine(Repository.Root, "tests/ArxivBot.Tests/Summaries/Faithfulness", name + "Set");
        WrittenPaper[] papers = [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(WrittenPaper.Read)];
        var errors = Path.Combine(folder, "errors.tsv");
        return new WrittenSet(name, papers, File.Exists(errors) ? [.. File.ReadLines(errors).Select(line => Error(line.Split('\t'), papers))] : []);
    }

    // A line of the file is the paper's number, the point counted from 0, the kind and the wrong text.
    private static PlantedError Error(string[] cells, IReadOnlyList<WrittenPaper> papers) => new(
        papers.Single(paper => paper.Name.StartsWith(cells[0] + "-", StringComparison.Ordinal)),
        Enum.Parse<ErrorKind>(cells[2]),
        int.Parse(cells[1], CultureInfo.InvariantCulture),
        cells[3]);
}
