using ArxivBot.Deliveries;
using ArxivBot.Platforms.Discord;
using ArxivBot.Platforms.Telegram;
using ArxivBot.Ranking;
using ArxivBot.Scheduling;
using ArxivBot.Storage;
using ArxivBot.Summaries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Hosting;

/// <summary>The worker: fetches, builds and sends until it is told to stop.</summary>
internal static partial class RunVerb
{
    // What is out may take the time that its setting gives it; the rest ends at once.
    private static readonly TimeSpan Besides = TimeSpan.FromSeconds(2);

    public static Task<int> RunAsync(Settings settings, DateOnly? date, CancellationToken cancellationToken)
    {
        var builder = Composition.Compose(settings, ShiftedClock.At(date));
        builder.AddScheduling();
        builder.AddDiscordWorker();
        builder.AddTelegramWorker();
        builder.AddSummariesWorker();
        builder.Services.AddHostedService<RecentPapersWarmer>();
        return SendAsync(builder, cancellationToken);
    }

    /// <summary>Sends what is queued, beside what the builder holds already, until it is told to stop.</summary>
    internal static async Task<int> SendAsync(HostApplicationBuilder builder, CancellationToken cancellationToken)
    {
        builder.Services.AddHostedService<OutboxWorker>();
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<DeliveryOptions>>((host, deliveries) => host.ShutdownTimeout = deliveries.Value.FinishWithin + Besides);
        using var host = builder.Build();
        Settings.Validate(host.Services);
        var database = host.Services.GetRequiredService<Database>();
        await database.OpenAsync(cancellationToken);
        await host.Services.GetRequiredService<ModelBudget>().GiveUpCutOffAsync(cancellationToken);
        var standing = await Standing.ReadAsync(database, cancellationToken);
        var platforms = string.Join(", ", host.Services.GetServices<IChatPlatform>().Select(platform => platform.Name));
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("ArxivBot");
        // From now on a signal ends it in order.
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => LogRunning(logger, platforms, standing.Line));
        var ending = host.Services.GetRequiredService<Ending>();
        await host.RunAsync(cancellationToken);
        return ending.Cause is null ? ExitCode.Success : throw ending.Cause;
    }

    [LoggerMessage(LogLevel.Information, "Running on {Platforms}: {Standing}")]
    private static partial void LogRunning(ILogger logger, string platforms, string standing);
}
