using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Platforms.Console;

/// <summary>Prints new digests while the program runs.</summary>
internal sealed partial class ConsoleWorker(ConsolePlatform platform, TimeProvider clock, ILogger<ConsoleWorker> logger) : BackgroundService
{
    private static readonly TimeSpan PassEvery = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PassEvery, clock);
        do
        {
            try
            {
                await platform.PrintDueAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogPassFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "Digests could not be printed; the next pass tries again")]
    private partial void LogPassFailed(Exception exception);
}
