using System.Diagnostics;
using System.Globalization;
using ArxivBot.Reliability;
using ArxivBot.Simulators.Discord;

namespace ArxivBot.Benchmarks.Load;

/// <summary>A full outbox and the simulated Discord with its limits: how much of what they allow is used, and how often it answers 429.</summary>
internal static class DiscordDeliveryRow
{
    private const string Route = "POST /channels/{channel_id}/messages";

    /// <param name="channels">Many meet the limit of all requests, few that of a channel.</param>
    /// <param name="each">Messages to each of them.</param>
    public static async Task<Measurement> RunAsync(int channels, int each)
    {
        var options = new DiscordSimulatorOptions();
        await using var discord = await DiscordSimulator.StartAsync(options, CancellationToken.None);
        var guild = discord.AddGuild("reading group");
        ulong[] all = [.. Enumerable.Range(1, channels).Select(number => discord.AddChannel(guild, string.Create(CultureInfo.InvariantCulture, $"papers-{number}")))];
        await using var bot = RunningBot.On(discord, TimeProvider.System);
        await bot.OpenAsync(all.Select(channel => ($"{channel}", true)), CancellationToken.None);
        for (var message = 0; message < channels * each; message++)
            await bot.QueueAsync($"{all[message % channels]}", CancellationToken.None);
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await bot.StartAsync(CancellationToken.None);
        await discord.Record.UntilAsync(record => record.Posted >= channels * each, CancellationToken.None);
        var (time, processor) = (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
        return LoadRow.Measured(time, processor, Detail(discord.Record, options, channels, each));
    }

    /// <summary>The share is of what Discord would have taken in the time from the first message to the last, the first window left out.</summary>
    private static string Detail(DiscordRecord record, DiscordSimulatorOptions options, int channels, int each)
    {
        var messages = record.Messages;
        if (record.Repeats > 0 || messages.Count != channels * each)
            throw new InvalidOperationException($"{messages.Count} messages came, {record.Repeats} of them again");
        var (limit, took) = (options.RouteLimits[Route], (messages[^1].SentAt - messages[0].SentAt).TotalSeconds);
        var ofAll = (messages.Count - options.RequestsPerSecond) / (options.RequestsPerSecond * took);
        var ofChannels = (each - 1.0) / (limit.Requests * took / limit.Window.TotalSeconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{messages.Count:N0} messages to {channels:N0} channels: {ofAll:P1} of all requests' limit, {ofChannels:P1} of a channel's, {record.Answered(429)} answers 429 ({record.ShareOf429():P2})");
    }
}
