using ArxivBot.Arxiv;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands;

/// <summary>A command's arguments, read by the kinds of its parameters: what is here is valid.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, object> _values;

    /// <param name="values">By parameter name: a string for text, choice, file and subscription, a list of categories, a
    /// <see cref="Subscriptions.Query"/>, an <see cref="ArxivId"/>, a <see cref="DateOnly"/>, an int.</param>
    public Arguments(Dictionary<string, object> values) => _values = values;

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Null when it was not given.</summary>
    public string? Text(string name) => _values.GetValueOrDefault(name) as string;

    /// <summary>Empty when none was given.</summary>
    public IReadOnlyList<Category> Categories(string name) => _values.GetValueOrDefault(name) as IReadOnlyList<Category> ?? [];

    public Query? Query(string name) => _values.GetValueOrDefault(name) as Query;

    public ArxivId? Paper(string name) => _values.GetValueOrDefault(name) as ArxivId;

    public DateOnly? Day(string name) => _values.GetValueOrDefault(name) as DateOnly?;

    public int? Number(string name) => _values.GetValueOrDefault(name) as int?;
}
