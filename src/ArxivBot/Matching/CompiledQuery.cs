using ArxivBot.Subscriptions;

namespace ArxivBot.Matching;

/// <summary>A query whose terms are numbers, the same number for the same term of any query.</summary>
/// <param name="Terms">What gives a paper score; without a condition any of them makes it match.</param>
/// <param name="Excluded">What drops a paper by itself.</param>
/// <param name="Condition">What has to hold besides; null when the terms and the excluded ones say it all.</param>
internal sealed record CompiledQuery(IReadOnlyList<CompiledTerm> Terms, IReadOnlyList<CompiledTerm> Excluded, Condition? Condition = null)
{
    /// <summary>Whether a paper may match that holds none of the terms.</summary>
    public bool NeedsNoTerm => Terms.Count == 0 || Condition is { NeedsNoTerm: true };
}

internal readonly record struct CompiledTerm(int Number, Term Term)
{
    /// <summary>Where it counts: <c>title:kernel</c> has the same number as <c>kernel</c>.</summary>
    public Places Where => Term.Field switch
    {
        QueryField.Title => Places.Title,
        QueryField.Abstract => Places.Abstract,
        QueryField.Author => Places.Authors,
        QueryField.Category => Places.Categories,
        _ => Places.Text,
    };
}
