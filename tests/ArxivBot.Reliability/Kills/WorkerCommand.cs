using System.CommandLine;
using System.Globalization;
using ArxivBot.Deliveries;
using ArxivBot.Hosting;
using ArxivBot.Platforms.Discord;
using ArxivBot.Platforms.Telegram;
using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ArxivBot.Reliability.Kills;

/// <summary><c>worker</c>: the program's own sending, with one platform.</summary>
internal static class WorkerCommand
{
    public const string Name = "worker";

    public static Command Create()
    {
        var service = new Option<Uri>("--service") { Description = "Where the service listens", Required = true, CustomParser = result => new Uri(result.Tokens[0].Value) };
        var storage = new Option<string>("--storage") { Description = "The folder of the database", Required = true };
        var platform = new Option<KillPlatform>("--platform") { Description = "What the service is" };
        var offset = new Option<TimeSpan>("--offset")
        {
            Description = "How far the clock is ahead of the system's",
            CustomParser = result => TimeSpan.Parse(result.Tokens[0].Value, CultureInfo.InvariantCulture),
        };
        var worker = new Command(Name, "Sends what is queued until it is stopped or killed") { service, storage, platform, offset };
        worker.SetAction((parsed, cancellationToken) => RunVerb.SendAsync(
            Compose(parsed.GetValue(storage)!, new ShiftedClock(parsed.GetValue(offset)), parsed.GetValue(service)!, parsed.GetValue(platform)), cancellationToken));
        return worker;
    }

    /// <summary>The program as it is, but for its platforms.</summary>
    public static HostApplicationBuilder Compose(string storage, TimeProvider clock, Uri service, KillPlatform platform)
    {
        string[] settings = [$"Storage:Directory={storage}", "Logging:Level=Error"];
        if (platform == KillPlatform.Discord)
        {
            var discord = Composition.Compose(Settings.Only([.. settings, $"Discord:ApiBaseUrl={service}", $"Discord:Token={new DiscordSimulatorOptions().Token}"]), clock);
            discord.AddDiscordWorker();
            return discord;
        }

        if (platform == KillPlatform.Telegram)
        {
            var telegram = Composition.Compose(Settings.Only([.. settings, $"Telegram:ApiBaseUrl={service}", $"Telegram:Token={new TelegramSimulatorOptions().Token}"]), clock);
            telegram.AddTelegramWorker();
            return telegram;
        }

        var builder = Composition.Compose(Settings.Only(settings), clock);
        builder.Services.RemoveAll<IChatPlatform>();
        // So slow that work is left for many kills, so fast that each meets some.
        var limits = new PlatformLimits { MessagesPerSecond = 50, Burst = 5, RemembersKeysFor = platform == KillPlatform.Keys ? TimeSpan.FromDays(1) : null };
        builder.Services.AddSingleton<IChatPlatform>(new SimulatedPlatform(SimulatedPlatform.Client(service), limits));
        return builder;
    }
}
