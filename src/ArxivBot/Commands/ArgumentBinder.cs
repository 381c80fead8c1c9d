using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Documents;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands;

/// <summary>Reads raw arguments by the kinds of their parameters, for one chat on one day.</summary>
/// <param name="subscriptions">The names of the chat's.</param>
/// <param name="today">In arXiv's zone.</param>
internal sealed class ArgumentBinder(Command command, IReadOnlyList<string> subscriptions, DateOnly today)
{
    private readonly Dictionary<string, object> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="refusal">What is wrong, what is allowed, and how the command is typed.</param>
    public bool TryBind(
        IReadOnlyDictionary<string, string> raw, [NotNullWhen(true)] out Arguments? arguments, [NotNullWhen(false)] out Reply? refusal)
    {
        (arguments, refusal) = (null, null);
        foreach (var parameter in command.Parameters)
        {
            var text = raw.GetValueOrDefault(parameter.Name);
            if (string.IsNullOrWhiteSpace(text))
                refusal ??= parameter.IsRequired ? Refuse(command, $"{parameter.Name} is missing: {parameter.Description}") : null;
            else
                refusal ??= Bind(parameter, text.Trim());
        }

        arguments = refusal is null ? new Arguments(_values) : null;
        return refusal is null;
    }

    public static Reply Refuse(Command command, string problem, params IReadOnlyList<Block> more) =>
        Reply.Refused(problem, [.. more, new Paragraph($"Usage: {command.Usage}")]);

    private Reply? Bind(Parameter parameter, string text)
    {
        if (text.Length > TypedLine.Longest && parameter.Kind != ParameterKind.File)
        {
            return Refuse(command, string.Create(
                CultureInfo.InvariantCulture, $"{parameter.Name} has {text.Length:N0} characters: {TypedLine.Longest:N0} are the most"));
        }

        if (parameter.Kind == ParameterKind.Query)
            return BindQuery(parameter, text);
        var (value, problem) = Read(parameter, text);
        if (problem is not null)
            return Refuse(command, problem);
        _values[parameter.Name] = value!;
        return null;
    }

    private Reply? BindQuery(Parameter parameter, string text)
    {
        if (QueryText.TryParse(text, out var query, out var error))
        {
            _values[parameter.Name] = query;
            return null;
        }

        return Refuse(command, "This is not a query:", new Preformatted(error.Show(text)));
    }

    private (object? Value, string? Problem) Read(Parameter parameter, string text) => parameter.Kind switch
    {
        ParameterKind.File => (text, null),
        ParameterKind.Categories => ReadCategories(text),
        ParameterKind.Choice => OneOf(parameter.Choices, text, $"'{Typed.Shown(text)}' is not what {parameter.Name} takes"),
        ParameterKind.Paper => PastedId.TryRead(text, out var id, out _) ? (id, null)
            : (null, $"'{Typed.Shown(text)}' is not an arXiv id: write one such as 2512.14925, or paste a link such as https://arxiv.org/abs/2512.14925"),
        ParameterKind.Day => ReadDay(text),
        ParameterKind.Days => DayText.TryReadCount(text, out var days) ? (days, null) : (null, $"'{Typed.Shown(text)}' is not a number of days: write one such as 7"),
        ParameterKind.Subscription => ReadSubscription(text),
        ParameterKind.TimeZone => TimeZoneNames.TryFind(text, out var zone, out var problem) ? (zone, null) : (null, problem),
        _ => UntrustedText.OneLine(text) is { Length: > 0 } line ? (line, null) : (null, $"{parameter.Name} has no letter in it"),
    };

    private static (object?, string?) ReadCategories(string text)
    {
        // A word is repeated in the answer when it is no category.
        var words = text.Split([',', ';', ' ', '\t', '\r', '\n', '，', '、'], StringSplitOptions.RemoveEmptyEntries).Select(Typed.Shown);
        return Wish.TryReadCategories(string.Join(' ', words), out var categories, out var problem) ? (categories, null) : (null, problem);
    }

    private (object?, string?) ReadDay(string text)
    {
        if (!DayText.TryRead(text, today, out var day))
            return (null, $"'{Typed.Shown(text)}' is not a day: write one such as 2025-12-18, today, yesterday or monday");
        return day <= today ? (day, null) : (null, string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} is still to come: it is {today:yyyy-MM-dd} at arXiv"));
    }

    private (object?, string?) ReadSubscription(string text) => subscriptions.Count > 0
        ? OneOf(subscriptions, text, $"There is no subscription '{Typed.Shown(text)}' here")
        : (null, "This chat has no subscriptions yet: begin with /subscribe cs.LG");

    private static (object?, string?) OneOf(IReadOnlyList<string> words, string text, string problem)
    {
        if (words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } same)
            return (same, null);
        var all = words.Count <= 8 ? $" It can be {string.Join(", ", words)}." : "";
        return (null, $"{problem}: did you mean {Typed.Nearest(text, words)}?{all}");
    }
}
