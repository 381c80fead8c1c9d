using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Deliveries;
using ArxivBot.Digests;
using ArxivBot.Hosting.Demo;
using ArxivBot.Papers;
using ArxivBot.Platforms.Console;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;
using Spectre.Console;

namespace ArxivBot.Hosting;

/// <summary>Three real days through the real pipeline, from files, into a folder that is gone afterwards.</summary>
internal sealed class DemoVerb(IServiceProvider services, BundledFeeds feeds, DemoClock clock)
{
    private static readonly DateOnly[] Days = [new(2025, 12, 10), new(2025, 12, 12), new(2025, 12, 18)];

    private const string Categories = "cs.AI cs.CL cs.DC cs.LG";

    private readonly IAnsiConsole _console = services.GetRequiredService<IAnsiConsole>();
    private readonly Database _database = services.GetRequiredService<Database>();

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("arxivbot-demo-").FullName;
        try
        {
            var (feeds, clock) = (new BundledFeeds(), new DemoClock { Day = Days[0] });
            // Nothing of the operator's own settings: the demo is the same everywhere.
            var builder = Composition.Compose(Settings.Only($"Storage:Directory={folder}", "Arxiv:MinimumInterval=00:00:00"), clock, LogEventLevel.Error);
            builder.Services.AddHttpClient<FeedClient>().ConfigurePrimaryHttpMessageHandler(() => feeds);
            using var host = builder.Build();
            await new DemoVerb(host.Services, feeds, clock).ShowAsync(cancellationToken);
            return ExitCode.Success;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Say("ArxivBot shows three real announcement days, from files inside the program. Nothing is fetched, nothing is sent.");
        Say($"A sample chat subscribes to {Categories.Replace(" ", ", ", StringComparison.Ordinal)} and gets its five best papers a day.");
        await _database.OpenAsync(cancellationToken);
        await SubscribeAsync(cancellationToken);
        foreach (var day in Days)
        {
            (clock.Day, feeds.Day, feeds.CaughtUp) = (day, day, false);
            await LookAsync(cancellationToken);
            if (await WaitingAsync(day, cancellationToken) is not { } waiting)
                continue;
            Say($"{waiting}, so there is no digest yet. It looks again…");
            feeds.CaughtUp = true;
            await LookAsync(cancellationToken);
        }

        await ProveAsync(cancellationToken);
        Say("Try next:");
        foreach (var command in (string[])["digest --categories cs.LG --query 'kernel \"mixture of experts\" quantiz* -survey'", "doctor", "run"])
            // Not through the console, which would break a command in two where the terminal is narrow.
            _console.Profile.Out.Writer.WriteLine($"  dotnet run --project src/ArxivBot -- {command}");
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        _console.WriteLine();
        await services.GetRequiredService<Fetch>().ReadMissingAsync(await services.GetRequiredService<Chats>().CategoriesAsync(cancellationToken), cancellationToken);
        await services.GetRequiredService<DueDigests>().PassAsync(cancellationToken);
        foreach (var sender in services.GetRequiredService<Senders>().All)
            await sender.DrainAsync(cancellationToken);
    }

    private async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        await using var db = await _database.ConnectAsync(cancellationToken);
        var chat = services.GetRequiredService<Chats>().New(ConsolePlatform.PlatformName, ConsolePlatform.DefaultUser, isShared: false, title: null);
        chat.Settings = chat.Settings with { DeliverAt = new TimeOnly(8, 0), TimeZone = AnnouncementCalendar.Zone.Id, MaximumPapers = 5 };
        chat.Subscriptions.Add(new Subscriptions.Subscription
        {
            Name = "sample",
            Categories = Categories,
            Query = new SubscriptionOptions().Query,
            CreatedBy = ConsolePlatform.DefaultUser,
            CreatedAt = clock.GetUtcNow(),
        });
        (chat.Since, chat.NextDueAt) = (Days[0], clock.GetUtcNow());
        db.Add(chat);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<string?> WaitingAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await _database.ConnectAsync(cancellationToken);
        var open = await db.Set<Mailing>().FirstOrDefaultAsync(m => m.Day == day && m.State == MailingState.Open, cancellationToken);
        return open is null ? null : $"{open.Category}: {open.Waiting}";
    }

    /// <summary>Reads the last day once more, all of it, and counts what that changed.</summary>
    private async Task ProveAsync(CancellationToken cancellationToken)
    {
        var before = await CountAsync(cancellationToken);
        await services.GetRequiredService<Fetch>().ReadAsync(await services.GetRequiredService<Chats>().CategoriesAsync(cancellationToken), null, cancellationToken);
        await LookAsync(cancellationToken);
        var after = await CountAsync(cancellationToken);
        Say(string.Create(CultureInfo.InvariantCulture,
            $"Every list read once more: {after.Announcements - before.Announcements} new announcements, {after.Digests - before.Digests} new digests. "
            + $"{after.Announcements:N0} announcements of {after.Papers:N0} papers are stored; {after.Shown} papers were shown, {after.ShownOnce} of them once."));
    }

    private async Task<(int Announcements, int Papers, int Digests, int Shown, int ShownOnce)> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await _database.ConnectAsync(cancellationToken);
        var shown = await db.Set<CompositionPaper>().Select(p => p.PaperId).ToListAsync(cancellationToken);
        return (
            await db.Set<Announcement>().CountAsync(cancellationToken), await db.Set<Paper>().CountAsync(cancellationToken),
            await db.Set<Digest>().CountAsync(cancellationToken), shown.Count, shown.CountBy(id => id).Count(id => id.Value == 1));
    }

    private void Say(string line)
    {
        _console.WriteLine();
        _console.WriteLine(line, new Style(Color.Grey));
    }
}
