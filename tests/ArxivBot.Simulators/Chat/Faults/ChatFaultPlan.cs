namespace ArxivBot.Simulators.Chat.Faults;

/// <summary>
/// Faults by chance, and yet the same for the same seed: the nth request of a chat meets what it met before, whatever other chats do meanwhile.
/// </summary>
public sealed class ChatFaultPlan
{
    private readonly ulong _seed;
    private readonly IReadOnlyList<(ChatFault Fault, double Probability)> _chances;

    /// <param name="chances">Each probability is from 0 to 1, for one request; together they are at most 1.</param>
    public ChatFaultPlan(int seed, params IReadOnlyList<(ChatFault Fault, double Probability)> chances)
    {
        if (chances.Any(chance => chance.Probability is not (>= 0 and <= 1)) || chances.Sum(chance => chance.Probability) > 1 + 1e-9)
            throw new ArgumentException("Probabilities are from 0 to 1, and at most 1 together", nameof(chances));
        (Seed, _seed, _chances) = (seed, Mix((ulong)(uint)seed), [.. chances]);
    }

    public int Seed { get; }

    /// <param name="address">The first address that the chat had.</param>
    /// <param name="number">Of the draw for that chat, counted from 1.</param>
    /// <param name="refused">Whether the chat would answer 410 or 403: only then it can come back, and only that can happen.</param>
    public ChatFault? Draw(string address, int number, bool refused)
    {
        var left = (Mix(_seed ^ Hash(address) ^ Mix((ulong)number)) >> 11) * (1.0 / (1UL << 53));
        foreach (var (fault, probability) in _chances)
        {
            if (fault is ChatFault.ComesBack != refused)
                continue;
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
