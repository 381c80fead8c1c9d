using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Asks Telegram for what has happened, again and again, and hands it on.</summary>
internal sealed partial class TelegramWorker(
    TelegramPolling polling, UpdateInbox inbox, TelegramUpdates updates, TelegramMenus menus, IOptions<TelegramOptions> options, Ending ending, TimeProvider clock, ILogger<TelegramWorker> logger)
    : BackgroundService
{
    private static readonly UpdateType[] Wanted =
        [UpdateType.Message, UpdateType.ChannelPost, UpdateType.CallbackQuery, UpdateType.InlineQuery, UpdateType.MyChatMember];

    /// <summary>For what is being answered when the program ends.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan[] Pauses = [.. new[] { 0.5, 1, 2, 5, 10, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    private readonly ChatLanes _lanes = new();
    private int _failures;
    private string? _trouble;

    public override void Dispose()
    {
        _lanes.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var answering = new CancellationTokenSource();
        try
        {
            if (await MeetAsync(stoppingToken) is { } me)
                await ListenAsync(me, answering.Token, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }

        await Task.WhenAny(_lanes.Idle, Task.Delay(Grace, clock, CancellationToken.None));
        await answering.CancelAsync();
    }

    /// <returns>Null when Telegram does not take the token.</returns>
    private async Task<User?> MeetAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                var me = await polling.Client.GetMe(stoppingToken);
                LogReady(me.Username ?? me.FirstName);
                return me;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (IsOver(exception))
                    return null;
                await PauseAsync(exception, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(User me, CancellationToken answering, CancellationToken stoppingToken)
    {
        foreach (var update in await inbox.ReadAsync(stoppingToken))
            await HandAsync(me, update, answering, stoppingToken);
        await _lanes.AddAsync(0, () => updates.GuardAsync(() => menus.RegisterAsync(me, stoppingToken)), stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var told = await polling.Client.GetUpdates(
                    await inbox.NextAsync(me.Id, stoppingToken), limit: 100, timeout: (int)options.Value.PollFor.TotalSeconds, Wanted, stoppingToken);
                var fresh = await inbox.AddAsync(me.Id, told, stoppingToken);
                Recovered();
                foreach (var update in fresh)
                    await HandAsync(me, update, answering, stoppingToken);
            }
            // Whatever it is, a timeout of HTTP's own too: only the program's end ends this loop.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (IsOver(exception))
                    return;
                await HealAsync(exception, stoppingToken);
                await PauseAsync(exception, stoppingToken);
            }
        }
    }

    private Task HandAsync(User me, Update update, CancellationToken answering, CancellationToken stoppingToken) =>
        _lanes.AddAsync(TelegramUpdates.ChatOf(update), () => updates.HandleAsync(me, update, answering), stoppingToken);

    private bool IsOver(Exception exception)
    {
        if (exception is not ApiRequestException { ErrorCode: 401 or 404 })
            return false;
        ending.Because(new OperatorException("Telegram refuses the bot's token: set Telegram:Token to the one @BotFather gives", exception));
        return true;
    }

    /// <summary>A webhook that was set elsewhere takes all updates away: this program is asked to poll.</summary>
    private async Task HealAsync(Exception exception, CancellationToken stoppingToken)
    {
        if (exception is not ApiRequestException { ErrorCode: 409 } conflict || !conflict.Message.Contains("webhook", StringComparison.OrdinalIgnoreCase))
            return;
        try
        {
            await polling.Client.DeleteWebhook(cancellationToken: stoppingToken);
            LogWebhookDeleted();
        }
        catch (RequestException failure)
        {
            LogWebhookStays(failure.Message);
        }
    }

    private async Task PauseAsync(Exception exception, CancellationToken stoppingToken)
    {
        var trouble = TroubleOf(exception);
        if (_trouble != trouble)
            LogTrouble(trouble);
        _trouble = trouble;
        if (_failures is 3 or 10)
            polling.Renew();
        var pause = (exception as ApiRequestException)?.Parameters?.RetryAfter is { } asked
            ? TimeSpan.FromSeconds(asked)
            : Pauses[Math.Min(_failures, Pauses.Length - 1)] * (0.75 + (Random.Shared.NextDouble() / 2));
        _failures++;
        await Task.Delay(pause, clock, stoppingToken);
    }

    private void Recovered()
    {
        if (_trouble is not null)
            LogRecovered(_failures);
        (_failures, _trouble) = (0, null);
    }

    private static string TroubleOf(Exception exception) => exception switch
    {
        ApiRequestException { ErrorCode: 409 } conflict => conflict.Message.Contains("webhook", StringComparison.OrdinalIgnoreCase)
            ? "a webhook is set for this bot, so Telegram tells nobody who asks"
            : "another program asks Telegram for the same bot's updates: stop it, a bot can have one only",
        ApiRequestException error => string.Create(CultureInfo.InvariantCulture, $"Telegram answers {error.ErrorCode}: {error.Message}"),
        RequestException failure => failure.InnerException is { } inner ? $"{failure.Message} ({inner.GetType().Name})" : failure.Message,
        _ => exception.Message,
    };

    [LoggerMessage(LogLevel.Information, "On Telegram as @{Name}")]
    private partial void LogReady(string name);

    [LoggerMessage(LogLevel.Warning, "Telegram cannot be heard, it is tried again until it can: {Trouble}")]
    private partial void LogTrouble(string trouble);

    [LoggerMessage(LogLevel.Information, "Telegram is heard again, after {Times} failures")]
    private partial void LogRecovered(int times);

    [LoggerMessage(LogLevel.Warning, "The webhook that was set for this bot is deleted: the bot asks for its updates itself")]
    private partial void LogWebhookDeleted();

    [LoggerMessage(LogLevel.Warning, "The webhook that is set for this bot cannot be deleted: {Reason}")]
    private partial void LogWebhookStays(string reason);

    [LoggerMessage(LogLevel.Debug, "No more is asked of Telegram: the program ends")]
    private partial void LogStopped();
}
