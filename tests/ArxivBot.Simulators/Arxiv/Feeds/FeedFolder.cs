using System.Globalization;
using System.IO.Compression;

namespace ArxivBot.Simulators.Arxiv.Feeds;

/// <summary>
/// Feeds in files: <c>{yyyy-MM-dd}/{category}.xml</c> or <c>.xml.gz</c>, and beside a stale one <c>{category}.fresh.xml</c> or
/// <c>.fresh.xml.gz</c>, which holds what should have been served. Read at each request, so a file may be added while it serves.
/// </summary>
/// <param name="correct">Serves the fresh file where there is one, as if arXiv had never been late.</param>
public sealed class FeedFolder(string root, bool correct = false) : IFeedSource
{
    private const string DayFormat = "yyyy-MM-dd";

    public IReadOnlyCollection<DateOnly> Days =>
    [
        .. Directory.EnumerateDirectories(root)
            .Select(folder => DateOnly.TryParseExact(Path.GetFileName(folder), DayFormat, out var day) ? day : (DateOnly?)null)
            .OfType<DateOnly>(),
    ];

    public IReadOnlyCollection<string> Categories(DateOnly day) => Directory.Exists(Folder(day))
        ? [.. Taxonomy.Categories.Where(category => File(day, category) is not null)]
        : [];

    public string? Find(string category, DateOnly day) => correct ? FindCorrect(category, day) : Read(File(day, category));

    public string? FindCorrect(string category, DateOnly day) => Read(File(day, $"{category}.fresh") ?? File(day, category));

    private string? File(DateOnly day, string name) =>
        new[] { $"{name}.xml.gz", $"{name}.xml" }.Select(file => Path.Combine(Folder(day), file)).FirstOrDefault(System.IO.File.Exists);

    private string Folder(DateOnly day) => Path.Combine(root, day.ToString(DayFormat, CultureInfo.InvariantCulture));

    private static string? Read(string? path)
    {
        if (path is null)
            return null;
        using var file = System.IO.File.OpenRead(path);
        using Stream text = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(text);
        return reader.ReadToEnd();
    }
}
