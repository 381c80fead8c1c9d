using ArxivBot.Papers;
using ArxivBot.Subscriptions;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ArxivBot.Scheduling;

/// <summary>Asks arXiv for the mailings of today that are missing.</summary>
[DisallowConcurrentExecution]
internal sealed partial class FetchJob(Fetch fetch, Chats chats, ILogger<FetchJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await fetch.ReadMissingAsync(await chats.CategoriesAsync(cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Fetching failed; the next poll tries again")]
    private partial void LogFailed(Exception exception);
}
