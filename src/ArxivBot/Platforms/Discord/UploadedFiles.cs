using System.Globalization;
using ArxivBot.Discord;
using ArxivBot.Documents;
using Microsoft.Extensions.Logging;
using Attachment = ArxivBot.Discord.Attachment;

namespace ArxivBot.Platforms.Discord;

/// <summary>Reads the text of files that users upload with a command. They are fetched from Discord alone.</summary>
internal sealed partial class UploadedFiles(HttpClient http, DiscordOptions options, ILogger<UploadedFiles> logger)
{
    private const int LargestFile = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <returns>The text, or for people why it cannot be had.</returns>
    public async Task<(string? Text, string? Problem)> ReadAsync(Attachment file, CancellationToken cancellationToken)
    {
        var name = UntrustedText.Cut(UntrustedText.OneLine(file.Filename), 100);
        if (file.Size > LargestFile)
            return (null, string.Create(CultureInfo.InvariantCulture, $"{name} has {file.Size:N0} bytes: {LargestFile:N0} are the most."));
        if (!Uri.TryCreate(file.Url, UriKind.Absolute, out var url) || !IsDiscord(url))
            return (null, $"{name} is not where Discord keeps files.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var answer = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            answer.EnsureSuccessStatusCode();
            await answer.Content.LoadIntoBufferAsync(LargestFile, patience.Token);
            return (await answer.Content.ReadAsStringAsync(patience.Token), null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogUnread(exception, name);
            return (null, $"{name} could not be fetched from Discord: please try again, or paste its text.");
        }
    }

    private bool IsDiscord(Uri url) =>
        url.Authority == options.ApiBaseUrl.Authority || (url.Scheme == Uri.UriSchemeHttps && url.Host is "cdn.discordapp.com" or "media.discordapp.net");

    [LoggerMessage(LogLevel.Warning, "The uploaded file {Name} could not be read")]
    private partial void LogUnread(Exception exception, string name);
}
