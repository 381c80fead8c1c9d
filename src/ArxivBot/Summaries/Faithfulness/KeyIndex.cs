using System.Runtime.InteropServices;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>Which keys stand at which places, and how close to them, for looking up many keys in all places at once.</summary>
/// <param name="weigh">How telling a key is; above 0.</param>
internal sealed class KeyIndex(Func<string, double> weigh)
{
    private readonly Dictionary<string, List<(int Place, double Closeness)>> _placesOf = new(StringComparer.Ordinal);

    /// <summary>How many places there are.</summary>
    public int Count { get; private set; }

    /// <summary>Another place, with what stands there; of a key that is there more than once the closest counts.</summary>
    /// <param name="keys">Closeness from 0 to 1.</param>
    public void Add(IEnumerable<(string Key, double Closeness)> keys)
    {
        foreach (var (key, closeness) in keys)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_placesOf, key, out _);
            known ??= [];
            if (known.Count == 0 || known[^1].Place != Count)
                known.Add((Count, closeness));
            else if (known[^1].Closeness < closeness)
                known[^1] = (Count, closeness);
        }

        Count++;
    }

    /// <summary>What part of some keys stands at each place, by their weight, from 0 to 1; 0 for no keys.</summary>
    public double[] Shares(IReadOnlyCollection<string> keys)
    {
        var (shares, total) = Sums([.. keys.Select(key => (key, 1.0))]);
        return total > 0 ? Array.ConvertAll(shares, share => share / total) : shares;
    }

    /// <summary>The weight of what is close in both, at each place, and the most that it can be.</summary>
    /// <param name="keys">Closeness from 0 to 1.</param>
    public (double[] Sums, double Most) Sums(IReadOnlyCollection<(string Key, double Closeness)> keys)
    {
        var sums = new double[Count];
        var most = 0.0;
        foreach (var (key, closeness) in keys)
        {
            var weight = weigh(key) * closeness;
            most += weight;
            foreach (var (place, there) in _placesOf.GetValueOrDefault(key) ?? [])
                sums[place] += weight * there;
        }

        return (sums, most);
    }
}
