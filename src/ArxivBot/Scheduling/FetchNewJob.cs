using ArxivBot.Papers;
using ArxivBot.Subscriptions;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ArxivBot.Scheduling;

/// <summary>Asks arXiv for the lists of categories that were never asked for, so that a new subscriber does not wait for the next poll.</summary>
[DisallowConcurrentExecution]
internal sealed partial class FetchNewJob(Fetch fetch, Chats chats, ILogger<FetchNewJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await fetch.ReadNewAsync(await chats.CategoriesAsync(cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Fetching failed; the next poll tries again")]
    private partial void LogFailed(Exception exception);
}
