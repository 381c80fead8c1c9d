using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ArxivBot.Arxiv;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands;

/// <summary>Cuts typed text into a command's arguments, by the kinds of its parameters. What they mean is read later.</summary>
internal sealed class CommandLineReader
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(",; \t\n\r，、");

    private readonly Command _command;
    private readonly Dictionary<string, string> _values;
    private string _rest = "";

    private CommandLineReader(Command command, IReadOnlyDictionary<string, string> given)
    {
        _command = command;
        _values = new(given, StringComparer.OrdinalIgnoreCase);
    }

    /// <param name="given">What the platform has told apart itself.</param>
    /// <param name="values">By parameter name.</param>
    public static bool TryRead(
        Command command,
        string text,
        IReadOnlyDictionary<string, string> given,
        out IReadOnlyDictionary<string, string> values,
        [NotNullWhen(false)] out string? problem)
    {
        var reader = new CommandLineReader(command, given);
        problem = reader.Read(text);
        values = reader._values;
        return problem is null;
    }

    private string? Read(string text)
    {
        if (_values.Keys.FirstOrDefault(name => _command.Parameters.All(p => !Same(p.Name, name))) is { } unknown)
            return $"/{_command.Name} has no argument {Typed.Shown(unknown)}";
        _rest = NamedArguments.Take(_command, text, _values, out var problem);
        if (problem is not null)
            return problem;
        var places = _command.Parameters.Where(p => !p.IsNamed).ToList();
        for (var at = 0; at < places.Count && Skip().Length > 0; at++)
        {
            if (!_values.ContainsKey(places[at].Name))
                Place(places[at], places.Skip(at + 1).Where(p => !_values.ContainsKey(p.Name)).ToList());
        }

        return ReadWordPairs() ?? (Skip().Length == 0 ? null : TooMuch());
    }

    private void Place(Parameter parameter, List<Parameter> later)
    {
        switch (parameter.Kind)
        {
            case ParameterKind.Categories:
                TakeCategories(parameter);
                break;
            case ParameterKind.Query or ParameterKind.File:
                if (later.Find(p => p.Kind == ParameterKind.Days) is { } days)
                    TakeDaysAtEnd(days);
                _values[parameter.Name] = Take(_rest.Length);
                break;
            case ParameterKind.Day or ParameterKind.Days or ParameterKind.Paper
                when !parameter.IsRequired && later.Count > 0 && !MayBe(parameter.Kind, Word(_rest, out _)):
                break; // it is left out, and what stands here is the next one
            default:
                // Only what is told by its name may follow what takes all.
                var word = Word(_rest, out var end);
                if (later.Count == 0 && parameter.Kind != ParameterKind.Choice && _rest[end..].Trim().Length > 0 && _command.Parameters.All(p => !p.IsNamed))
                    (word, end) = (_rest, _rest.Length);
                _values[parameter.Name] = word;
                Take(end);
                break;
        }
    }

    private void TakeCategories(Parameter parameter)
    {
        List<string> categories = [];
        while (Skip().Length > 0)
        {
            var end = _rest.AsSpan().IndexOfAny(Separators) is >= 0 and var separator ? separator : _rest.Length;
            var word = _rest[..end];
            // The first word has to be one; a later one is when it is, or could be a slip of one.
            if (!Category.TryFind(word, out _) && !LooksLikeCategory(word) && (categories.Count > 0 || !parameter.IsRequired))
                break;
            categories.Add(word);
            Take(end);
            _rest = _rest.TrimStart([' ', ';', '，', '、']);
        }

        if (categories.Count > 0)
            _values[parameter.Name] = string.Join(' ', categories);
    }

    /// <summary>In <c>diffusion 10</c> and <c>diffusion 10 days</c>, the number is no word to look for; alone it is.</summary>
    private void TakeDaysAtEnd(Parameter parameter)
    {
        var last = _rest.LastIndexOf(' ');
        foreach (var from in (int[])[last, last > 0 ? _rest.LastIndexOf(' ', last - 1) : -1])
        {
            if (from <= 0 || !DayText.TryReadCount(_rest[from..], out _))
                continue;
            _values[parameter.Name] = _rest[from..].Trim();
            _rest = _rest[..from];
            return;
        }
    }

    /// <summary>In <c>zone Europe/Berlin time 8:30</c>, a value ends where the next name begins.</summary>
    private string? ReadWordPairs()
    {
        while (Skip().Length > 0 && Find(_rest) is { } parameter)
        {
            if (_values.ContainsKey(parameter.Name))
                return $"{parameter.Name} is given twice: leave one out";
            Word(_rest, out var end);
            Take(end);
            List<string> words = [];
            while (Skip().Length > 0 && (words.Count == 0 || Find(_rest) is null))
            {
                words.Add(Word(_rest, out end));
                Take(end);
            }

            if (words.Count == 0)
                return $"{parameter.Name} needs a value: {parameter.Description}";
            _values[parameter.Name] = string.Join(' ', words).TrimEnd(',', ';');
        }

        return null;
    }

    private Parameter? Find(string text) => Word(text, out _).TrimEnd(':') is var word
        ? _command.Parameters.FirstOrDefault(p => p.IsNamed && Same(p.Name, word))
        : null;

    private string TooMuch()
    {
        var word = Typed.Shown(Word(_rest, out _).Split('=')[0]);
        var names = _command.Parameters.Where(p => p.IsNamed).Select(p => p.Name).ToList();
        return names.Count == 0
            ? $"'{word}' is too much for /{_command.Name}"
            : $"/{_command.Name} has nothing called '{word}': did you mean {Typed.Nearest(word, names)}?";
    }

    private string Skip() => _rest = _rest.TrimStart([' ', '\t', '\r', '\n', ',']).Trim();

    private string Take(int length)
    {
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    /// <summary>The first word, or what stands between quotation marks.</summary>
    private static string Word(string text, out int end)
    {
        var narrow = QueryCharacters.Narrow(text);
        if (narrow is ['"', ..] && narrow.IndexOf('"', 1) is > 0 and var close)
        {
            end = close + 1;
            return text[1..close];
        }

        end = 0;
        while (end < text.Length && !QueryCharacters.IsBlank(text[end]))
            end++;
        return text[..end];
    }

    private static bool MayBe(ParameterKind kind, string word) => kind switch
    {
        ParameterKind.Day => DayText.TryRead(word, DateOnly.MaxValue, out _),
        ParameterKind.Days => DayText.TryReadCount(word, out _),
        _ => PastedId.TryRead(word, out _, out _),
    };

    private static bool LooksLikeCategory(string word) => word.IndexOf('.') is > 0 and var dot
        && Category.All.Any(known => known.Id.StartsWith(word[..(dot + 1)], StringComparison.OrdinalIgnoreCase));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
