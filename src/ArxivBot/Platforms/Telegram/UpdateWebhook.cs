using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Telegram brings what has happened: https://core.telegram.org/bots/webhooks</summary>
/// <remarks>Updates of one chat come in order, those of different chats side by side; one that is not taken comes again.</remarks>
internal sealed partial class UpdateWebhook(
    ITelegramBotClient client, UpdateInbox inbox, TelegramTrouble trouble, IOptions<TelegramOptions> options, ILoggerFactory loggers, TimeProvider clock, ILogger<UpdateWebhook> logger)
    : IUpdateSource
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    // An update is a few KiB; a long message with its entities some dozens.
    private const long LargestUpdate = 1024 * 1024;

    private static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(5);

    // Known to who has the token and to Telegram, the same after a restart, and nothing more to keep.
    private readonly string _secret = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Token), "webhook"u8));

    public async Task ListenAsync(User me, Func<Update, Task> hand, CancellationToken stoppingToken)
    {
        await using var server = await StartAsync(hand, stoppingToken);
        if (!await SetAsync(stoppingToken))
            return;
        LogListening(options.Value.WebhookListen, options.Value.WebhookUrl!);
        DateTime? told = null;
        while (true)
        {
            await Task.Delay(CheckEvery, clock, stoppingToken);
            try
            {
                var info = await client.GetWebhookInfo(stoppingToken);
                trouble.Recovered();
                if (info.LastErrorDate is { } failed && failed != told)
                    LogNotReached(info.PendingUpdateCount, info.LastErrorMessage ?? "");
                told = info.LastErrorDate;
                if (info.Url == $"{options.Value.WebhookUrl}")
                    continue;
                LogTaken();
                if (!await SetAsync(stoppingToken))
                    return;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (trouble.IsOver(exception))
                    return;
                await trouble.PauseAsync(exception, stoppingToken);
            }
        }
    }

    /// <returns>False when Telegram does not take the token.</returns>
    private async Task<bool> SetAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await client.SetWebhook($"{options.Value.WebhookUrl}", allowedUpdates: IUpdateSource.Wanted, secretToken: _secret, cancellationToken: stoppingToken);
                trouble.Recovered();
                return true;
            }
            catch (RequestException exception)
            {
                if (trouble.IsOver(exception))
                    return false;
                await trouble.PauseAsync(exception, stoppingToken);
            }
        }
    }

    private async Task<WebApplication> StartAsync(Func<Update, Task> hand, CancellationToken stoppingToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"{options.Value.WebhookListen}").ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestUpdate;
        });
        builder.Services.AddSingleton(loggers);
        var server = builder.Build();
        server.Run(context => TakeAsync(context, hand, stoppingToken));
        try
        {
            await server.StartAsync(stoppingToken);
            return server;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            await server.DisposeAsync();
            throw new OperatorException($"Telegram:WebhookListen: '{options.Value.WebhookListen}' cannot be listened on: {exception.Message}", exception);
        }
    }

    private async Task TakeAsync(HttpContext context, Func<Update, Task> hand, CancellationToken stoppingToken) =>
        context.Response.StatusCode = await StatusAsync(context.Request, hand, stoppingToken);

    private async Task<int> StatusAsync(HttpRequest request, Func<Update, Task> hand, CancellationToken stoppingToken)
    {
        // Nothing is read of who does not know it, and the time that takes says nothing about it.
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes($"{request.Headers[SecretHeader]}"), Encoding.UTF8.GetBytes(_secret)))
            return StatusCodes.Status401Unauthorized;
        if (!HttpMethods.IsPost(request.Method))
            return StatusCodes.Status405MethodNotAllowed;
        try
        {
            var update = await JsonSerializer.DeserializeAsync<Update>(request.Body, JsonBotAPI.Options, request.HttpContext.RequestAborted);
            if (update is null or { Id: 0 })
                return StatusCodes.Status400BadRequest;
            // Taken once it is stored; one that comes again is taken too, and handled no more.
            if (await inbox.AddAsync(update, stoppingToken))
                await hand(update);
            return StatusCodes.Status200OK;
        }
        catch (JsonException exception)
        {
            LogUnreadable(exception.Message);
            return StatusCodes.Status400BadRequest;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    [LoggerMessage(LogLevel.Information, "Telegram brings updates to {Url}, which must lead to {Listen}")]
    private partial void LogListening(Uri listen, Uri url);

    [LoggerMessage(LogLevel.Warning, "Telegram could not bring updates here, {Waiting} wait: {Reason}")]
    private partial void LogNotReached(int waiting, string reason);

    [LoggerMessage(LogLevel.Warning, "Another program has changed this bot's webhook: it is set again")]
    private partial void LogTaken();

    [LoggerMessage(LogLevel.Warning, "An update that Telegram brought cannot be read: {Reason}")]
    private partial void LogUnreadable(string reason);
}
