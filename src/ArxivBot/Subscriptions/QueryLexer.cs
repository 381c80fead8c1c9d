using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ArxivBot.Subscriptions;

/// <summary>Cuts a query's text into signs, from left to right and once.</summary>
internal sealed class QueryLexer
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly string _typed;
    private readonly string _text;
    private readonly List<QuerySign> _signs = [];
    private int _at;
    private bool _isGlued;

    private QueryLexer(string typed)
    {
        _typed = typed;
        _text = QueryCharacters.Narrow(typed);
    }

    /// <summary>The signs, with <see cref="QuerySignKind.End"/> as the last.</summary>
    public static bool TryRead(
        string text, [NotNullWhen(true)] out IReadOnlyList<QuerySign>? signs, [NotNullWhen(false)] out QueryError? error)
    {
        var lexer = new QueryLexer(text);
        error = lexer.Read();
        signs = error is null ? lexer._signs : null;
        return error is null;
    }

    private QueryError? Read()
    {
        while (SkipSeparators() < _text.Length)
        {
            if (ReadSign() is { } error)
                return error;
        }

        Add(QuerySignKind.End, _at, "");
        return null;
    }

    private QueryError? ReadSign()
    {
        var from = _at;
        switch (_text[_at])
        {
            case '(':
                return Add(QuerySignKind.Open, ++_at, "(");
            case ')':
                return Add(QuerySignKind.Close, ++_at, ")");
            case '+':
                return Add(QuerySignKind.Plus, ++_at, "+");
            case var minus when QueryCharacters.IsMinus(minus):
                return Add(QuerySignKind.Minus, ++_at, "-");
            case '"':
                return ReadPhrase();
            case '/':
                return ReadPattern();
            case '^':
                _at++;
                SkipWord();
                return Add(QuerySignKind.Weight, from, _at, _text[(from + 1).._at]);
            default:
                return ReadWord();
        }
    }

    private QueryError? ReadWord()
    {
        var from = _at;
        SkipWord();
        var word = _text[from.._at];
        var name = word.AsSpan().IndexOfAnyExcept(Letters) is > 0 and var length && word[length] == ':' ? word[..length] : null;
        if (name is not null)
        {
            _at = from + name.Length + 1;
            Add(QuerySignKind.Field, from, _at, name);
            // A keyboard may have put a blank after the colon.
            while (_at < _text.Length && QueryCharacters.IsBlank(_text[_at]))
                _at++;
            return null;
        }

        var kind = word switch
        {
            "AND" => QuerySignKind.And,
            "OR" => QuerySignKind.Or,
            "NOT" => QuerySignKind.Not,
            _ => QuerySignKind.Word,
        };
        return Add(kind, from, _at, word);
    }

    private QueryError? ReadPhrase()
    {
        var close = _text.IndexOf('"', _at + 1);
        if (close < 0)
            return new QueryError(_at, "this quotation is not closed", "write a \" after the phrase");
        // A closing * would make a beginning of it, and in quotation marks it is a sign like any other: A* search.
        var words = _text[(_at + 1)..close].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var from = _at;
        _at = close + 1;
        return Add(QuerySignKind.Phrase, from, _at, string.Join(' ', words).TrimEnd('*', ' '));
    }

    // Taken as typed: in a pattern every character may matter.
    private QueryError? ReadPattern()
    {
        var pattern = new StringBuilder();
        for (var at = _at + 1; at < _text.Length; at++)
        {
            if (_text[at] == '/')
            {
                var from = _at;
                _at = at + 1;
                return Add(QuerySignKind.Pattern, from, _at, pattern.ToString());
            }

            if (_typed[at] == '\\' && at + 1 < _text.Length)
            {
                at++;
                if (_text[at] != '/')
                    pattern.Append('\\');
            }

            pattern.Append(_typed[at]);
        }

        return new QueryError(_at, "this pattern is not closed", "write a / after it, or put the term between \"");
    }

    private QueryError? Add(QuerySignKind kind, int until, string text) => Add(kind, until - text.Length, until, text);

    private QueryError? Add(QuerySignKind kind, int from, int until, string text)
    {
        _signs.Add(new QuerySign(kind, from, until, text, _isGlued));
        _isGlued = true;
        return null;
    }

    private int SkipSeparators()
    {
        for (; _at < _text.Length; _at++)
        {
            if (QueryCharacters.IsSeparator(_text[_at]))
                _isGlued = false;
            else if (!QueryCharacters.IsUnseen(_text[_at]))
                break;
        }

        return _at;
    }

    private void SkipWord()
    {
        while (_at < _text.Length && !QueryCharacters.IsSeparator(_text[_at]) && _text[_at] is not ('"' or '^' or '(' or ')'))
            _at++;
    }
}
