using ArxivBot.Deliveries;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ArxivBot.Scheduling;

/// <summary>Has papers summarized before the digests that begin with them are due.</summary>
[DisallowConcurrentExecution]
internal sealed partial class PrepareJob(ComingDigests digests, ILogger<PrepareJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await digests.PrepareAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Preparing summaries failed; digests keep their abstracts, and the next pass tries again")]
    private partial void LogFailed(Exception exception);
}
