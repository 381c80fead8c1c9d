using ArxivBot.Matching;
using CsCheck;

namespace ArxivBot.Tests.Matching;

public class AutomatonTests
{
    private static readonly Gen<int[][]> Patterns =
        Gen.Int[0, 2].Array[1, 5].Array[0, 12].Select(patterns => patterns.DistinctBy(p => string.Join(',', p)).ToArray());

    [Fact]
    public void It_finds_what_a_naive_search_finds() =>
        Gen.Select(Patterns, Gen.Int[0, 3].Array[0, 60]).Sample((patterns, text) =>
        {
            var naive =
                from end in Enumerable.Range(1, text.Length)
                from pattern in patterns.Index()
                where pattern.Item.Length <= end && text.AsSpan(end - pattern.Item.Length, pattern.Item.Length).SequenceEqual(pattern.Item)
                orderby end, pattern.Item.Length descending
                select (end, pattern.Index);
            Found(Automaton.Build(patterns, 4), text).ShouldBe(naive);
        });

    [Fact]
    public void A_pattern_given_twice_is_refused() =>
        Should.Throw<ArgumentException>(() => Automaton.Build([[1, 2], [1, 2]], 3));

    [Fact]
    public void Without_patterns_it_finds_nothing() => Found(Automaton.Build([], 4), [0, 1, 2]).ShouldBeEmpty();

    private static List<(int End, int Pattern)> Found(Automaton automaton, int[] text)
    {
        var found = new List<(int, int)>();
        var node = Automaton.Root;
        for (var at = 0; at < text.Length; at++)
        {
            node = automaton.Step(node, text[at]);
            foreach (var pattern in automaton.EndingAt(node))
                found.Add((at + 1, pattern));
        }

        return found;
    }
}
