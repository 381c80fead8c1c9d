using System.Collections.Frozen;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>What Chinese words for what papers measure and compare are in English.</summary>
internal static class ChineseTerms
{
    // A line is a term and its English words.
    private static readonly FrozenDictionary<string, string[]> Stems = Read();

    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Lookup = Stems.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = Stems.Keys.Max(term => term.Length);

    /// <summary>Stems of the English words of each term in a text, of the longest term at each place.</summary>
    public static IEnumerable<(string Stem, int At)> In(string text)
    {
        for (var at = text.AsSpan().IndexOfAnyInRange('\u4E00', '\u9FFF'); at >= 0 && at < text.Length;)
        {
            var (stems, length) = TermAt(text, at);
            foreach (var stem in stems)
                yield return (stem, at);
            at += length;
        }
    }

    // Where no term stands, one character is passed over.
    private static (string[] Stems, int Length) TermAt(string text, int at)
    {
        if (PaperNames.Chinese(text[at]))
        {
            for (var length = Math.Min(Longest, text.Length - at); length > 0; length--)
            {
                if (Lookup.TryGetValue(text.AsSpan(at, length), out var stems))
                    return (stems, length);
            }
        }

        return ([], 1);
    }

    private static FrozenDictionary<string, string[]> Read()
    {
        using var stream = typeof(ChineseTerms).Assembly.GetManifestResourceStream("summaries/chinese.terms.tsv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .ToFrozenDictionary(cells => cells[0], cells => cells[1].Split(' ').Select(ContentWords.Stem).OfType<string>().Distinct().ToArray());
    }
}
