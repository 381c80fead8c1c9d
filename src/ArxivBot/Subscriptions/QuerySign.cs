namespace ArxivBot.Subscriptions;

/// <summary>What a query's text is cut into.</summary>
internal enum QuerySignKind
{
    Word,
    Phrase,
    Pattern,
    Field,
    Weight,
    Open,
    Close,
    Plus,
    Minus,
    And,
    Or,
    Not,
    End,
}

/// <param name="From">Where it begins in the text, counted from 0.</param>
/// <param name="Until">Where it ends.</param>
/// <param name="Text">The word, the phrase without its quotation marks, the name of the field, the weight's number.</param>
/// <param name="IsGlued">Whether nothing separates it from the sign before.</param>
internal readonly record struct QuerySign(QuerySignKind Kind, int From, int Until, string Text, bool IsGlued);
