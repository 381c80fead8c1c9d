using System.Text;
using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Benchmarks.Load;

/// <summary>The text of a paper of made-up words.</summary>
internal static class InventedPaper
{
    private const int WordsKnown = 6_000, SentencesAParagraph = 6, LongestTitle = 3;

    private static readonly (string Title, double Share)[] Sections =
    [
        ("Abstract", 0.02), ("Introduction", 0.13), ("Related Work", 0.1), ("Method", 0.25), ("Experiments", 0.2), ("Results", 0.15),
        ("Discussion", 0.08), ("Limitations", 0.03), ("Conclusion", 0.04),
    ];

    // How sentences of papers begin, so that phrases are found as often as in them.
    private static readonly string[] Openings = ["We propose", "In this paper we study", "Our method uses", "We show that", "The", "A", "However,", "Results show that", "We did not test", "Compared with"];

    /// <param name="length">In characters; a page has about 3,000.</param>
    /// <param name="seed">Another seed, other words.</param>
    public static PaperText Of(ArxivId id, int length, int seed = 7)
    {
        var random = new Random(seed);
        string[] words = [.. Enumerable.Range(0, WordsKnown).Select(_ => Word(random))];
        return new PaperText
        {
            Id = id,
            Source = TextSource.Html,
            Title = string.Join(' ', words.Take(LongestTitle)),
            Sections = [.. Sections.Select((section, at) => new PaperSection(
                SectionKinds.OfSection(section.Title, isFirst: at == 1), section.Title, Paragraphs(random, words, (int)(length * section.Share))))],
        };
    }

    private static List<string> Paragraphs(Random random, string[] words, int length)
    {
        List<string> paragraphs = [];
        for (var written = 0; written < length; written += paragraphs[^1].Length)
            paragraphs.Add(string.Join(' ', Enumerable.Range(0, SentencesAParagraph).Select(_ => Sentence(random, words))));
        return paragraphs;
    }

    private static string Sentence(Random random, string[] words)
    {
        var sentence = new StringBuilder(Openings[random.Next(Openings.Length)]);
        for (var left = random.Next(8, 30); left > 0; left--)
        {
            // The square makes some words common and most rare, as in any language.
            sentence.Append(' ').Append(words[(int)(Math.Pow(random.NextDouble(), 2) * words.Length)]);
        }

        return sentence.Append('.').ToString();
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(3, 11)).Select(_ => (char)('a' + random.Next(26))));
}
