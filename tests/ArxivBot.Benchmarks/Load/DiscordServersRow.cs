using System.Diagnostics;
using System.Globalization;
using ArxivBot.Reliability.Kills;
using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Discord.Interactions;

namespace ArxivBot.Benchmarks.Load;

/// <summary>
/// The program in a process of its own, on a simulated Discord of many servers: how it connects, what memory it takes, and how long users wait
/// until Discord has a first answer to what they type.
/// </summary>
internal static class DiscordServersRow
{
    private const int Servers = 2_500, ChannelsEach = 20, Shards = 20, MaxConcurrency = 4, Rate = 200, Seconds = 30, WarmUps = 1_000;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5), Patience = TimeSpan.FromMinutes(3);

    public static async Task<Measurement> RunAsync()
    {
        await using var discord = await DiscordSimulator.StartAsync(
            new DiscordSimulatorOptions { RecommendedShards = Shards, MaxConcurrency = MaxConcurrency }, CancellationToken.None);
        var places = Enumerable.Range(1, Servers).Select(number => Place(discord, number)).ToList();
        var folder = Directory.CreateTempSubdirectory("arxivbot-load-").FullName;
        using var worker = WorkerProcess.Start(folder, TimeSpan.Zero, discord.ApiUrl, KillPlatform.Discord);
        var watch = Stopwatch.StartNew();
        await UntilAsync(() => discord.Gateway.OpenSessions == Shards && discord.Record.Registrations.Count > 0);
        var connected = watch.Elapsed;
        var refused = discord.Record.Starts.Count(start => !start.Accepted);
        await AskAsync(discord, places, WarmUps);
        var before = worker.Used;
        var asked = await AskAsync(discord, places, Rate * Seconds);
        var used = worker.Used - before;
        var waits = asked.Select(interaction => interaction.AckAfter!.Value.TotalMilliseconds).Order().ToList();
        var peak = worker.Peak / 1048576.0;
        await worker.TerminateAsync(CancellationToken.None);
        Directory.Delete(folder, recursive: true);
        return new Measurement(waits[((waits.Count * 99) - 1) / 100], used.TotalMilliseconds, peak, string.Create(
            CultureInfo.InvariantCulture,
            $"{waits.Count:N0} interactions at {Rate} a second: median {waits[waits.Count / 2]:N1}, longest {waits[^1]:N1} ms, {discord.Record.LateAnswers} late; {Servers:N0} servers with {ChannelsEach} channels each, {Shards} shards connected in {connected.TotalSeconds:N0} s, {discord.Record.Identifies} identifies, {refused} refused"));
    }

    private static (ulong Channel, ulong User) Place(DiscordSimulator discord, int number)
    {
        var guild = discord.AddGuild(string.Create(CultureInfo.InvariantCulture, $"reading group {number}"));
        ulong[] channels = [.. Enumerable.Range(1, ChannelsEach).Select(channel => discord.AddChannel(guild, string.Create(CultureInfo.InvariantCulture, $"papers-{channel}")))];
        return (channels[0], discord.OwnerOf(guild));
    }

    /// <summary>At an even rate, and waits until all are answered.</summary>
    private static async Task<IReadOnlyList<SentInteraction>> AskAsync(DiscordSimulator discord, List<(ulong Channel, ulong User)> places, int count)
    {
        List<SentInteraction> asked = [];
        var watch = Stopwatch.StartNew();
        while (asked.Count < count)
        {
            while (asked.Count < count && asked.Count < watch.Elapsed.TotalSeconds * Rate)
                asked.Add(Ask(discord, places[asked.Count % places.Count], asked.Count));
            await Task.Delay(Moment, TimeProvider.System);
        }

        await UntilAsync(() => asked.All(interaction => interaction.AckAfter is not null));
        return asked;
    }

    private static SentInteraction Ask(DiscordSimulator discord, (ulong Channel, ulong User) place, int number) => (number % 5) switch
    {
        0 => discord.Complete(place.Channel, place.User, "subscribe", "categories", ("categories", "cs.L")),
        1 => discord.Run(place.Channel, place.User, "subscribe", ("categories", "cs.LG")),
        2 => discord.Run(place.Channel, place.User, "settings"),
        3 => discord.Run(place.Channel, place.User, "help"),
        _ => discord.Run(place.Channel, place.User, "subscriptions"),
    };

    private static async Task UntilAsync(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > Patience)
                throw new TimeoutException($"It took more than {Patience}");
            await Task.Delay(Moment, TimeProvider.System);
        }
    }
}
