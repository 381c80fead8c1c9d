using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Asks Telegram for what has happened, again and again.</summary>
internal sealed partial class UpdatePoller(UpdateInbox inbox, TelegramTrouble trouble, IOptions<TelegramOptions> options, TimeProvider clock, ILogger<UpdatePoller> logger) : IUpdateSource
{
    /// <summary>Beyond the time for which Telegram was asked to hold the poll open.</summary>
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(20);

    // Connections of its own, which a dead one cannot fill for all else.
    private ITelegramBotClient _client = TelegramClients.Of(options.Value);

    public async Task ListenAsync(User me, Func<Update, Task> hand, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var limit = new TimeLimit(options.Value.PollFor + AnswerPatience, clock, stoppingToken);
                var told = await _client.GetUpdates(
                    await inbox.NextAsync(me.Id, stoppingToken), limit: 100, timeout: (int)options.Value.PollFor.TotalSeconds, IUpdateSource.Wanted, limit.Token);
                var fresh = await inbox.AddAsync(me.Id, told, stoppingToken);
                trouble.Recovered();
                foreach (var update in fresh)
                    await hand(update);
            }
            // Whatever it is, a timeout of HTTP's own too: only the program's end ends this loop.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (trouble.IsOver(exception))
                    return;
                await HealAsync(exception, stoppingToken);
                // Connections may have died without a sign.
                if (trouble.Failures is 3 or 10)
                    _client = TelegramClients.Of(options.Value);
                await trouble.PauseAsync(exception, stoppingToken);
            }
        }
    }

    /// <summary>A webhook that was set elsewhere takes all updates away: this program is asked to poll.</summary>
    private async Task HealAsync(Exception exception, CancellationToken stoppingToken)
    {
        if (exception is not ApiRequestException { ErrorCode: 409 } conflict || !conflict.Message.Contains("webhook", StringComparison.OrdinalIgnoreCase))
            return;
        try
        {
            await _client.DeleteWebhook(cancellationToken: stoppingToken);
            LogWebhookDeleted();
        }
        catch (RequestException failure)
        {
            LogWebhookStays(failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The webhook that was set for this bot is deleted: the bot asks for its updates itself")]
    private partial void LogWebhookDeleted();

    [LoggerMessage(LogLevel.Warning, "The webhook that is set for this bot cannot be deleted: {Reason}")]
    private partial void LogWebhookStays(string reason);
}
