using System.Text.RegularExpressions;

namespace ArxivBot.Tests.Summaries;

/// <summary>
/// How much of a reference a summary shares, each measure as F1 from 0 to 1: single words, pairs of neighbouring words, and
/// longest common subsequences (the union over the summary's sentences for each of the reference's). After C.-Y. Lin,
/// "ROUGE: A Package for Automatic Evaluation of Summaries", 2004, https://aclanthology.org/W04-1013/. No stemming; all
/// words count.
/// </summary>
internal sealed partial record Rouge(double One, double Two, double Longest)
{
    /// <param name="summary">Sentence by sentence.</param>
    /// <param name="reference">Sentence by sentence.</param>
    public static Rouge Of(IEnumerable<string> summary, IEnumerable<string> reference)
    {
        string[][] ours = [.. summary.Select(Words)], theirs = [.. reference.Select(Words)];
        return new Rouge(Grams(ours, theirs, 1), Grams(ours, theirs, 2), Union(ours, theirs));
    }

    public static string[] Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(word => word.Value)];

    /// <summary>Harmonic mean of precision and recall.</summary>
    private static double F1(int shared, int ours, int theirs) => shared == 0 ? 0 : 2.0 * shared / (ours + theirs);

    private static double Grams(string[][] ours, string[][] theirs, int length)
    {
        var (own, other) = (Counts(ours, length), Counts(theirs, length));
        // A repetition counts as often as the other side has it.
        return F1(own.Sum(gram => Math.Min(gram.Value, other.GetValueOrDefault(gram.Key))), own.Values.Sum(), other.Values.Sum());
    }

    private static Dictionary<string, int> Counts(string[][] sentences, int length) => sentences
        .SelectMany(words => Enumerable.Range(0, Math.Max(0, words.Length - length + 1)).Select(at => string.Join(' ', words.AsSpan(at, length))))
        .CountBy(gram => gram).ToDictionary();

    private static double Union(string[][] ours, string[][] theirs)
    {
        // As in Lin's program, a word of the summary is used up; the formula alone would let precision exceed 1.
        var (free, wanted) = (Counts(ours, 1), Counts(theirs, 1));
        var shared = 0;
        foreach (var sentence in theirs)
        {
            foreach (var at in ours.SelectMany(other => Common(sentence, other)).Distinct())
            {
                var word = sentence[at];
                if (free.GetValueOrDefault(word) == 0 || wanted[word] == 0)
                    continue;
                free[word]--;
                wanted[word]--;
                shared++;
            }
        }

        return F1(shared, ours.Sum(words => words.Length), theirs.Sum(words => words.Length));
    }

    /// <returns>Where in <paramref name="one"/> the words of a longest common subsequence stand.</returns>
    private static IEnumerable<int> Common(string[] one, string[] other)
    {
        var length = new int[one.Length + 1, other.Length + 1];
        for (var i = one.Length - 1; i >= 0; i--)
        {
            for (var j = other.Length - 1; j >= 0; j--)
                length[i, j] = one[i] == other[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        }

        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            if (one[i] == other[j])
            {
                yield return i++;
                j++;
            }
            else if (length[i + 1, j] >= length[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }

    [GeneratedRegex(@"[\u3040-\u9fff]|[\p{L}\p{N}-[\u3040-\u9fff]]+")]
    private static partial Regex Word();
}
