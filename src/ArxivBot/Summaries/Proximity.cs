namespace ArxivBot.Summaries;

/// <summary>How close the words and names of a sentence are to its places: 1 next to one, less with each word and each comma between.</summary>
internal sealed class Proximity
{
    // With each step a fifth of it is lost; a comma is two.
    private const double Decay = 0.9;
    private const int Break = 2;

    private static readonly System.Buffers.SearchValues<char> Breaks = System.Buffers.SearchValues.Create(",;:()，；：（）、");

    private readonly IReadOnlyList<(string Key, int At)> _tokens;

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

    /// <summary>Of each word and name outside a place.</summary>
    /// <param name="at">Where it begins, in characters.</param>
    /// <param name="end">Where it ends.</param>
    public IEnumerable<(string Key, double Closeness)> Around(int at, int end) => _tokens
        .Where(token => token.At < at || token.At >= end)
        .Select(token => (token.Key, Of(token.At < at ? _steps[at] - _steps[token.At] - 1 : _steps[token.At] - _steps[end])));

    /// <summary>Of two places, which neither of them counts.</summary>
    public double Between(int at, int other) => Of(Math.Abs(_steps[at] - _steps[other]));

    private static double Of(int steps) => Math.Pow(Decay, steps);
}
