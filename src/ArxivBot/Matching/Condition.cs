namespace ArxivBot.Matching;

/// <summary>A query's tree over the numbers of its terms.</summary>
internal abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>Whether it may hold for a paper without any of the terms that are not excluded.</summary>
    public abstract bool NeedsNoTerm { get; }

    public abstract bool Holds(Matches matches, int paper);

    internal sealed record Present(int Number, Places Where) : Condition
    {
        public override bool NeedsNoTerm => false;

        public override bool Holds(Matches matches, int paper) => (matches.Of(Number, paper) & Where) != Places.None;
    }

    internal sealed record Group(Condition[] Any, Condition[] Must, Condition[] Not) : Condition
    {
        public override bool NeedsNoTerm =>
            (Any.Length == 0 || Array.Exists(Any, condition => condition.NeedsNoTerm)) && Array.TrueForAll(Must, condition => condition.NeedsNoTerm);

        public override bool Holds(Matches matches, int paper) =>
            (Any.Length == 0 || Array.Exists(Any, condition => condition.Holds(matches, paper)))
            && Array.TrueForAll(Must, condition => condition.Holds(matches, paper))
            && !Array.Exists(Not, condition => condition.Holds(matches, paper));
    }
}
