using System.CommandLine;
using System.Globalization;
using ArxivBot.Reliability.Replay.Judging;
using ArxivBot.Reliability.Replay.World;

namespace ArxivBot.Reliability.Replay;

/// <summary><c>replay</c>: weeks of announcement days on a simulated clock, judged by what the chats got.</summary>
internal static class ReplayCommand
{
    private const int MostNamed = 20;

    public static Command Create()
    {
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds from this one on.", DefaultValueFactory = _ => 1 };
        var chats = new Option<int>("--chats") { DefaultValueFactory = _ => 2000 };
        var days = new Option<int>("--days") { Description = "Announcement days.", DefaultValueFactory = _ => 30 };
        var generated = new Option<bool>("--generated") { Description = "No recorded lists, even where they are at hand." };
        var show = new Option<int?>("--show") { Description = "Prints all that happened in the chat of this number." };
        var command = new Command("replay", "Lives through announcement days on a simulated clock, and judges what the chats got.") { seed, seeds, chats, days, generated, show };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var violations = 0;
            for (var at = 0; at < parsed.GetValue(seeds); at++)
            {
                violations += await RunAsync(
                    new ReplayOptions(parsed.GetValue(seed) + at, parsed.GetValue(chats), parsed.GetValue(days), !parsed.GetValue(generated)), parsed.GetValue(show), cancellationToken);
            }

            return violations == 0 ? 0 : 1;
        });
        return command;
    }

    private static async Task<int> RunAsync(ReplayOptions options, int? show, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        var world = new ReplayWorld(options);
        var record = await new ReplayRun(world).RunAsync(day => Console.Error.Write($"\r{day:yyyy-MM-dd}"), cancellationToken);
        Console.Error.WriteLine();
        var lived = TimeProvider.System.GetElapsedTime(began);
        var verdict = Verdict.Of(record);
        foreach (var line in Lines(record, verdict, lived))
            Console.WriteLine(line);
        foreach (var line in show is { } chat ? Verdict.Story(record, chat) : [])
            Console.WriteLine(line);
        return verdict.Violations.Count;
    }

    private static IEnumerable<string> Lines(ReplayRecord record, Verdict verdict, TimeSpan lived)
    {
        var world = record.World;
        yield return Say($"seed {world.Options.Seed}: {record.Acts.Count:N0} chats in {Words.Zones.Count} zones, {world.Days.Count} announcement days from {world.Days[0]:yyyy-MM-dd} to {world.Days[^1]:yyyy-MM-dd}");
        yield return Say($"lists     {world.Lists.Count} ({world.RealLists} recorded), {string.Join(", ", Enum.GetValues<Coming>().Skip(1).Select(coming => $"{coming} {world.Publication.Count(coming)}"))}; arXiv down {world.Outages.Count} times, the bot off {world.Off.Count} times");
        yield return Say($"commands  {string.Join(", ", verdict.Commands.OrderBy(c => c.Key).Select(c => $"{c.Key.ToString().ToLowerInvariant()} {c.Value:N0}"))}");
        yield return Say($"faults    {string.Join(", ", record.Faults.Select(fault => $"{fault.Kind} {fault.Count:N0}"))}");
        yield return Say($"delivered {verdict.Digests:N0} digests, {record.Messages.Sum(m => m.Count):N0} messages, {verdict.Papers:N0} papers, in {lived.TotalSeconds:N0} s");
        yield return Say($"violations {verdict.Violations.Count:N0}");
        foreach (var violation in verdict.Violations.Take(MostNamed))
            yield return $"  {violation}";
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
