using ArxivBot.Digests;
using ArxivBot.Platforms.Console;
using ArxivBot.Subscriptions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace ArxivBot.Scheduling;

/// <summary>Puts together the digests whose mailings are closed.</summary>
[DisallowConcurrentExecution]
internal sealed partial class BuildJob(DigestBuilder digests, IOptions<SubscriptionOptions> subscription, ILogger<BuildJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await digests.BuildMissingAsync(ConsolePlatform.Chat, Subscription.From(subscription.Value), subscription.Value.DaysBack, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Building digests failed; the next pass tries again")]
    private partial void LogFailed(Exception exception);
}
