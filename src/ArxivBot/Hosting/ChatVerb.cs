using ArxivBot.Arxiv;
using ArxivBot.Commands;
using ArxivBot.Documents;
using ArxivBot.Hosting.Demo;
using ArxivBot.Papers;
using ArxivBot.Platforms.Console;
using ArxivBot.Ranking;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using ArxivBot.Summaries;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serilog.Events;

namespace ArxivBot.Hosting;

/// <summary>Who speaks in the terminal, and where.</summary>
/// <param name="Room">The chat that several people share; null for the user's own.</param>
internal sealed record ChatOfTerminal(string User, string? Room, bool IsAdmin);

/// <summary>A conversation with the bot: typed into a terminal, or line by line from a pipe.</summary>
internal static class ChatVerb
{
    private static readonly DateOnly[] PracticeDays = [new(2025, 12, 10), new(2025, 12, 12), new(2025, 12, 18)];

    private const int LongestName = 100;

    public static async Task<int> RunAsync(Settings settings, ChatOfTerminal chat, bool isPractice, CancellationToken cancellationToken)
    {
        var named = chat with { User = Named(chat.User, "--as"), Room = chat.Room is null ? null : Named(chat.Room, "--shared") };
        return isPractice ? await PracticeAsync(named, cancellationToken) : await TalkAsync(settings, named, cancellationToken);
    }

    private static async Task<int> TalkAsync(Settings settings, ChatOfTerminal chat, CancellationToken cancellationToken)
    {
        using var host = Composition.Compose(settings, TimeProvider.System, LogEventLevel.Error).Build();
        Settings.Validate(host.Services);
        await host.Services.GetRequiredService<Database>().OpenAsync(cancellationToken);
        await host.Services.GetRequiredService<ModelBudget>().GiveUpCutOffAsync(cancellationToken);
        return await TalkAsync(host.Services, chat, cancellationToken);
    }

    /// <summary>In a folder that is gone afterwards, on the morning of the last of the days inside the program.</summary>
    private static async Task<int> PracticeAsync(ChatOfTerminal chat, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("arxivbot-practice-").FullName;
        try
        {
            var (feeds, clock) = (new BundledFeeds { CaughtUp = true }, new DemoClock { Day = PracticeDays[0] });
            // The clock stands still, so the minute in which commands are counted never ends.
            var builder = Composition.Compose(
                Settings.Only(
                    $"Storage:Directory={folder}", "Arxiv:MinimumInterval=00:00:00", $"Chats:TimeZone={AnnouncementCalendar.Zone.Id}", "Chats:MostCommandsAMinute=10000"),
                clock, LogEventLevel.Error);
            builder.Services.AddHttpClient<FeedClient>().ConfigurePrimaryHttpMessageHandler(() => feeds);
            using var host = builder.Build();
            await host.Services.GetRequiredService<Database>().OpenAsync(cancellationToken);
            Wish.TryReadCategories("cs.AI cs.CL cs.DC cs.LG", out var categories, out _);
            foreach (var day in PracticeDays)
            {
                (clock.Day, feeds.Day) = (day, day);
                await host.Services.GetRequiredService<Fetch>().ReadMissingAsync(categories, cancellationToken);
            }

            Console.Error.WriteLine("Practice: it is the morning of 18 December 2025, three days of cs.AI, cs.CL, cs.DC and cs.LG are here, and nothing is kept.");
            return await TalkAsync(host.Services, chat, cancellationToken);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> TalkAsync(IServiceProvider services, ChatOfTerminal chat, CancellationToken cancellationToken)
    {
        var session = new ChatSession(services, chat.User, chat.Room, chat.IsAdmin);
        return Console.IsInputRedirected || Console.IsOutputRedirected
            ? await ReadAllAsync(session, cancellationToken)
            : await ReadAheadAsync(services, () => AskAsync(session, chat, services.GetRequiredService<IOptions<StorageOptions>>().Value.Directory, cancellationToken), cancellationToken);
    }

    /// <summary>While a person thinks about what to type, the lists are read that a search will need.</summary>
    private static async Task<int> ReadAheadAsync(IServiceProvider services, Func<Task<int>> talk, CancellationToken cancellationToken)
    {
        using var warmer = ActivatorUtilities.CreateInstance<RecentPapersWarmer>(services);
        await warmer.StartAsync(cancellationToken);
        try
        {
            return await talk();
        }
        finally
        {
            await warmer.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> ReadAllAsync(ChatSession session, CancellationToken cancellationToken)
    {
        var isDone = true;
        while (await Console.In.ReadLineAsync(cancellationToken) is { } line && !ChatSession.IsEnd(line))
            isDone &= await session.AnswerAsync(line, cancellationToken);
        return isDone ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<int> AskAsync(ChatSession session, ChatOfTerminal chat, string folder, CancellationToken cancellationToken)
    {
        Console.WriteLine("/help lists the commands, Tab completes, /exit ends.");
        var history = new ChatHistory(folder);
        var editor = LineEditor.OnTerminal(chat.Room is { } room ? $"{chat.User} in {room}> " : $"{chat.User}> ");
        while (true)
        {
            var subscriptions = await session.SubscriptionsAsync(cancellationToken);
            if (editor.Read(history.Lines, text => Completion.Of(text, subscriptions)) is not { } line || ChatSession.IsEnd(line))
                return ExitCode.Success;
            history.Add(line.Trim());
            await session.AnswerAsync(line, cancellationToken);
        }
    }

    private static string Named(string name, string option) => UntrustedText.OneLine(name) is { Length: > 0 and <= LongestName } clean
        ? clean
        : throw new UsageException($"{option} is '{UntrustedText.Cut(name, LongestName)}': it must be a name of 1 to {LongestName} characters");
}
