using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Ranking;

/// <summary>Reads lists ahead, so that nobody who types a command waits for it.</summary>
internal sealed partial class RecentPapersWarmer(RecentPapers recent, TimeProvider clock, ILogger<RecentPapersWarmer> logger) : BackgroundService
{
    private static readonly TimeSpan PassEvery = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PassEvery, clock);
        do
        {
            try
            {
                var (started, held) = (clock.GetTimestamp(), recent.Lists);
                var lists = await recent.ReadAsync(stoppingToken);
                if (lists != held)
                    LogRead(lists.Days.Count, lists.Bytes / 1048576.0, clock.GetElapsedTime(started).TotalSeconds);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "Ready to search: days {Days}, memory {Megabytes:0} MB, read in {Seconds:0.0} s")]
    private partial void LogRead(int days, double megabytes, double seconds);

    [LoggerMessage(LogLevel.Error, "Lists could not be read ahead; commands read them when they need them")]
    private partial void LogFailed(Exception exception);
}
