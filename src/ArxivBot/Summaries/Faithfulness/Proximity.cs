namespace ArxivBot.Summaries.Faithfulness;

/// <summary>How close the words and names of a sentence are to its places: 1 next to one, less with each word and each comma between.</summary>
internal sealed class Proximity
{
    // With each step a fifth of it is lost; a comma is two.
    private const double Decay = 0.9;
    private const int Break = 2;

    // By steps; further away it is nothing to speak of.
    private static readonly double[] Closeness = [.. Enumerable.Range(0, 64).Select(steps => Math.Pow(Decay, steps))];

    private static readonly System.Buffers.SearchValues<char> Breaks = System.Buffers.SearchValues.Create(",;:()，；：（）、");

    private readonly IReadOnlyList<(string Key, int At)> _tokens;

    private HashSet<string>? _keys;

    // Words and commas before each character, and in all.
    private readonly int[] _steps;

    /// <param name="tokens">Words and parts of names, with where they begin.</param>
    public Proximity(string text, IReadOnlyList<(string Key, int At)> tokens)
    {
        _tokens = tokens;
        _steps = new int[text.Length + 1];
        var starts = tokens.Select(token => token.At).ToHashSet();
        for (var at = 0; at < text.Length; at++)
            _steps[at + 1] = _steps[at] + (Breaks.Contains(text[at]) ? Break : 0) + (starts.Contains(at) ? 1 : 0);
    }

    /// <summary>Words and parts of names, each once.</summary>
    public IReadOnlyCollection<string> Keys => _keys ??= _tokens.Select(token => token.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Of each word and name outside a place.</summary>
    /// <param name="at">Where it begins, in characters.</param>
    /// <param name="end">Where it ends.</param>
    public IEnumerable<(string Key, double Closeness)> Around(int at, int end)
    {
        foreach (var (key, start) in _tokens)
        {
            if (start < at || start >= end)
                yield return (key, Of(start < at ? _steps[at] - _steps[start] - 1 : _steps[start] - _steps[end]));
        }
    }

    /// <summary>Of two places, which neither of them counts.</summary>
    public double Between(int at, int other) => Of(Math.Abs(_steps[at] - _steps[other]));

    private static double Of(int steps) => steps < Closeness.Length ? Closeness[steps] : 0;
}
