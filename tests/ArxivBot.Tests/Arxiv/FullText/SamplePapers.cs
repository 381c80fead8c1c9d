using ArxivBot.Arxiv;

namespace ArxivBot.Tests.Arxiv.FullText;

/// <summary>The constructed papers, as LaTeXML and pdfTeX have set them.</summary>
internal static class SamplePapers
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "ArxivBot.Simulators", "Arxiv", "Papers");

    public static IReadOnlyList<ArxivId> Ids { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.tex").Select(file => ArxivId.Parse(Path.GetFileNameWithoutExtension(file))).Order()];

    public static string Tex(string id) => File.ReadAllText(Path.Combine(Folder, $"{id}.tex"));

    public static string Html(string id) => File.ReadAllText(Path.Combine(Folder, $"{id}.html"));

    public static byte[] Pdf(string id) => File.ReadAllBytes(Path.Combine(Folder, $"{id}.pdf"));
}
