using ArxivBot.Arxiv;
using ArxivBot.Commands;
using ArxivBot.Discord;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Interaction = ArxivBot.Discord.Interaction;

namespace ArxivBot.Platforms.Discord;

/// <summary>What an option that is being typed may become: at most 25 values, those that begin with what is typed first.</summary>
internal sealed class SlashCompletion(Database database)
{
    private const int MostSavedPapers = 200;

    public async Task<IReadOnlyList<CommandChoice>> OfAsync(Interaction asked, CancellationToken cancellationToken)
    {
        var command = CommandCatalog.Find(asked.Data?.Name ?? "");
        if (asked.Data?.Options.FirstOrDefault(option => option.Focused) is not { } focused
            || command?.Parameters.FirstOrDefault(parameter => parameter.Name == focused.Name) is not { } parameter)
        {
            return [];
        }

        var typed = focused.Text ?? "";
        var before = parameter.Kind == ParameterKind.Categories ? Earlier(typed) : "";
        var word = typed[before.Length..].Trim();
        var candidates = await CandidatesAsync(asked, parameter, cancellationToken);
        var found = candidates.Where(one => one.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(one => one.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        return
        [
            .. found.Select(one => (Name: UntrustedText.Cut($"{before}{one.Name}", DiscordLimits.ChoiceText), Value: before + one.Value))
                .Where(one => one.Name.Length > 0 && one.Value.Length is > 0 and <= DiscordLimits.ChoiceText)
                .Take(DiscordLimits.Choices).Select(one => new CommandChoice(one.Name, one.Value)),
        ];
    }

    /// <summary>Of several categories the last one is being typed; its name may have blanks.</summary>
    private static string Earlier(string typed)
    {
        var end = typed.LastIndexOfAny([',', ';']) is >= 0 and var comma ? comma : typed.LastIndexOf(' ');
        while (end + 1 < typed.Length && typed[end + 1] == ' ')
            end++;
        return typed[..(end + 1)];
    }

    private async Task<IEnumerable<(string Name, string Value)>> CandidatesAsync(Interaction asked, Parameter parameter, CancellationToken cancellationToken) =>
        parameter.CompletedAs switch
        {
            ParameterKind.Categories => Category.All.Select(category => ($"{category.Id} · {category.Name}", category.Id)),
            ParameterKind.Paper => await SavedAsync($"{asked.Invoker?.Id}", cancellationToken),
            ParameterKind.Subscription => Same(Completion.Values(parameter, await SubscriptionsAsync($"{asked.ChannelId}", cancellationToken))),
            _ => Same(Completion.Values(parameter, [])),
        };

    private static IEnumerable<(string, string)> Same(IEnumerable<string> values) => values.Select(value => (value, value));

    private async Task<IReadOnlyList<string>> SubscriptionsAsync(string address, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var chat = await Chats.FindAsync(db, DiscordPlatform.PlatformName, address, cancellationToken);
        return [.. chat?.Subscriptions.OrderBy(s => s.Id).Select(s => s.Name) ?? []];
    }

    private async Task<IEnumerable<(string, string)>> SavedAsync(string person, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var papers = await (
            from saved in db.Set<SavedPaper>()
            where saved.Platform == DiscordPlatform.PlatformName && saved.Person == person
            join paper in db.Set<Paper>() on saved.PaperId equals paper.Id
            orderby saved.SavedAt descending
            select new { paper.Id, paper.Title }).Take(MostSavedPapers).ToListAsync(cancellationToken);
        return papers.Select(paper => ($"{paper.Id.Value} {UntrustedText.OneLine(Tex.ToUnicode(paper.Title))}", paper.Id.Value));
    }
}
