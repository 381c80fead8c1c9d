using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ArxivBot.Subscriptions;

/// <summary>
/// What a person types for a <see cref="Query"/>: <c>LLM "mixture of experts"^2 quantiz* -survey</c>. Words and phrases with
/// blanks or commas between, a weight after <c>^</c>, a beginning before <c>*</c>, a minus before what is not wanted.
/// </summary>
internal static class QueryText
{
    public const int MaximumLength = 2_000;
    public const int MaximumTerms = 200;
    public const double MaximumWeight = 100;
    public const int ShortestPrefix = 2;

    public static bool TryParse(string text, [NotNullWhen(true)] out Query? query, [NotNullWhen(false)] out QueryError? error)
    {
        (query, error) = (null, null);
        if (text.Length > MaximumLength)
        {
            error = new QueryError(MaximumLength, $"the query has {text.Length} characters", $"{MaximumLength} are the most");
            return false;
        }

        List<Term> terms = [];
        List<Term> excluded = [];
        for (var at = SkipSeparators(text, 0); at < text.Length; at = SkipSeparators(text, at))
        {
            if (terms.Count + excluded.Count == MaximumTerms)
            {
                error = new QueryError(at, "too many terms", $"{MaximumTerms} are the most");
                return false;
            }

            var excludes = text[at] == '-';
            var from = at;
            at += excludes ? 1 : 0;
            if (!TryReadTerm(text, ref at, out var word, out error) || !TryReadWeight(text, ref at, out var weight, out error))
                return false;
            if (excludes && weight is not null)
            {
                error = new QueryError(from, "an excluded term has no weight", "leave out the ^ and the number");
                return false;
            }

            (excludes ? excluded : terms).Add(new Term(word, weight ?? 1));
        }

        query = new Query(terms, excluded);
        return true;
    }

    /// <summary>The text that <see cref="TryParse"/> reads as this query.</summary>
    public static string Print(Query query) => string.Join(
        ' ',
        query.Terms.Select(term => term.Weight == 1
                ? Quoted(term.Text)
                : string.Create(CultureInfo.InvariantCulture, $"{Quoted(term.Text)}^{term.Weight}"))
            .Concat(query.Excluded.Select(term => $"-{Quoted(term.Text)}")));

    private static bool TryReadTerm(
        string text, ref int at, [NotNullWhen(true)] out string? term, [NotNullWhen(false)] out QueryError? error)
    {
        if (at < text.Length && IsQuote(text[at]))
            return TryReadPhrase(text, ref at, out term, out error);
        var from = at;
        while (at < text.Length && !IsSeparator(text[at]) && !IsQuote(text[at]) && text[at] != '^')
            at++;
        term = text[from..at];
        error = WordError(term) is var (offset, message, expected) ? new QueryError(from + offset, message, expected) : null;
        return error is null;
    }

    private static bool TryReadPhrase(
        string text, ref int at, [NotNullWhen(true)] out string? term, [NotNullWhen(false)] out QueryError? error)
    {
        (term, error) = (null, null);
        var open = at;
        var close = text.AsSpan(open + 1).IndexOfAny('"', '“', '”');
        if (close < 0)
        {
            error = new QueryError(open, "this quotation is not closed", "write a \" after the phrase");
            return false;
        }

        at = open + 1 + close + 1;
        // A closing * would make a beginning of it, and in quotation marks it is a sign like any other: A* search.
        var words = text[(open + 1)..(at - 1)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        term = string.Join(' ', words).TrimEnd('*', ' ');
        if (HasLetterOrDigit(term))
            return true;
        error = new QueryError(open, "there is no word in this quotation", "write one or more words between the \"");
        return false;
    }

    /// <summary>What keeps a word from standing without quotation marks, and where in it.</summary>
    private static (int Offset, string Message, string Expected)? WordError(string word)
    {
        if (word is "AND" or "OR" or "NOT")
            return (0, $"{word} is not an operator here", $"terms are alternatives as they are, -word excludes, and \"{word}\" is the word");
        if (word.IndexOfAny(['(', ')']) is >= 0 and var bracket)
            return (bracket, "brackets do not group terms here", "leave them out, or put the term between \"");
        if (!HasLetterOrDigit(word))
            return (0, "there is no word here", "write a word with a letter or a digit in it, or a \"phrase\"");
        if (word[0] == '-')
            return (0, "a term has one minus at most", $"write -{word.TrimStart('-')}");
        var star = word.IndexOf('*');
        if (star < 0)
            return null;
        if (star < word.Length - 1)
            return (star, "a * stands only at the end of a word", $"write {word[..star]}* or put the term between \"");
        var beginning = word[..star];
        if (!beginning.EnumerateRunes().All(Rune.IsLetterOrDigit))
            return (0, "only a single word can end in *", "write letters and digits before the *");
        return beginning.Length < ShortestPrefix
            ? (0, "too short a beginning", $"write at least {ShortestPrefix} characters before the *, or put the term between \"")
            : null;
    }

    private static bool TryReadWeight(
        string text, ref int at, out double? weight, [NotNullWhen(false)] out QueryError? error)
    {
        (weight, error) = (null, null);
        var from = at;
        if (at < text.Length && text[at] == '^')
        {
            do
                at++;
            while (at < text.Length && !IsSeparator(text[at]) && !IsQuote(text[at]));
            var decimalComma = at + 1 < text.Length && text[at] == ',' && char.IsAsciiDigit(text[at + 1]);
            const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
            if (decimalComma
                || !double.TryParse(text.AsSpan((from + 1)..at), style, CultureInfo.InvariantCulture, out var number)
                || number is not (> 0 and <= MaximumWeight))
            {
                error = new QueryError(from, "this is not a weight", $"write a number above 0 and at most {MaximumWeight}, such as ^2.5");
                return false;
            }

            weight = number;
        }

        if (at == text.Length || IsSeparator(text[at]))
            return true;
        error = new QueryError(at, "two terms run into each other", "write a blank or a comma between them");
        return false;
    }

    private static string Quoted(string term) =>
        WordError(term) is null && !term.Any(c => IsSeparator(c) || IsQuote(c) || c == '^')
            ? term
            : $"\"{string.Concat(term.Select(c => IsQuote(c) ? ' ' : c))}\"";

    private static int SkipSeparators(string text, int at)
    {
        while (at < text.Length && IsSeparator(text[at]))
            at++;
        return at;
    }

    private static bool HasLetterOrDigit(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static bool IsSeparator(char character) => character == ',' || char.IsWhiteSpace(character);

    private static bool IsQuote(char character) => character is '"' or '“' or '”';
}
