using System.Text.RegularExpressions;
using ArxivBot.Commands;
using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Platforms.Console;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivBot.Hosting;

/// <summary>One person in one chat of the console platform.</summary>
/// <param name="room">The chat that several people share; null for the person's own.</param>
internal sealed partial class ChatSession(IServiceProvider services, string user, string? room, bool isAdmin)
{
    /// <summary>Bytes; what is larger is no file of subscriptions.</summary>
    private const long LargestFile = 4_000_000;

    public string Address => room ?? user;

    public static bool IsEnd(string line) => line.Trim().TrimStart('/').ToLowerInvariant() is "exit" or "quit" or "bye";

    /// <summary>Prints the answer to one line.</summary>
    /// <returns>Whether something was done.</returns>
    public async Task<bool> AnswerAsync(string line, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(line))
            return true;
        var reply = line.TrimStart() is ['/' or '／', ..]
            ? await RunAsync(line, cancellationToken)
            : Reply.Refused("Commands begin with a slash: /help lists them, /exit ends.");
        var sent = await SendAsync(reply.Later is null ? reply.Document : new Document([.. reply.Document.Blocks.OfType<Paragraph>()]), user, cancellationToken);
        if (reply.Later is { } later)
            sent = await SendAsync(await later(_ => { }, cancellationToken), user, cancellationToken);
        return sent is DeliveryResult.Sent && !reply.IsRefusal;
    }

    private Task<DeliveryResult> SendAsync(Document document, string to, CancellationToken cancellationToken) =>
        services.GetRequiredService<Answers>().SendAsync(ConsolePlatform.PlatformName, new Interaction(Address, Token: to), document, cancellationToken);

    public async Task<IReadOnlyList<string>> SubscriptionsAsync(CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<Database>().ConnectAsync(cancellationToken);
        var chat = await Chats.FindAsync(db, ConsolePlatform.PlatformName, Address, cancellationToken);
        return [.. chat?.Subscriptions.Select(s => s.Name) ?? []];
    }

    private async Task<Reply> RunAsync(string line, CancellationToken cancellationToken)
    {
        var request = new CommandRequest(ConsolePlatform.PlatformName, Address, room is not null, room, new Person(user, user, isAdmin), line);
        var typed = TypedLine.Read(line);
        if (CommandCatalog.Find(typed.Name) is not { } command)
            return await services.GetRequiredService<CommandRunner>().RunAsync(request, cancellationToken);
        if (command.Parameters.FirstOrDefault(p => p.Kind == ParameterKind.File) is { } file && typed.Rest.Length > 0 && typed.Rest[0] != '{')
        {
            var path = typed.Rest.TrimStart('<').Trim().Trim('"', '\'');
            if (ReadFile(path, out var text) is { } problem)
                return Reply.Refused(problem);
            request = request with { Line = $"/{command.Name}", Named = new Dictionary<string, string> { [file.Name] = text } };
        }

        var target = Target().Match(line);
        if (target.Success && typed.Name == "export")
            request = request with { Line = line[..target.Index] };
        var reply = await services.GetRequiredService<CommandRunner>().RunAsync(request, cancellationToken);
        return target.Success && reply.Document.Blocks.OfType<Attachment>().FirstOrDefault() is { } attachment
            ? await SaveAsync(reply, attachment, target.Groups["path"].Value, cancellationToken)
            : reply;
    }

    private static string? ReadFile(string path, out string text)
    {
        text = "";
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return $"There is no file {Typed.Shown(path)} here: write its path after the command.";
            if (file.Length > LargestFile)
                return $"{file.Name} is too large to hold subscriptions.";
            text = File.ReadAllText(path);
            return text.Trim().Length == 0 ? $"{file.Name} is empty." : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"{Typed.Shown(path)} cannot be read: {exception.Message}";
        }
    }

    private static async Task<Reply> SaveAsync(Reply reply, Attachment attachment, string path, CancellationToken cancellationToken)
    {
        try
        {
            await OutputFile.SaveAsync(new FileInfo(path), attachment.Content, cancellationToken);
            return Reply.Of([.. reply.Document.Blocks.Where(block => block != attachment), new Paragraph($"Written to {path}.")]);
        }
        catch (OperatorException exception)
        {
            return Reply.Refused(exception.Message);
        }
    }

    [GeneratedRegex(@"\s+>\s*(?<path>\S.*?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Target();
}
