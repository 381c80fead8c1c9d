using System.Text;

namespace ArxivBot.Simulators.Telegram.Text;

/// <summary>
/// Reads <c>parse_mode=MarkdownV2</c> as Telegram does, byte by byte, for its error texts count bytes:
/// https://core.telegram.org/bots/api#markdownv2-style. Of custom emoji and moments only the errors are known.
/// </summary>
internal sealed class MarkdownParser
{
    private const string Reserved = "_*[]()~`>#+-=|{}.!\n";

    private readonly byte[] _source;
    private readonly List<byte> _text = [];
    private readonly List<Entity> _entities = [];
    private readonly Stack<OpenMark> _open = new();
    private int _units;
    private int _at;
    private bool _isInQuote;
    private bool _canStartQuote = true;

    // Zeros after the end spare every look ahead a check.
    private MarkdownParser(string source) => _source = [.. Encoding.UTF8.GetBytes(source), 0, 0, 0, 0];

    private int Length => _source.Length - 4;

    private byte Current => _source[_at];

    private byte Next => _source[_at + 1];

    private bool IsInCode => _open.TryPeek(out var mark) && mark.Type is "code" or "pre";

    /// <exception cref="TelegramError">With Telegram's own words.</exception>
    public static FormattedText Parse(string source) => new MarkdownParser(source).Parse();

    private FormattedText Parse()
    {
        while (_at < Length)
        {
            if (Current == '\\' && Next is > 0 and <= 126)
            {
                _at++;
                _canStartQuote = Current == '\n' || (Current == '\r' && _canStartQuote);
                Copy();
            }
            else if (IsInCode ? Current != '`' : !Reserved.Contains((char)Current))
            {
                _canStartQuote &= Current == '\r';
                Copy();
            }
            else if (IsEnd())
            {
                Close();
            }
            else
            {
                Open();
            }
        }

        if (_isInQuote)
            EndQuoteAtEnd();
        if (_open.TryPeek(out var left))
            throw NoEnd(left);
        return new FormattedText(Encoding.UTF8.GetString([.. _text]), Entity.Sorted(_entities));
    }

    private void Copy()
    {
        var unit = _source[_at++];
        if ((unit & 0xC0) != 0x80)
            _units += unit >= 0xF0 ? 2 : 1;
        _text.Add(unit);
    }

    /// <summary>Two bars at the end of a quote's last line.</summary>
    private bool EndsExpandableQuote =>
        Current == '|' && Next == '|' && (_at + 2 == Length || (LineEnd(_at + 2) is { } next && _source[next] != '>'));

    /// <returns>The place after a line's end, which may begin with a carriage return; null where there is none.</returns>
    private int? LineEnd(int at) => _source[at] == '\n' ? at + 1 : _source[at] == '\r' && _source[at + 1] == '\n' ? at + 2 : null;

    private bool IsEnd()
    {
        if (!_open.TryPeek(out var mark))
            return false;
        if (_isInQuote && (Current == '\n' ? Next != '>' : EndsExpandableQuote))
            return true;
        return mark.Type switch
        {
            "bold" => Current == '*',
            "italic" => Current == '_' && Next != '_',
            "code" => Current == '`',
            "pre" => Current == '`' && Next == '`' && _source[_at + 2] == '`',
            "text_link" or "custom_emoji" => Current == ']',
            "underline" => Current == '_' && Next == '_',
            "strikethrough" => Current == '~',
            "spoiler" => Current == '|' && Next == '|',
            _ => false,
        };
    }

    private void Open()
    {
        var begin = _at;
        var argument = "";
        string? type;
        switch ((char)Current)
        {
            case '_' when Next == '_':
                (type, _at) = ("underline", _at + 2);
                break;
            case '_':
                (type, _at) = ("italic", _at + 1);
                break;
            case '*':
                (type, _at) = ("bold", _at + 1);
                break;
            case '~':
                (type, _at) = ("strikethrough", _at + 1);
                break;
            case '|' when Next == '|':
                (type, _at) = ("spoiler", _at + 2);
                break;
            case '[':
                (type, _at) = ("text_link", _at + 1);
                break;
            case '!' when Next == '[':
                (type, _at) = ("custom_emoji", _at + 2);
                break;
            case '`' when Next == '`' && _source[_at + 2] == '`':
                (type, argument) = ("pre", ReadLanguage());
                break;
            case '`':
                (type, _at) = ("code", _at + 1);
                break;
            case '\n':
                Copy();
                _canStartQuote = true;
                return;
            case '>' when _canStartQuote && _isInQuote:
                _at++;
                return;
            case '>' when _canStartQuote:
                (type, _at, _isInQuote) = ("blockquote", _at + 1, true);
                break;
            default:
                throw TelegramError.CannotParse($"Character '{(char)Current}' is reserved and must be escaped with the preceding '\\'");
        }

        _open.Push(new OpenMark(type, argument, _units, begin, _text.Count));
    }

    private string ReadLanguage()
    {
        _at += 3;
        var end = _at;
        while (!IsSpace(_source[end]) && _source[end] != '`')
            end++;
        var language = "";
        if (end != _at && end < Length && _source[end] != '`')
        {
            language = Encoding.UTF8.GetString(_source, _at, end - _at);
            _at = end;
        }

        // One line break after the language is no part of the text.
        if (IsBreak(Current))
            _at += IsBreak(Next) && Next != Current ? 2 : 1;
        return language;
    }

    private void Close()
    {
        var mark = _open.Pop();
        if (Current == '\n' ? mark.Type is not "blockquote" : _isInQuote && EndsExpandableQuote && mark.Type is not ("blockquote" or "spoiler"))
            throw NoEnd(mark);
        string? argument = null;
        var type = mark.Type;
        switch (mark.Type)
        {
            case "underline" or "spoiler":
                _at += 2;
                break;
            case "pre":
                _at += 3;
                argument = mark.Argument is "" ? null : mark.Argument;
                break;
            case "text_link":
                (type, argument) = Link(Next == '(' ? ReadUrl() : TextSince(mark));
                _at++;
                break;
            case "custom_emoji":
                (type, argument) = EmojiOrTime();
                _at++;
                break;
            case "blockquote" when Current == '|':
                EndExpandableQuote(mark);
                return;
            case "blockquote":
                Copy(); // a quote has the end of its last line
                Add(mark, type, null);
                (_isInQuote, _canStartQuote) = (false, true);
                return;
            default:
                _at++;
                break;
        }

        if (type is not "")
            Add(mark, type, argument);
    }

    private void Add(OpenMark mark, string type, string? argument)
    {
        if (_units > mark.Offset)
            _entities.Add(new Entity(type, mark.Offset, _units - mark.Offset) { Url = type == "text_link" ? argument : null, Language = type == "pre" ? argument : null });
    }

    private string TextSince(OpenMark mark) => Encoding.UTF8.GetString([.. _text.Skip(mark.TextLength)]);

    private static (string Type, string? Argument) Link(string url) => LinkAddress.Of(url) is { } link ? ("text_link", link) : ("", null);

    /// <summary>Stands on the closing bracket before, and on the closing parenthesis after.</summary>
    private string ReadUrl()
    {
        _at += 2;
        var begin = _at;
        var url = new List<byte>();
        while (_at < Length && Current != ')')
        {
            if (Current == '\\' && Next is > 0 and <= 126)
                _at++;
            url.Add(_source[_at++]);
        }

        return Current == ')' ? Encoding.UTF8.GetString([.. url]) : throw TelegramError.CannotParse($"Can't find end of a URL at byte offset {begin}");
    }

    private (string Type, string? Argument) EmojiOrTime()
    {
        if (Next != '(')
            throw TelegramError.CannotParse("The entity must contain a tg://emoji or tg://time URL");
        return ReadUrl().StartsWith("tg://emoji?id=", StringComparison.Ordinal) ? ("custom_emoji", null) : throw TelegramError.CannotParse("Invalid tg://emoji or tg://time URL specified");
    }

    private void EndExpandableQuote(OpenMark quote)
    {
        _at += 2;
        if (Current == '\r')
            Copy();
        if (Current == '\n')
            Copy();
        Add(quote, "expandable_blockquote", null);
        _isInQuote = false;
        _canStartQuote = true;
    }

    private void EndQuoteAtEnd()
    {
        if (_open.Peek().Type != "blockquote")
            return;
        Add(_open.Pop(), "blockquote", null);
        _isInQuote = false;
    }

    private static TelegramError NoEnd(OpenMark mark) => TelegramError.CannotParse($"Can't find end of {Word(mark)} entity at byte offset {mark.Begin}");

    private static string Word(OpenMark mark) => mark.Type switch
    {
        "bold" => "Bold",
        "italic" => "Italic",
        "underline" => "Underline",
        "strikethrough" => "Strikethrough",
        "spoiler" => "Spoiler",
        "code" => "Code",
        "pre" => mark.Argument is "" ? "Pre" : "PreCode",
        "text_link" => "TextUrl",
        "custom_emoji" => "CustomEmoji",
        _ => "BlockQuote",
    };

    private static bool IsBreak(byte unit) => unit is (byte)'\n' or (byte)'\r';

    private static bool IsSpace(byte unit) => unit is 0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\v';

    /// <param name="Offset">In UTF-16 units of the text.</param>
    /// <param name="Begin">In bytes of the source.</param>
    /// <param name="TextLength">Bytes of the text before it.</param>
    private sealed record OpenMark(string Type, string Argument, int Offset, int Begin, int TextLength);
}
