using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Hears what has happened on Telegram and hands it on: first what was stored and not handled when the program ended.</summary>
internal sealed partial class TelegramWorker(
    ITelegramBotClient client, IUpdateSource source, UpdateInbox inbox, TelegramUpdates updates, TelegramMenus menus, TelegramTrouble trouble, Ending ending, TimeProvider clock,
    ILogger<TelegramWorker> logger)
    : BackgroundService
{
    /// <summary>For what is being answered when the program ends.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly ChatLanes _lanes = new();

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
        catch (OperatorException exception)
        {
            ending.Because(exception);
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
                var me = await client.GetMe(stoppingToken);
                LogReady(me.Username ?? me.FirstName);
                return me;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (trouble.IsOver(exception))
                    return null;
                await trouble.PauseAsync(exception, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(User me, CancellationToken answering, CancellationToken stoppingToken)
    {
        foreach (var update in await inbox.ReadAsync(stoppingToken))
            await HandAsync(update);
        await _lanes.AddAsync(0, () => updates.GuardAsync(() => menus.RegisterAsync(me, stoppingToken)), stoppingToken);
        await source.ListenAsync(me, HandAsync, stoppingToken);

        Task HandAsync(Update update) => _lanes.AddAsync(TelegramUpdates.ChatOf(update), () => updates.HandleAsync(me, update, answering), stoppingToken);
    }

    [LoggerMessage(LogLevel.Information, "On Telegram as @{Name}")]
    private partial void LogReady(string name);

    [LoggerMessage(LogLevel.Debug, "No more is asked of Telegram: the program ends")]
    private partial void LogStopped();
}
