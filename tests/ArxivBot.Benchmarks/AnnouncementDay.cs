using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using ArxivBot.Arxiv;
using ArxivBot.Papers;

namespace ArxivBot.Benchmarks;

/// <summary>A day of many papers: recorded days joined, or made up where no records are at hand.</summary>
internal static class AnnouncementDay
{
    public const int Papers = 1_600;

    private static readonly DateOnly Day = new(2025, 12, 10);

    public static IReadOnlyList<AnnouncedPaper> Load() =>
        [.. (Records.Folder is { } folder ? Recorded(folder) : Invented()).DistinctBy(paper => paper.Paper.Id).Take(Papers)];

    /// <summary>Papers of the same texts under ids of their own, as of another day.</summary>
    /// <param name="back">Tells the days apart, 1 to 11.</param>
    public static IReadOnlyList<AnnouncedPaper> Anew(IReadOnlyList<AnnouncedPaper> announced, int back) =>
    [
        .. announced.Select((paper, at) => Announced(
            string.Create(CultureInfo.InvariantCulture, $"24{back:00}.{at + 1:00000}"), paper.Paper.Title, paper.Paper.Abstract, [.. paper.Paper.Categories])),
    ];

    private static IEnumerable<AnnouncedPaper> Recorded(string corpus)
    {
        foreach (var path in Directory.EnumerateFiles(corpus, "papers.jsonl.gz", SearchOption.AllDirectories).Order())
        {
            using var file = File.OpenRead(path);
            using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
            while (lines.ReadLine() is { } line)
            {
                using var record = JsonDocument.Parse(line);
                var paper = record.RootElement;
                yield return Announced(
                    paper.GetProperty("id").GetString()!,
                    paper.GetProperty("title").GetString()!,
                    paper.GetProperty("summary").GetString()!.Replace("\n  ", "\n", StringComparison.Ordinal),
                    [.. paper.GetProperty("categories").EnumerateArray().Select(category => category.GetString()!)]);
            }
        }
    }

    /// <summary>Papers of made-up words, few of them common and most rare, as in any language.</summary>
    private static IEnumerable<AnnouncedPaper> Invented()
    {
        var random = new Random(1);
        string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => $"w{(int)Math.Pow(20_000, random.NextDouble())}"));
        for (var number = 1; number <= Papers; number++)
            yield return Announced(string.Create(CultureInfo.InvariantCulture, $"2512.{number:00000}"), Words(10), Words(190), ["cs.LG"]);
    }

    private static AnnouncedPaper Announced(string id, string title, string text, List<string> categories) => new(
        new Paper
        {
            Id = ArxivId.Parse(id),
            Version = 1,
            Title = title,
            Abstract = text,
            Authors = [],
            Categories = categories,
        },
        1,
        AnnouncementKind.New,
        categories[0],
        Day);
}
