using System.Text;
using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Telegram.Text;

/// <summary>
/// Telegram's HTML mode as TDLib, the library in Telegram's own server, parses it (https://core.telegram.org/bots/api#html-style): which tags
/// there are, what is an error, and with which words.
/// </summary>
internal sealed class HtmlParser
{
    private static readonly HashSet<string> Tags =
    [
        "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "tg-emoji", "span", "pre", "code", "a", "blockquote", "tg-time",
    ];

    private readonly byte[] _source;
    private readonly List<byte> _text = [];
    private readonly List<Entity> _entities = [];
    private readonly List<Open> _open = [];
    private int _utf16;
    private int _at;

    private HtmlParser(string source) => _source = Encoding.UTF8.GetBytes(source);

    /// <exception cref="TelegramError">It is not well formed.</exception>
    public static FormattedText Parse(string source)
    {
        var parser = new HtmlParser(source);
        parser.Run();
        var text = Encoding.UTF8.GetString([.. parser._text]);
        if (parser._isBroken)
            throw TelegramError.CannotParse("Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units");
        return new FormattedText(text, Entity.Sorted(parser._entities));
    }

    private bool _isBroken;

    private void Run()
    {
        while (_at < _source.Length)
        {
            var c = _source[_at];
            if (c == '&' && DecodeEntity(_source, ref _at) is { } code)
            {
                Append(code);
                continue;
            }

            if (c != '<')
            {
                _text.Add(c);
                // Each lead byte begins a character, which takes two units when it has four bytes.
                _utf16 += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
                _at++;
                continue;
            }

            var begin = _at++;
            if (_at < _source.Length && _source[_at] == '/')
                EndTag(begin);
            else
                StartTag(begin);
        }

        if (_open.Count > 0)
            throw TelegramError.CannotParse($"Can't find end tag corresponding to start tag \"{_open[^1].Tag}\"");
    }

    private void StartTag(int begin)
    {
        while (_at < _source.Length && !IsSpace(_source[_at]) && _source[_at] != '>')
            _at++;
        if (_at >= _source.Length)
            throw TelegramError.CannotParse($"Unclosed start tag at byte offset {begin}");
        var tag = Lower(begin + 1, _at);
        if (!Tags.Contains(tag))
            throw TelegramError.CannotParse($"Unsupported start tag \"{tag}\" at byte offset {begin}");
        var argument = "";
        while (_source[_at] != '>')
        {
            SkipSpaces();
            if (_at < _source.Length && _source[_at] == '>')
                break;
            var (name, value) = Attribute(tag, begin);
            argument = Keep(tag, name, value) ?? argument;
            if (_at >= _source.Length)
                throw TelegramError.CannotParse($"Unclosed start tag at byte offset {begin}");
        }

        if (tag == "span" && argument != "spoiler")
            throw TelegramError.CannotParse($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}");
        _open.Add(new Open(tag, argument, _utf16, _text.Count));
        _at++;
    }

    private (string Name, string? Value) Attribute(string tag, int begin)
    {
        var start = _at;
        while (_at < _source.Length && !IsSpace(_source[_at]) && _source[_at] != '=' && _source[_at] != '>' && _source[_at] != '/' && _source[_at] != '"' && _source[_at] != '\'')
            _at++;
        if (_at == start)
            throw TelegramError.CannotParse($"Empty attribute name in the tag \"{tag}\" at byte offset {begin}");
        var name = Lower(start, _at);
        if (_at >= _source.Length)
            throw TelegramError.CannotParse($"Unclosed start tag \"{tag}\" at byte offset {begin}");
        SkipSpaces();
        if (_at >= _source.Length)
            throw TelegramError.CannotParse($"Unclosed start tag \"{tag}\" at byte offset {begin}");
        if (_source[_at] != '=')
            return (name, null);
        _at++;
        SkipSpaces();
        if (_at >= _source.Length)
            throw TelegramError.CannotParse($"Unclosed start tag \"{tag}\" at byte offset {begin}");
        return (name, _source[_at] is (byte)'"' or (byte)'\'' ? Quoted(tag, begin) : Token());
    }

    private string Token()
    {
        var start = _at;
        while (_at < _source.Length && (char.IsAsciiLetterOrDigit((char)_source[_at]) || _source[_at] is (byte)'.' or (byte)'-'))
            _at++;
        if (_at < _source.Length && !IsSpace(_source[_at]) && _source[_at] != '>')
            throw TelegramError.CannotParse($"Unexpected end of name token at byte offset {start}");
        return Lower(start, _at);
    }

    private string Quoted(string tag, int begin)
    {
        var quote = _source[_at++];
        List<byte> value = [];
        while (_at < _source.Length && _source[_at] != quote)
        {
            if (_source[_at] == '&' && DecodeEntity(_source, ref _at) is { } code)
                value.AddRange(Bytes(code));
            else
                value.Add(_source[_at++]);
        }

        if (_at >= _source.Length)
            throw TelegramError.CannotParse($"Unclosed start tag at byte offset {begin}");
        _at++;
        return Encoding.UTF8.GetString([.. value]);
    }

    private static string? Keep(string tag, string name, string? value) => (tag, name) switch
    {
        ("a", "href") => value,
        ("code", "class") when value?.StartsWith("language-", StringComparison.Ordinal) == true => value[9..],
        ("span", "class") when value?.StartsWith("tg-", StringComparison.Ordinal) == true => value[3..],
        ("tg-emoji", "emoji-id") => value,
        ("blockquote", "expandable") => "1",
        _ => null,
    };

    private void EndTag(int begin)
    {
        if (_open.Count == 0)
            throw TelegramError.CannotParse($"Unexpected end tag at byte offset {begin}");
        var start = ++_at;
        while (_at < _source.Length && !IsSpace(_source[_at]) && _source[_at] != '>')
            _at++;
        var tag = Lower(start, _at);
        SkipSpaces();
        if (_at >= _source.Length || _source[_at] != '>')
            throw TelegramError.CannotParse($"Unclosed end tag at byte offset {begin}");
        var open = _open[^1];
        if (tag.Length > 0 && tag != open.Tag)
            throw TelegramError.CannotParse($"Unmatched end tag at byte offset {begin}, expected \"</{open.Tag}>\", found \"</{tag}>\"");
        _open.RemoveAt(_open.Count - 1);
        _at++;
        if (_utf16 > open.Utf16)
            Close(open);
    }

    private void Close(Open open)
    {
        var (offset, length) = (open.Utf16, _utf16 - open.Utf16);
        switch (open.Tag)
        {
            case "b" or "strong":
                _entities.Add(new("bold", offset, length));
                break;
            case "i" or "em":
                _entities.Add(new("italic", offset, length));
                break;
            case "s" or "strike" or "del":
                _entities.Add(new("strikethrough", offset, length));
                break;
            case "u" or "ins":
                _entities.Add(new("underline", offset, length));
                break;
            case "tg-spoiler" or "span":
                _entities.Add(new("spoiler", offset, length));
                break;
            case "a":
                var address = open.Argument.Length > 0 ? open.Argument : Encoding.UTF8.GetString([.. _text.Skip(open.Byte)]);
                if (LinkAddress.Of(address) is { } link)
                    _entities.Add(new("text_link", offset, length) { Url = link });
                break;
            case "pre":
                // Code that fills a block gives it its language.
                if (_entities.Count > 0 && _entities[^1] is { Type: "code", Language: not null } code && code.Offset == offset && code.Length == length)
                    _entities[^1] = code with { Type = "pre" };
                else
                    _entities.Add(new("pre", offset, length));
                break;
            case "code":
                _entities.Add(new("code", offset, length) { Language = open.Argument.Length > 0 ? open.Argument : null });
                break;
            case "blockquote":
                _entities.Add(new(open.Argument.Length > 0 ? "expandable_blockquote" : "blockquote", offset, length));
                break;
        }
    }

    private void Append(int code)
    {
        if (code is >= 0xD800 and <= 0xDFFF)
        {
            _isBroken = true;
            _utf16++;
            return;
        }

        _text.AddRange(Bytes(code));
        _utf16 += code >= 0x10000 ? 2 : 1;
    }

    private static byte[] Bytes(int code) => code is >= 0xD800 and <= 0xDFFF ? [] : Encoding.UTF8.GetBytes(char.ConvertFromUtf32(code));

    /// <returns>Null when it is none, and then it is text.</returns>
    private static int? DecodeEntity(byte[] text, ref int at)
    {
        var end = at + 1;
        int code;
        if (end < text.Length && text[end] == '#')
        {
            var isHex = end + 1 < text.Length && text[end + 1] == 'x';
            end += isHex ? 2 : 1;
            long value = 0;
            var first = end;
            while (end < text.Length && Digit(text[end], isHex) is { } digit && value <= 0x10FFFF)
                (value, end) = ((value * (isHex ? 16 : 10)) + digit, end + 1);
            if (end == first || value == 0 || value > 0x10FFFF || end - at >= 10)
                return null;
            code = (int)value;
        }
        else
        {
            while (end < text.Length && char.IsAsciiLetter((char)text[end]))
                end++;
            var known = Encoding.ASCII.GetString(text, at + 1, end - at - 1) switch { "lt" => '<', "gt" => '>', "amp" => '&', "quot" => '"', _ => '\0' };
            if (known == '\0')
                return null;
            code = known;
        }

        at = end < text.Length && text[end] == ';' ? end + 1 : end;
        return code;
    }

    private static int? Digit(byte c, bool isHex) =>
        c is >= (byte)'0' and <= (byte)'9' ? c - '0' : isHex && char.IsAsciiHexDigit((char)c) ? (char.ToLowerInvariant((char)c) - 'a') + 10 : null;

    private void SkipSpaces()
    {
        while (_at < _source.Length && IsSpace(_source[_at]))
            _at++;
    }

    private string Lower(int from, int to) => Encoding.UTF8.GetString(_source, from, to - from) is var text && text.All(char.IsAscii)
        ? text.ToLowerInvariant()
        : string.Concat(text.Select(c => char.IsAscii(c) ? char.ToLowerInvariant(c) : c));

    private static bool IsSpace(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0 or 11;

    private readonly record struct Open(string Tag, string Argument, int Utf16, int Byte);
}

/// <param name="Offset">UTF-16 units.</param>
/// <param name="Length">UTF-16 units.</param>
internal sealed record Entity(string Type, int Offset, int Length)
{
    public string? Url { get; init; }

    public string? Language { get; init; }

    /// <summary>Outer ones first, as Telegram lists them.</summary>
    /// <param name="closed">In the order in which they end.</param>
    public static IReadOnlyList<Entity> Sorted(IEnumerable<Entity> closed) =>
        [.. closed.Index().OrderBy(e => e.Item.Offset).ThenByDescending(e => e.Item.Length).ThenByDescending(e => e.Index).Select(e => e.Item)];

    public JsonObject Drawn()
    {
        var told = new JsonObject { ["type"] = Type, ["offset"] = Offset, ["length"] = Length };
        if (Url is not null)
            told["url"] = Url;
        if (Language is not null && Type == "pre")
            told["language"] = Language;
        return told;
    }
}

internal sealed record FormattedText(string Text, IReadOnlyList<Entity> Entities)
{
    public int CodePoints => Text.EnumerateRunes().Count();

    /// <summary>Without white space at the ends, as Telegram stores it.</summary>
    public FormattedText Trimmed()
    {
        var start = Text.Length - Text.TrimStart().Length;
        var text = Text.Trim();
        return new FormattedText(text, [.. Entities
            .Select(e => (e, From: Math.Max(e.Offset - start, 0), To: Math.Min(e.Offset + e.Length - start, text.Length)))
            .Where(e => e.To > e.From).Select(e => e.e with { Offset = e.From, Length = e.To - e.From })]);
    }

    public JsonArray Drawn() => new([.. Entities.Select(entity => entity.Drawn())]);
}
