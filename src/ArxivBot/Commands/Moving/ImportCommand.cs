using System.Globalization;
using ArxivBot.Commands.Subscribing;
using ArxivBot.Documents;
using ArxivBot.Subscriptions.Transfer;

namespace ArxivBot.Commands.Moving;

/// <summary>All of a file, or nothing of it.</summary>
internal sealed class ImportCommand(Quotas quotas, NextDigest next) : ICommandHandler
{
    private const int MostCharacters = 1_000_000;

    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var text = context.Arguments.Text("file")!;
        if (text.Length > MostCharacters)
            return Reply.Refused(string.Create(CultureInfo.InvariantCulture, $"This file has {text.Length:N0} characters: {MostCharacters:N0} are the most. Nothing was imported."));
        ImportedFile file;
        try
        {
            file = ImportedFile.ReadOne("file", text);
        }
        catch (UsageException exception)
        {
            return Refuse(exception.Message);
        }

        var chat = context.Chat;
        var taken = ChatImport.Apply(chat, file.Chats[0], context.Person.Id, settings: true, context.Now, wanted => SubscriptionName.Make(wanted, chat));
        if (await quotas.ExceededAsync(context.Db, chat, context.Person.Id, cancellationToken) is { } exceeded)
            return Reply.Refused($"{exceeded}. Nothing was imported.");
        List<Block> blocks = [new Paragraph(Counts(taken))];
        if (file.Notes.Count > 0)
            blocks.Add(new Items(file.Notes));
        if (chat.Subscriptions.Count > 0)
            blocks.Add(new Items([.. chat.Subscriptions.Select(SubscriptionLine.Words)]));
        blocks.Add(new Paragraph(next.Sentence(chat, context.Now)));
        return Reply.Of(blocks);
    }

    /// <summary>The first line says where; what a query's error shows below it keeps its layout.</summary>
    private static Reply Refuse(string problem)
    {
        var lines = problem.Split('\n', 2);
        return Reply.Refused($"Nothing was imported. {lines[0]}", lines.Length > 1 ? [new Preformatted(lines[1])] : []);
    }

    private static string Counts(Taken taken) => string.Create(CultureInfo.InvariantCulture,
        $"Imported: {Some(taken.Subscriptions, "subscription")}, {Some(taken.Terms, "term")}, {Some(taken.Settings, "setting")}.")
        + (taken.ThereAlready > 0 ? string.Create(CultureInfo.InvariantCulture, $" {taken.ThereAlready} more were here already.") : "");

    private static string Some(int count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? "" : "s")}");
}
