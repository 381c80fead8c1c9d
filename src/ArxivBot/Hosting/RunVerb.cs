using ArxivBot.Platforms.Console;
using ArxivBot.Scheduling;
using ArxivBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ArxivBot.Hosting;

/// <summary>The worker: fetches, builds and sends until it is told to stop.</summary>
internal static class RunVerb
{
    private static readonly TimeSpan LongestShutdown = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(Settings settings, DateOnly? date, CancellationToken cancellationToken)
    {
        var builder = Composition.Compose(settings, ShiftedClock.At(date));
        builder.AddScheduling();
        builder.Services.AddHostedService<ConsoleWorker>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestShutdown);
        using var host = builder.Build();
        Settings.Validate(host.Services);
        await host.Services.GetRequiredService<Database>().OpenAsync(cancellationToken);
        await host.RunAsync(cancellationToken);
        return ExitCode.Success;
    }
}
