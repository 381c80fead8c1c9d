namespace ArxivBot.Summaries;

/// <summary>Which keys stand at which places, for looking up many keys in all places at once.</summary>
/// <param name="places">How many there are.</param>
/// <param name="weigh">How telling a key is; above 0.</param>
internal sealed class KeyIndex(int places, Func<string, double> weigh)
{
    private readonly Dictionary<string, List<int>> _placesOf = new(StringComparer.Ordinal);

    /// <param name="place">Counted from 0; in rising order.</param>
    public void Add(int place, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (!_placesOf.TryGetValue(key, out var known))
                _placesOf[key] = known = [];
            if (known.Count == 0 || known[^1] != place)
                known.Add(place);
        }
    }

    /// <summary>What part of some keys stands at each place, by their weight, from 0 to 1; 0 for no keys.</summary>
    public double[] Shares(IReadOnlyCollection<string> keys)
    {
        var shares = new double[places];
        var total = keys.Sum(weigh);
        foreach (var key in keys)
        {
            if (!_placesOf.TryGetValue(key, out var known))
                continue;
            var share = weigh(key) / total;
            foreach (var place in known)
                shares[place] += share;
        }

        return shares;
    }
}
