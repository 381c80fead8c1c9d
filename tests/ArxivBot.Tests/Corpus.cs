using System.IO.Compression;
using System.Text.Json;

namespace ArxivBot.Tests;

/// <summary>Real announcement days: feeds by category, and the digests that were published from them.</summary>
internal static class Corpus
{
    public static readonly string[] Categories = ["cs.AI", "cs.CL", "cs.DC", "cs.LG"];

    /// <summary>The days with a published digest.</summary>
    public static readonly string[] DaysWithDigest =
        ["2025-12-09", "2025-12-10", "2025-12-11", "2025-12-12", "2025-12-16", "2025-12-17", "2025-12-18", "2025-12-19"];

    public static readonly string[] Days = [.. DaysWithDigest, "2025-12-15", "2026-02-02"];

    public static string Folder => Shared.Path("arxiv/corpus");

    /// <param name="name">A category, or <c>cs.AI.fresh</c> for the list that should have been served.</param>
    public static string Feed(string day, string name) => Unzip(Shared.Path($"arxiv/corpus/{day}/{name}.xml.gz"));

    public static string Sample(string name) => File.ReadAllText(Shared.Path($"arxiv/samples/{name}"));

    public static JsonElement PublishedDigest(string day)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Shared.Path($"arxiv/corpus/{day}/expected-top30.json")));
        return document.RootElement.Clone();
    }

    private static string Unzip(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
