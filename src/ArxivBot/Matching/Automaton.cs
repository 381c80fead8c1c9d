using System.Runtime.InteropServices;

namespace ArxivBot.Matching;

/// <summary>
/// Finds all of many patterns in one pass over a sequence of symbols (characters, or word numbers).
/// Aho and Corasick, "Efficient string matching", https://doi.org/10.1145/360825.360855
/// </summary>
/// <remarks>Immutable once built, so any number of threads may read it.</remarks>
internal sealed class Automaton
{
    public const int Root = 0;

    private const int None = -1;

    private readonly long _symbols;
    private readonly int[] _fromRoot;
    private readonly Dictionary<long, int> _next;
    private readonly int[] _fallback;
    private readonly int[] _pattern;
    private readonly int[] _shorter;

    private Automaton(int symbols, int[] fromRoot, Dictionary<long, int> next, int[] fallback, int[] pattern, int[] shorter)
    {
        _symbols = symbols;
        _fromRoot = fromRoot;
        _next = next;
        _fallback = fallback;
        _pattern = pattern;
        _shorter = shorter;
    }

    /// <param name="patterns">Distinct and not empty; a pattern's number is its place here.</param>
    /// <param name="symbols">How many symbols there are; each is from 0 to below this.</param>
    public static Automaton Build(IReadOnlyList<int[]> patterns, int symbols)
    {
        var fromRoot = new int[symbols];
        var next = new Dictionary<long, int>();
        var parents = new List<(int Node, int Symbol)> { (Root, None) };
        var pattern = new List<int> { None };
        for (var number = 0; number < patterns.Count; number++)
        {
            var node = Root;
            foreach (var symbol in patterns[number])
            {
                ref var child = ref node == Root
                    ? ref fromRoot[symbol]
                    : ref CollectionsMarshal.GetValueRefOrAddDefault(
                        next, (node * (long)symbols) + symbol, out _);
                if (child == Root)
                {
                    child = parents.Count;
                    parents.Add((node, symbol));
                    pattern.Add(None);
                }

                node = child;
            }

            if (node == Root || pattern[node] != None)
                throw new ArgumentException("Patterns must be distinct and not empty", nameof(patterns));
            pattern[node] = number;
        }

        next.TrimExcess();
        var automaton = new Automaton(
            symbols, fromRoot, next, new int[parents.Count], [.. pattern], new int[parents.Count]);
        automaton.Link(parents);
        return automaton;
    }

    public int Step(int node, int symbol)
    {
        while (node != Root)
        {
            if (_next.TryGetValue((node * _symbols) + symbol, out var child))
                return child;
            node = _fallback[node];
        }

        return _fromRoot[symbol];
    }

    /// <summary>The patterns that end where <paramref name="node"/> was reached, the longest first.</summary>
    public Ends EndingAt(int node) => new(this, _pattern[node] == None ? _shorter[node] : node);

    // Parents come before children in a walk by depth, so each link needs only links that are already there.
    private void Link(List<(int Node, int Symbol)> parents)
    {
        foreach (var node in ByDepth(parents))
        {
            var (parent, symbol) = parents[node];
            _fallback[node] = parent == Root ? Root : Step(_fallback[parent], symbol);
            var fallback = _fallback[node];
            _shorter[node] = _pattern[fallback] == None ? _shorter[fallback] : fallback;
        }
    }

    private static IEnumerable<int> ByDepth(List<(int Node, int Symbol)> parents)
    {
        var depths = new int[parents.Count];
        for (var node = 1; node < depths.Length; node++)
            depths[node] = depths[parents[node].Node] + 1;
        var nodes = new int[depths.Length];
        for (var node = 0; node < nodes.Length; node++)
            nodes[node] = node;
        Array.Sort(depths, nodes);
        return nodes.Skip(1);
    }

    /// <summary>An allocation-free enumerator for <c>foreach</c>.</summary>
    public struct Ends(Automaton automaton, int node)
    {
        private int _following = node;

        public int Current { get; private set; }

        public readonly Ends GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_following == Root)
                return false;
            Current = automaton._pattern[_following];
            _following = automaton._shorter[_following];
            return true;
        }
    }
}
