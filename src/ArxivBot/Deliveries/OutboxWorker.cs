using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Deliveries;

/// <summary>Keeps every platform's messages going out.</summary>
internal sealed partial class OutboxWorker(
    Senders senders, Outbox outbox, IOptions<DeliveryOptions> options, ILogger<OutboxWorker> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(senders.All.Select(sender => RunAsync(sender, stoppingToken)));

    private async Task RunAsync(PlatformSender sender, CancellationToken stoppingToken)
    {
        var isRecovered = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = options.Value.PassEvery;
            try
            {
                if (!isRecovered)
                    await outbox.RecoverAsync(sender.Platform, stoppingToken);
                isRecovered = true;
                wait = await sender.PassAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogPassFailed(exception, sender.Platform.Name);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            if (wait > TimeSpan.Zero)
                await sender.WaitAsync(wait, stoppingToken);
        }

        await sender.FinishAsync(options.Value.FinishWithin);
    }

    [LoggerMessage(LogLevel.Error, "A pass over the messages of {Platform} failed; the next pass tries again")]
    private partial void LogPassFailed(Exception exception, string platform);
}
