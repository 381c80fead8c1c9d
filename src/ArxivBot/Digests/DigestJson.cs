using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArxivBot.Documents;

namespace ArxivBot.Digests;

/// <summary>A digest for other programs. Titles and names are arXiv's own text: ASCII with TeX.</summary>
internal static class DigestJson
{
    // Readable rather than safe inside HTML: the file is data, and whoever embeds it escapes it.
    private static readonly DigestJsonContext Context = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
    });

    /// <param name="date">The announcement day.</param>
    /// <param name="papers">In the digest's order.</param>
    /// <param name="notices">What the reader should not overlook, in words.</param>
    public static string Write(
        DateOnly date, Coverage coverage, IReadOnlyList<PaperCard> papers, IReadOnlyList<string> notices) =>
        JsonSerializer.Serialize(
            new DigestJsonDigest(
                date,
                new(coverage.Announced, coverage.Fetched, coverage.Matched, coverage.Shown, coverage.Unparseable),
                [.. papers.Select(Paper)],
                notices),
            Context.DigestJsonDigest) + "\n";

    private static DigestJsonPaper Paper(PaperCard card) => new(
        card.Rank,
        card.Id,
        card.Version,
        card.Title,
        card.Authors,
        card.Categories.Count > 0 ? card.Categories[0] : null,
        card.Categories,
        card.Kind,
        card.Published,
        card.Score,
        card.Why,
        card.Url.AbsoluteUri);
}

/// <summary>The file's shape; the order here is the order there.</summary>
internal sealed record DigestJsonDigest(
    DateOnly Date, DigestJsonCoverage Coverage, IReadOnlyList<DigestJsonPaper> Papers, IReadOnlyList<string> Notices);

internal sealed record DigestJsonCoverage(int Announced, int Fetched, int Matched, int Shown, int Unparseable);

internal sealed record DigestJsonPaper(
    int Rank,
    string Id,
    int Version,
    string Title,
    IReadOnlyList<string> Authors,
    string? Category,
    IReadOnlyList<string> Categories,
    string Type,
    DateOnly Published,
    double Score,
    string Why,
    string Url);

[JsonSerializable(typeof(DigestJsonDigest))]
internal sealed partial class DigestJsonContext : JsonSerializerContext;
