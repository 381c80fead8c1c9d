using ArxivBot.Documents;

namespace ArxivBot.Commands;

/// <summary>What the catalog says, for people.</summary>
internal sealed class HelpCommand : ICommandHandler
{
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.Arguments.Text("command") is not { } name)
            return Task.FromResult(Reply.Of([.. Overview()]));
        var typed = TypedLine.Read(name).Name;
        return Task.FromResult(CommandCatalog.Find(typed) is { } command ? Describe(command) : CommandCatalog.Unknown(typed));
    }

    private static IEnumerable<Block> Overview() =>
    [
        .. CommandCatalog.Groups.SelectMany(group => (Block[])
        [
            new Heading(2, group.Title),
            new Facts([.. group.Commands.Select(command => new Fact($"/{command.Name}", command.Description))]),
        ]),
        new Paragraph("/help subscribe says how that is typed."),
    ];

    private static Reply Describe(Command command) => Reply.Of(
    [
        new Paragraph($"{command.Description}."),
        new Preformatted(command.Usage),
        .. (Block[])(command.Parameters.Count == 0 ? [] : [new Facts([.. command.Parameters.Select(p => new Fact(p.Name, Meaning(p)))])]),
        .. (Block[])(command.Audience == Audience.Admins ? [new Paragraph("In a shared chat it is for the chat's admins, or for all where /settings open=on says so.")] : []),
    ]);

    private static string Meaning(Parameter parameter) => parameter.Choices.Count > 0
        ? $"{parameter.Description} ({string.Join(", ", parameter.Choices)})"
        : parameter.Description;
}
