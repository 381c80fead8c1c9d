using System.Text.RegularExpressions;

namespace ArxivBot.Summaries.Extractive;

/// <summary>
/// How central each sentence of a text is: sentences that are like many others that are central themselves. Continuous
/// LexRank after G. Erkan and D. R. Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization",
/// JAIR 22 (2004), https://arxiv.org/abs/1109.2128: cosines of tf-idf vectors, and power iteration over them.
/// </summary>
internal sealed partial class LexRank
{
    /// <summary>Sentences less alike share common words only; the paper's best value.</summary>
    private const double LeastAlike = 0.1;

    /// <summary>Of jumping to any sentence, in the paper 0.15.</summary>
    private const double Damping = 0.15;

    private const double Precise = 1e-7;

    private const int MostRounds = 200;

    private static readonly HashSet<string> Stop = [.. """
        a about above after all also although among an and any are as at be because been being between both but by can could
        do does each every et al for from further given had has have here how however if in into is it its may more most much must no
        nor not of on one only or other our out over same several should since so some such than that the their them then there
        therefore these they this those through thus to two under upon use used using via was we well were what when where
        whether which while who whose will with within without would you your
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private readonly Dictionary<string, double>[] _vectors;

    public LexRank(IReadOnlyList<string> sentences)
    {
        string[][] words = [.. sentences.Select(sentence => Words(sentence).ToArray())];
        var holding = words.SelectMany(each => each.Distinct()).CountBy(word => word).ToDictionary();
        // 1 is added so that words of all sentences still count in very short texts.
        _vectors = [.. words.Select(each => Unit(each.CountBy(word => word).ToDictionary(
            count => count.Key, count => count.Value * Math.Log(1 + (double)words.Length / holding[count.Key]))))];
        Scores = Rank(Neighbours());
    }

    /// <summary>From above 0 to 1, which the most central sentence has.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>Cosine, from 0 (no word in common) to 1.</summary>
    public double Alike(int one, int other)
    {
        var (small, large) = _vectors[one].Count <= _vectors[other].Count ? (_vectors[one], _vectors[other]) : (_vectors[other], _vectors[one]);
        return small.Sum(word => word.Value * large.GetValueOrDefault(word.Key));
    }

    /// <summary>How much of the sentence with fewer words the other has too, rare words counting more; from 0 to 1.</summary>
    public double Held(int one, int other)
    {
        var (small, large) = _vectors[one].Count <= _vectors[other].Count ? (_vectors[one], _vectors[other]) : (_vectors[other], _vectors[one]);
        return small.Where(word => large.ContainsKey(word.Key)).Sum(word => word.Value * word.Value);
    }

    private static IEnumerable<string> Words(string sentence) =>
        Word().Matches(sentence).Select(word => word.Value.ToLowerInvariant()).Where(word => !Stop.Contains(word)).Select(Stem);

    /// <summary>Plurals count as their singulars.</summary>
    private static string Stem(string word) =>
        word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;

    private static Dictionary<string, double> Unit(Dictionary<string, double> vector)
    {
        var length = Math.Sqrt(vector.Values.Sum(weight => weight * weight));
        return vector.ToDictionary(word => word.Key, word => word.Value / length);
    }

    private (int To, double Alike)[][] Neighbours()
    {
        var holding = new Dictionary<string, List<(int At, double Weight)>>();
        for (var at = 0; at < _vectors.Length; at++)
        {
            foreach (var (word, weight) in _vectors[at])
                (holding.TryGetValue(word, out var list) ? list : holding[word] = []).Add((at, weight));
        }

        var alike = new double[_vectors.Length];
        return [.. _vectors.Select(vector =>
        {
            Array.Clear(alike);
            foreach (var (word, weight) in vector)
            {
                foreach (var (other, theirs) in holding[word])
                    alike[other] += weight * theirs;
            }

            return alike.Select((value, to) => (to, value)).Where(edge => edge.value > LeastAlike).ToArray();
        })];
    }

    private static double[] Rank((int To, double Alike)[][] neighbours)
    {
        var count = neighbours.Length;
        double[] sums = [.. neighbours.Select(edges => edges.Sum(edge => edge.Alike))];
        double[] rank = [.. Enumerable.Repeat(1.0 / Math.Max(count, 1), count)];
        for (var round = 0; round < MostRounds; round++)
        {
            var next = new double[count];
            Array.Fill(next, Damping / count);
            for (var from = 0; from < count; from++)
            {
                foreach (var (to, alike) in neighbours[from])
                    next[to] += (1 - Damping) * rank[from] * alike / sums[from];
            }

            var change = next.Zip(rank, (after, before) => Math.Abs(after - before)).Sum();
            rank = next;
            if (change < Precise)
                break;
        }

        var highest = rank.DefaultIfEmpty(1).Max();
        return [.. rank.Select(value => value / highest)];
    }

    [GeneratedRegex(@"\p{L}[\p{L}\p{N}]+|[\u3040-\u9fff]")]
    private static partial Regex Word();
}
