using System.Globalization;
using ArxivBot.Commands;
using ArxivBot.Documents;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Reads the text of a file that a command came with, or answers to.</summary>
internal sealed partial class TelegramFiles(ITelegramBotClient client, ILogger<TelegramFiles> logger)
{
    private const int LargestFile = 1024 * 1024;

    private static readonly Dictionary<string, string> None = [];

    /// <returns>The arguments it makes, or for people why it cannot be read.</returns>
    public async Task<(IReadOnlyDictionary<string, string> Named, string? Problem)> ReadAsync(Message message, string line, CancellationToken cancellationToken)
    {
        var typed = TypedLine.Read(line);
        if (CommandCatalog.Find(typed.Name)?.Parameters.FirstOrDefault(parameter => parameter.Kind == ParameterKind.File) is not { } wanted || typed.Rest.Length > 0)
            return (None, null);
        if ((message.Document ?? message.ReplyToMessage?.Document) is not { } document)
            return (None, null);
        var name = UntrustedText.Cut(UntrustedText.OneLine(document.FileName ?? "the file"), 100);
        if (document.FileSize > LargestFile)
            return (None, string.Create(CultureInfo.InvariantCulture, $"{name} has {document.FileSize:N0} bytes: {LargestFile:N0} are the most."));
        try
        {
            using var content = new MemoryStream();
            await client.GetInfoAndDownloadFile(document.FileId, content, cancellationToken);
            content.Position = 0;
            using var reader = new StreamReader(content);
            return (new Dictionary<string, string> { [wanted.Name] = await reader.ReadToEndAsync(cancellationToken) }, null);
        }
        catch (Exception exception) when (exception is RequestException or HttpRequestException or IOException)
        {
            LogUnread(exception, name);
            return (None, $"{name} could not be fetched from Telegram: please try again.");
        }
    }

    [LoggerMessage(LogLevel.Warning, "The file {Name} could not be read")]
    private partial void LogUnread(Exception exception, string name);
}
