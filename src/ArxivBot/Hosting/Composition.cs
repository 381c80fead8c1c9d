using ArxivBot.Arxiv;
using ArxivBot.Commands;
using ArxivBot.Deliveries;
using ArxivBot.Digests;
using ArxivBot.Papers;
using ArxivBot.Platforms.Console;
using ArxivBot.Platforms.Discord;
using ArxivBot.Platforms.Telegram;
using ArxivBot.Ranking;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using ArxivBot.Summaries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;
using Serilog.Events;
using Spectre.Console;

namespace ArxivBot.Hosting;

/// <summary>Puts the rooms together: the one place that knows all of them.</summary>
internal static class Composition
{
    /// <param name="quietest">The least important log lines this verb writes, whatever the settings say.</param>
    /// <exception cref="UsageException">A setting is wrong.</exception>
    public static HostApplicationBuilder Compose(Settings settings, TimeProvider clock, LogEventLevel quietest = LogEventLevel.Verbose)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "arxivbot" });
        settings.AddTo(builder.Configuration);
        AddLogging(builder, quietest);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<Ending>();
        builder.Services.AddSingleton(StandardOutput());
        builder.AddStorage().AddArxiv().AddPapers().AddSubscriptions().AddRanking().AddSummaries().AddDigests().AddDeliveries().AddCommands().AddConsolePlatform().AddDiscordPlatform().AddTelegramPlatform();
        return (HostApplicationBuilder)builder;
    }

    // Left to itself, the library writes colours into files and pipes where a build server runs it.
    private static IAnsiConsole StandardOutput() => !Console.IsOutputRedirected ? AnsiConsole.Console : AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        Out = new AnsiConsoleOutput(Console.Out),
    });

    // Standard output is for digests.
    private static void AddLogging(HostApplicationBuilder builder, LogEventLevel quietest)
    {
        builder.AddSettings<LoggingOptions, LoggingOptionsValidator>(LoggingOptions.Section);
        builder.Services.AddSerilog((provider, log) =>
        {
            var level = provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<LoggingOptions>>().Value.Level;
            log.MinimumLevel.Is(level > quietest ? level : quietest)
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
                .MinimumLevel.Override("System.Net.Http", LogEventLevel.Fatal)
                .MinimumLevel.Override("Polly", LogEventLevel.Fatal)
                .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
                .WriteTo.Console(
                    outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
                    formatProvider: System.Globalization.CultureInfo.InvariantCulture,
                    standardErrorFromLevel: LogEventLevel.Verbose);
        });
    }
}
