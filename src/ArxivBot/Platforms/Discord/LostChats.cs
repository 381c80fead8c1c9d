using ArxivBot.Discord;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Platforms.Discord;

/// <summary>
/// Chats whose server has removed the bot, or whose channel was deleted, while the bot was not there to hear of it: after each new session,
/// Discord is asked about those of which no server has told.
/// </summary>
internal sealed partial class LostChats(DiscordGateway gateway, DiscordRest rest, DiscordChats chats, TimeProvider clock, ILogger<LostChats> logger)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500), Pause = TimeSpan.FromSeconds(30);

    /// <summary>Servers in an outage may come back later; what is in them is not looked at before the next session then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private int _isLooking;

    /// <summary>Once all servers have told what is in them. One call at a time does it.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isLooking, 1) == 1)
            return;
        try
        {
            if (!await HaveToldAsync(cancellationToken))
                return;
            foreach (var channel in await chats.UnknownAsync(cancellationToken))
                await LookAsync(channel, cancellationToken);
        }
        finally
        {
            _isLooking = 0;
        }
    }

    private async Task<bool> HaveToldAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetTimestamp();
        while (!gateway.Health.IsReady || chats.AwaitsServers)
        {
            if (clock.GetElapsedTime(since) > Patience)
            {
                LogServersMissing();
                return false;
            }

            await Task.Delay(Moment, clock, cancellationToken);
        }

        return true;
    }

    private async Task LookAsync(Snowflake channel, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (await rest.GetChannelAsync(channel, cancellationToken))
            {
                case Answer<Channel>.Ok { Value: var there }:
                    chats.Learn(there);
                    return;
                case Answer<Channel>.Error
                {
                    Reason.Code: DiscordErrorCode.UnknownChannel or DiscordErrorCode.UnknownGuild or DiscordErrorCode.MissingAccess
                }:
                    LogLost(channel);
                    await chats.LeaveAsync([channel], "the bot was removed from the server, or the channel was deleted", cancellationToken);
                    return;
                case Answer<Channel>.RateLimited { RetryAfter: var wait }:
                    await Task.Delay(wait, clock, cancellationToken);
                    break;
                case Answer<Channel>.Error { Reason.Status: < System.Net.HttpStatusCode.InternalServerError }:
                    return;
                default:
                    await Task.Delay(Pause, clock, cancellationToken);
                    break;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Channel {Channel} was lost while the bot was off; its messages wait until it is there again")]
    private partial void LogLost(Snowflake channel);

    [LoggerMessage(LogLevel.Warning, "Some servers have not told what is in them; whether channels were lost is looked at with the next session")]
    private partial void LogServersMissing();
}
