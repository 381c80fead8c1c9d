using ArxivBot.Deliveries;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ArxivBot.Scheduling;

/// <summary>Queues the digests of the chats that are due.</summary>
[DisallowConcurrentExecution]
internal sealed partial class BuildJob(DueDigests digests, ILogger<BuildJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await digests.PassAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Building digests failed; the next pass tries again")]
    private partial void LogFailed(Exception exception);
}
