using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ArxivBot.Arxiv;

namespace ArxivBot.Subscriptions;

/// <summary>
/// Builds the tree, by recursive descent: <c>NOT</c> binds tightest, then <c>AND</c>, then <c>OR</c>, a blank or a comma.
/// Every method answers null when it has left an error.
/// </summary>
internal sealed class QueryParser
{
    private readonly string _text;
    private readonly IReadOnlyList<QuerySign> _signs;
    private int _at;
    private int _terms;
    private int _patterns;
    private int _nesting;
    private int _exclusions;
    private QueryField _field;
    private QueryError? _error;

    private QueryParser(string text, IReadOnlyList<QuerySign> signs)
    {
        _text = text;
        _signs = signs;
    }

    private QuerySign Next => _signs[_at];

    public static bool TryParse(
        string text,
        IReadOnlyList<QuerySign> signs,
        [NotNullWhen(true)] out QueryGroup? root,
        [NotNullWhen(false)] out QueryError? error)
    {
        var parser = new QueryParser(text, signs);
        root = parser.ReadGroup();
        if (root is not null && parser.Next.Kind == QuerySignKind.Close)
            root = parser.Fail<QueryGroup>(parser.Next.From, "this bracket closes nothing", "leave it out, or write a ( before it");
        error = parser._error;
        return root is not null && error is null;
    }

    /// <summary>Up to the closing bracket or the end.</summary>
    private QueryGroup? ReadGroup()
    {
        List<QueryNode> any = [], must = [], not = [];
        var isAfterOr = false;
        while (Next.Kind is not (QuerySignKind.Close or QuerySignKind.End) || isAfterOr)
        {
            if (Next.Kind == QuerySignKind.Plus && !isAfterOr)
            {
                if (ReadRequired() is not { } required)
                    return null;
                must.Add(required);
                continue;
            }

            if (ReadConjunction(out var isNegated) is not { } node)
                return null;
            var isBeforeOr = Next.Kind == QuerySignKind.Or;
            if (isNegated && !isAfterOr && !isBeforeOr)
                not.Add(node);
            else
                any.Add(isNegated ? QueryGroup.Of([], [], [node]) : node);
            isAfterOr = isBeforeOr;
            if (isBeforeOr)
                _at++;
        }

        return QueryGroup.Of(any, must, not);
    }

    private QueryNode? ReadRequired()
    {
        var plus = Next;
        _at++;
        if (!Next.IsGlued || Next.Kind == QuerySignKind.End)
            return Fail<QueryNode>(plus.Until, "there is no word here", "write what must be there right after the +");
        if (ReadOperand() is not { } node)
            return null;
        return Next.Kind is QuerySignKind.And or QuerySignKind.Or
            ? Fail<QueryNode>(Next.From, $"+ and {Next.Text} do not go together", "leave out the +, or write +(a OR b)")
            : node;
    }

    /// <param name="isNegated">Whether it is a single operand, and what was read must not be.</param>
    private QueryNode? ReadConjunction(out bool isNegated)
    {
        List<QueryNode> must = [], not = [];
        isNegated = false;
        while (true)
        {
            isNegated = Next.Kind is QuerySignKind.Not or QuerySignKind.Minus;
            if ((isNegated ? ReadNegated() : ReadOperand()) is not { } node)
                return null;
            (isNegated ? not : must).Add(node);
            if (Next.Kind != QuerySignKind.And)
                break;
            _at++;
        }

        if (must.Count + not.Count == 1)
            return must.Concat(not).First();
        isNegated = false;
        return QueryGroup.Of([], must, not).AsNode();
    }

    private QueryNode? ReadNegated()
    {
        var sign = Next;
        _at++;
        if (sign.Kind == QuerySignKind.Minus && (!Next.IsGlued || Next.Kind == QuerySignKind.End))
            return Fail<QueryNode>(sign.Until, "there is no word here", "write what is not wanted right after the -");
        if (Next.Kind is QuerySignKind.Minus or QuerySignKind.Not)
            return Fail<QueryNode>(Next.From, "a term has one minus at most", "write one - or one NOT");
        _exclusions++;
        var node = ReadOperand();
        _exclusions--;
        return node;
    }

    /// <summary>A term or brackets, with its field and its weight.</summary>
    private QueryNode? ReadOperand()
    {
        var sign = Next;
        _at++;
        var node = sign.Kind switch
        {
            QuerySignKind.Field => ReadField(sign),
            QuerySignKind.Open => ReadBrackets(sign),
            QuerySignKind.Word or QuerySignKind.Phrase or QuerySignKind.Pattern => ReadTerm(sign),
            QuerySignKind.And or QuerySignKind.Or => Fail<QueryNode>(
                sign.From, $"{sign.Text} stands between two terms", $"write one before it and one after it, or \"{sign.Text}\" for the word"),
            QuerySignKind.Weight => Fail<QueryNode>(sign.From, "this weight belongs to no term", "write it right after a term, such as LLM^2.5"),
            QuerySignKind.Plus => Fail<QueryNode>(sign.From, "there is no place for a + here", "write + before a whole alternative: +LLM or +(a b)"),
            _ => Fail<QueryNode>(sign.From, "there is no word here", "write a word, a \"phrase\" or a (group)"),
        };
        node = node is null ? null : ReadWeight(node);
        if (node is null)
            return null;
        // f(x) is more likely a word with brackets than two terms.
        return Next is { IsGlued: true, Kind: not (QuerySignKind.Close or QuerySignKind.End) } && _signs[_at - 1].Kind != QuerySignKind.Close
            ? Fail<QueryNode>(Next.From, "two terms run into each other", "write a blank or a comma between them")
            : node;
    }

    private QueryNode? ReadField(QuerySign name)
    {
        if (!QueryFields.TryFind(name.Text, out var field))
        {
            return Fail<QueryNode>(
                name.From, $"there is no field {name.Text}", $"write {QueryFields.Nearest(name.Text)}: or put the term between \"");
        }

        var sign = Next;
        if (_field != QueryField.Text || sign.Kind == QuerySignKind.Field)
        {
            var second = sign.Kind == QuerySignKind.Field ? sign : name;
            return Fail<QueryNode>(second.From, "a term has one field at most", $"leave out {second.Text}:");
        }

        if (sign.Kind is not (QuerySignKind.Word or QuerySignKind.Phrase or QuerySignKind.Pattern or QuerySignKind.Open))
            return Fail<QueryNode>(sign.From, $"there is nothing to look for in {name.Text}:", "write a word, a \"phrase\" or a (group) after the colon");
        _at++;
        _field = field;
        var node = sign.Kind == QuerySignKind.Open ? ReadBrackets(sign) : ReadTerm(sign);
        _field = QueryField.Text;
        return node;
    }

    private QueryNode? ReadBrackets(QuerySign open)
    {
        if (_nesting == QueryText.MaximumNesting)
            return Fail<QueryNode>(open.From, "too many brackets inside each other", $"{QueryText.MaximumNesting} are the most");
        _nesting++;
        var group = ReadGroup();
        _nesting--;
        if (group is null)
            return null;
        if (Next.Kind == QuerySignKind.End)
            return Fail<QueryNode>(open.From, "this bracket is not closed", "write a ) after the group");
        _at++;
        return _signs[_at - 2].Kind == QuerySignKind.Open
            ? Fail<QueryNode>(open.From, "there is nothing between these brackets", "write one or more terms between them")
            : group.AsNode();
    }

    private QueryNode? ReadTerm(QuerySign sign)
    {
        if (++_terms > QueryText.MaximumTerms)
            return Fail<QueryNode>(sign.From, "too many terms", $"{QueryText.MaximumTerms} are the most");
        if (sign.Kind == QuerySignKind.Pattern)
            return ReadPattern(sign);
        if (_field == QueryField.Category)
            return ReadCategory(sign);
        if (sign.Kind == QuerySignKind.Phrase && !QueryWord.HasLetterOrDigit(sign.Text))
            return Fail<QueryNode>(sign.From, "there is no word in this quotation", "write one or more words between the \"");
        if (sign.Kind == QuerySignKind.Word && QueryWord.Error(sign.Text, mayBegin: _field != QueryField.Author) is { } error)
            return Fail<QueryNode>(sign.From + error.Position, error.Message, error.Expected);
        if (_field == QueryField.Author && !QueryWord.HasWholeName(sign.Text))
            return Fail<QueryNode>(sign.From, "initials alone are nobody's name", "write one name in full, such as author:\"T. Dao\"");
        return new Term(sign.Text) { Field = _field };
    }

    private QueryNode? ReadPattern(QuerySign sign)
    {
        if (_field is QueryField.Author or QueryField.Category)
            return Fail<QueryNode>(sign.From, "a pattern is looked for in titles and abstracts only", "write a name or a category here");
        if (++_patterns > QueryText.MaximumPatterns)
            return Fail<QueryNode>(sign.From, "too many patterns", $"{QueryText.MaximumPatterns} are the most");
        return QueryPattern.IsPattern(sign.Text, out var offset, out var message, out var expected)
            ? new Term(sign.Text) { Field = _field, IsPattern = true }
            : Fail<QueryNode>(Math.Min(sign.From + 1 + offset, sign.Until - 1), message, expected);
    }

    private QueryNode? ReadCategory(QuerySign sign)
    {
        const string all = ".*";
        if (Category.TryFind(sign.Text, out var category))
            return new Term(category.Id) { Field = QueryField.Category };
        var archive = sign.Text.EndsWith(all, StringComparison.Ordinal) ? sign.Text[..^all.Length] : sign.Text;
        var inside = Category.All.FirstOrDefault(known => known.Id.StartsWith($"{archive}.", StringComparison.OrdinalIgnoreCase));
        if (inside is not null)
        {
            archive = inside.Id[..archive.Length];
            return archive.Length < sign.Text.Length
                ? new Term($"{archive}{all}") { Field = QueryField.Category }
                : Fail<QueryNode>(sign.From, $"{archive} is an archive", $"write cat:{archive}{all} for all its categories");
        }

        var explained = Category.Explain(sign.Text).Split(": ", 2);
        return Fail<QueryNode>(sign.From, explained[0], explained[1]);
    }

    private QueryNode? ReadWeight(QueryNode node)
    {
        var sign = Next;
        if (sign is not { Kind: QuerySignKind.Weight, IsGlued: true })
            return node;
        _at++;
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var isDecimalComma = sign.Until + 1 < _text.Length && QueryCharacters.Narrow(_text[sign.Until..(sign.Until + 1)]) == ","
            && char.IsAsciiDigit(_text[sign.Until + 1]);
        if (isDecimalComma
            || !double.TryParse(sign.Text, style, CultureInfo.InvariantCulture, out var weight)
            || weight is not (> 0 and <= QueryText.MaximumWeight))
        {
            return Fail<QueryNode>(sign.From, "this is not a weight", $"write a number above 0 and at most {QueryText.MaximumWeight}, such as ^2.5");
        }

        if (_exclusions > 0)
            return Fail<QueryNode>(sign.From, "an excluded term has no weight", "leave out the ^ and the number");
        var weighed = Weighed(node, weight);
        IEnumerable<Term> terms = weighed is QueryGroup group ? group.Scoring : [(Term)weighed];
        return terms.All(term => term.Weight is > 0 and <= QueryText.MaximumWeight)
            ? weighed
            : Fail<QueryNode>(sign.From, "the weights of this group multiply beyond bounds", $"keep each product above 0 and at most {QueryText.MaximumWeight}");
    }

    private static QueryNode Weighed(QueryNode node, double weight) => node switch
    {
        Term term => term with { Weight = term.Weight * weight },
        QueryGroup group => group with
        {
            Any = [.. group.Any.Select(child => Weighed(child, weight))],
            Must = [.. group.Must.Select(child => Weighed(child, weight))],
        },
        _ => node,
    };

    private T? Fail<T>(int position, string message, string expected)
        where T : QueryNode
    {
        _error ??= new QueryError(position, message, expected);
        return null;
    }
}
