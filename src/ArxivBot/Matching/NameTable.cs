namespace ArxivBot.Matching;

/// <summary>Authors: which words of names are in which papers.</summary>
/// <param name="Words">Sorted.</param>
/// <param name="Papers">For each word the papers that have it in a name.</param>
/// <param name="Names">For each paper its authors' words, by their place among the words, a <see cref="WordTable.Break"/> after each author.</param>
internal sealed record NameTable(string[] Words, Rows Papers, Rows Names)
{
    public long Bytes => Papers.Bytes + Names.Bytes + Words.Sum(word => IntPtr.Size + 22L + (word.Length * sizeof(char)));

    /// <summary>Adds the papers with an author of this name.</summary>
    /// <param name="longest">The longest of its words.</param>
    public void Find(string longest, string[] words, Action<int, Places> found)
    {
        var number = Array.BinarySearch(Words, longest, StringComparer.Ordinal);
        if (number < 0)
            return;
        foreach (var paper in Papers[number])
        {
            if (IsAmong(Names[paper], number, words))
                found(paper, Places.Authors);
        }
    }

    private bool IsAmong(ReadOnlySpan<int> names, int longest, string[] words)
    {
        var (at, holdsLongest) = (0, false);
        foreach (var word in names)
        {
            if (word == WordTable.Break)
            {
                if (holdsLongest && at == words.Length)
                    return true;
                (at, holdsLongest) = (0, false);
                continue;
            }

            holdsLongest |= word == longest;
            if (at < words.Length && AuthorTerms.IsSame(words[at], Words[word]))
                at++;
        }

        return false;
    }
}
