using System.Net;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Discord;

/// <summary>Where the gateway is and what Discord says of the identifies left, asked for when older than a minute.</summary>
internal sealed partial class GatewayDirectory(DiscordRest rest, TimeProvider clock, Random random, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _one = new(1);
    private GatewayBot? _bot;
    private DateTimeOffset _askedAt;

    /// <exception cref="DiscordFatalException">The token is wrong.</exception>
    public async Task<GatewayBot> GetAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            for (var failures = 0; _bot is null || clock.GetUtcNow() - _askedAt >= Fresh; failures++)
            {
                if (await AskAsync(cancellationToken) || _bot is not null)
                    break;
                await Task.Delay(Backoff.After(failures, Backoff.LongestOfFree, random), clock, cancellationToken);
            }

            return _bot!;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The address last told, for a resume that needs no budget.</summary>
    public async Task<Uri> AddressAsync(CancellationToken cancellationToken) =>
        _bot?.Url ?? (await GetAsync(cancellationToken)).Url;

    /// <summary>One less is left.</summary>
    public void Identified()
    {
        if (_bot is { SessionStartLimit: var limit } bot)
            _bot = bot with { SessionStartLimit = limit with { Remaining = limit.Remaining - 1 } };
    }

    public void Dispose() => _one.Dispose();

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        var answer = await rest.GetGatewayBotAsync(cancellationToken);
        switch (answer)
        {
            case Answer<GatewayBot>.Ok ok:
                (_bot, _askedAt) = (ok.Value, clock.GetUtcNow());
                return true;
            case Answer<GatewayBot>.Error { Reason.Status: HttpStatusCode.Unauthorized } refused:
                throw new DiscordFatalException($"Discord refuses the bot token ({refused.Reason}). Set a new token.");
            default:
                LogUnknown(answer);
                return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Discord does not say where its gateway is: {Answer}")]
    private partial void LogUnknown(Answer<GatewayBot> answer);
}
