using Microsoft.Extensions.Logging;
using Quartz;

namespace ArxivBot.Scheduling;

/// <summary>A pass over what is missing. One that fails is logged, and the next one tries again.</summary>
/// <param name="work">What fails, as the log names it.</param>
/// <param name="next">What becomes of it then.</param>
[DisallowConcurrentExecution]
internal abstract partial class PassJob(ILogger logger, string work, string next) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await PassAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, work, next);
        }
    }

    protected abstract Task PassAsync(CancellationToken cancellationToken);

    [LoggerMessage(LogLevel.Error, "{Work} failed; {Next}")]
    private partial void LogFailed(Exception exception, string work, string next);
}
