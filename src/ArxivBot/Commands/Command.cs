namespace ArxivBot.Commands;

/// <summary>One command, declared once: platforms register, complete and run it, and help and docs describe it, from this.</summary>
/// <param name="Name">In lower-case letters, as typed after the slash.</param>
/// <param name="Description">What it does, in a few words; at most 100 characters, as Discord has it.</param>
/// <param name="Parameters">In the order in which they are typed; required ones first.</param>
/// <param name="Handler">An <see cref="ICommandHandler"/>.</param>
internal sealed record Command(string Name, string Description, Audience Audience, IReadOnlyList<Parameter> Parameters, Type Handler)
{
    /// <summary>Whether it only reads, with these arguments: that is for everyone, as the lists of a chat are.</summary>
    public Func<Arguments, bool> OnlyReads { get; init; } = _ => false;

    /// <summary>How it is typed: <c>/subscribe categories… [query] [name=…]</c>.</summary>
    public string Usage => $"/{Name}{string.Concat(Parameters.Select(parameter => $" {UsageOf(parameter)}"))}";

    /// <summary>After what takes the rest of the line, only its name tells an argument.</summary>
    public bool IsTypedByName(Parameter parameter) =>
        parameter.IsNamed || Parameters.TakeWhile(before => before != parameter).Any(before => before.TakesRest);

    public static Command Of<THandler>(string name, string description, Audience audience, params IReadOnlyList<Parameter> parameters)
        where THandler : ICommandHandler => new(name, description, audience, parameters, typeof(THandler));

    private string UsageOf(Parameter parameter)
    {
        var value = parameter.Kind switch
        {
            ParameterKind.Choice => string.Join('|', parameter.Choices),
            ParameterKind.Categories => $"{parameter.Name}…",
            _ => parameter.Name,
        };
        var word = IsTypedByName(parameter) ? $"{parameter.Name}={(parameter.Kind == ParameterKind.Choice ? value : "…")}" : value;
        return parameter.IsRequired ? word : $"[{word}]";
    }
}

/// <summary>Who may use a command in a chat that several people share. In a chat of one's own one may do everything.</summary>
internal enum Audience
{
    /// <summary>It changes nothing that others see.</summary>
    Everyone,

    /// <summary>It changes the chat: for its admins, or for all where they have opened it.</summary>
    Admins,
}

/// <param name="Name">In lower case, as typed in <c>name=value</c>.</param>
/// <param name="Description">At most 100 characters.</param>
internal sealed record Parameter(string Name, ParameterKind Kind, string Description)
{
    public bool IsRequired { get; init; }

    /// <summary>Whether it is told by its name only: <c>zone=Europe/Berlin</c>, <c>zone Europe/Berlin</c>.</summary>
    public bool IsNamed { get; init; }

    /// <summary>What completes it, where that is not its kind.</summary>
    public ParameterKind CompletedAs { get; init; } = Kind;

    public bool TakesRest => Kind is ParameterKind.Query or ParameterKind.File;

    /// <summary>The allowed words of a <see cref="ParameterKind.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>What a parameter takes. It decides how typed text is cut into arguments, and what completes it.</summary>
internal enum ParameterKind
{
    /// <summary>One word, or several in quotation marks; as the last parameter, the rest of the line.</summary>
    Text,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>Categories, as many as follow each other.</summary>
    Categories,

    /// <summary>The rest of the line, in the query language.</summary>
    Query,

    /// <summary>A paper, as people paste it: an id with or without version, or a link.</summary>
    Paper,

    /// <summary>An announcement day: <c>2025-12-18</c>, <c>today</c>, <c>yesterday</c>, a weekday.</summary>
    Day,

    /// <summary>A whole number of days.</summary>
    Days,

    /// <summary>One of the chat's subscriptions, by its name.</summary>
    Subscription,

    /// <summary>A file's text.</summary>
    File,

    /// <summary>A time zone, by IANA's name, a city or Windows' name.</summary>
    TimeZone,

    /// <summary>The name of a command.</summary>
    Command,
}
