namespace ArxivBot.Simulators.Discord.Faults;

/// <summary>
/// Faults by chance, and yet the same for the same seed: the nth request of a route, or connection of the gateway, meets what it met before.
/// </summary>
public sealed class FaultChances<TFault>
    where TFault : class
{
    private readonly ulong _seed;
    private readonly IReadOnlyList<(string? Where, TFault Fault, double Probability)> _chances;

    /// <param name="chances">
    /// Where is a route such as <c>POST /channels/{channel_id}/messages</c>, or null for all; each probability is from 0 to 1 and all together
    /// are at most 1.
    /// </param>
    public FaultChances(int seed, params IReadOnlyList<(string? Where, TFault Fault, double Probability)> chances)
    {
        if (chances.Any(chance => chance.Probability is not (>= 0 and <= 1)) || chances.Sum(chance => chance.Probability) > 1 + 1e-9)
            throw new ArgumentException("Probabilities are from 0 to 1, and at most 1 together", nameof(chances));
        (_seed, _chances) = (Mix((ulong)(uint)seed), [.. chances]);
    }

    /// <param name="number">Of the draw there, counted from 1.</param>
    public TFault? Draw(string where, int number)
    {
        var left = (Mix(_seed ^ Hash(where) ^ Mix((ulong)number)) >> 11) * (1.0 / (1UL << 53));
        foreach (var (_, fault, probability) in _chances.Where(chance => chance.Where is null || chance.Where == where))
        {
            if (left < probability)
                return fault;
            left -= probability;
        }

        return null;
    }

    // FNV-1a, for string.GetHashCode differs from run to run.
    private static ulong Hash(string text) => text.Aggregate(14_695_981_039_346_656_037UL, (hash, unit) => (hash ^ unit) * 1_099_511_628_211UL);

    // The finalizer of SplitMix64: https://prng.di.unimi.it/splitmix64.c
    private static ulong Mix(ulong value)
    {
        value += 0x9e3779b97f4a7c15UL;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9UL;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebUL;
        return value ^ (value >> 31);
    }
}
