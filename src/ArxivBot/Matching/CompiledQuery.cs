using ArxivBot.Subscriptions;

namespace ArxivBot.Matching;

/// <summary>A query whose terms are numbers, the same number for the same term of any query.</summary>
internal sealed record CompiledQuery(IReadOnlyList<CompiledTerm> Terms, IReadOnlyList<int> Excluded);

internal readonly record struct CompiledTerm(int Number, Term Term);
