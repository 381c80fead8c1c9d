using ArxivBot.Arxiv;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands;

/// <summary>How a half-typed command may go on.</summary>
/// <param name="From">Where in the text the word begins that a candidate takes the place of.</param>
internal sealed record Completion(int From, IReadOnlyList<string> Candidates)
{
    /// <param name="text">Up to the cursor.</param>
    /// <param name="subscriptions">The names of the chat's.</param>
    public static Completion Of(string text, IReadOnlyList<string> subscriptions)
    {
        var from = text.LastIndexOfAny([' ', ',', ';']) + 1;
        var word = text[from..];
        if (from == 0)
            return Beginning(0, word, CommandCatalog.All.Select(command => $"/{command.Name}"));
        if (CommandCatalog.Find(TypedLine.Read(text).Name) is not { } command)
            return new Completion(from, []);
        if (word.Split('=', 2) is [var name, _])
        {
            var named = command.Parameters.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            return Beginning(from, word, named is null ? [] : Values(named, subscriptions).Select(value => $"{named.Name}={value}"));
        }

        return Beginning(from, word, command.Parameters.SelectMany(p => command.IsTypedByName(p) ? [$"{p.Name}="] : Values(p, subscriptions)));
    }

    private static Completion Beginning(int from, string word, IEnumerable<string> candidates) =>
        new(from, [.. candidates.Where(candidate => candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Distinct()]);

    /// <summary>What a parameter may be, as far as that can be listed.</summary>
    public static IEnumerable<string> Values(Parameter parameter, IReadOnlyList<string> subscriptions) => parameter.CompletedAs switch
    {
        ParameterKind.Choice => parameter.Choices,
        ParameterKind.Categories => Category.All.Select(category => category.Id),
        ParameterKind.Subscription => subscriptions,
        ParameterKind.TimeZone => TimeZoneNames.All,
        ParameterKind.Day => ["today", "yesterday"],
        ParameterKind.Command => CommandCatalog.All.Select(command => command.Name),
        _ => [],
    };
}
