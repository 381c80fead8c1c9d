namespace ArxivBot.Subscriptions;

/// <summary>A <see cref="Term"/> or a <see cref="QueryGroup"/>; immutable.</summary>
internal abstract record QueryNode
{
    private protected QueryNode()
    {
    }
}

/// <param name="Text">
/// A word, a phrase of several words, one word's beginning with a closing <c>*</c>, an author's name, a category or an
/// archive's <c>cs.*</c>, or a regular expression.
/// </param>
/// <param name="Weight">What a match is worth, above 0.</param>
internal sealed record Term(string Text, double Weight = 1) : QueryNode
{
    public QueryField Field { get; init; }

    /// <summary>Whether the text is a regular expression.</summary>
    public bool IsPattern { get; init; }
}

/// <summary>Where a term is looked for.</summary>
internal enum QueryField : byte
{
    /// <summary>Title and abstract.</summary>
    Text,
    Title,
    Abstract,
    Author,
    Category,
}
