using ArxivBot.Arxiv;
using ArxivBot.Documents;

namespace ArxivBot.Commands.Subscribing;

/// <summary>arXiv's categories, to choose from by tapping.</summary>
internal sealed class CategoriesCommand : ICommandHandler
{
    public const string Group = "group";

    private const int LongestLabel = 40;

    /// <summary>In the taxonomy's order.</summary>
    public static IReadOnlyList<string> Groups { get; } = [.. Category.All.Select(category => category.Group).Distinct()];

    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.Arguments.Text(Group) is not { Length: > 0 } typed)
            return Task.FromResult(Reply.Of(new Paragraph("Which part of arXiv?"), new Buttons([.. Groups.Select(group => new Button(group, $"categories {group}"))])));
        if (Groups.FirstOrDefault(group => group.StartsWith(typed.Trim('"', ' '), StringComparison.OrdinalIgnoreCase)) is not { } chosen)
            return Task.FromResult(Reply.Refused($"'{Typed.Shown(typed)}' is no part of arXiv: choose one of {string.Join(", ", Groups)}."));
        return Task.FromResult(Reply.Of(
            new Heading(1, chosen),
            new Paragraph("A tap subscribes this chat to all of a category; /subscribe cs.LG \"mixture of experts\" to what you look for in it."),
            new Buttons(
            [
                .. Category.All.Where(category => category.Group == chosen)
                    .Select(category => new Button(UntrustedText.Cut($"{category.Id} {category.Name}", LongestLabel).TrimEnd(), $"subscribe {category.Id}")),
                new Button("All parts", "categories"),
            ])));
    }
}
