namespace ArxivBot.Subscriptions;

/// <summary>What a person wants to read about. A paper matches when any term is in it and no excluded one is.</summary>
/// <param name="Terms">Empty: every paper matches, with score 0.</param>
internal sealed record Query(IReadOnlyList<Term> Terms, IReadOnlyList<Term> Excluded);

/// <param name="Text">A word, a phrase of several words, or one word's beginning with a closing <c>*</c>.</param>
/// <param name="Weight">What a match is worth, above 0.</param>
internal sealed record Term(string Text, double Weight = 1);
