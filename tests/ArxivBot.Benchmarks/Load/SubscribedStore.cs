using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Deliveries;
using ArxivBot.Hosting;
using ArxivBot.Papers;
using ArxivBot.Reliability;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ArxivBot.Benchmarks.Load;

/// <summary>A database in a temporary folder in which many chats wait for the digest of one day of 1,600 papers.</summary>
internal sealed class SubscribedStore : IAsyncDisposable
{
    private static readonly string[] Categories = ["cs.AI", "cs.CL", "cs.DC", "cs.LG"];

    private readonly string _folder;
    private readonly IHost _host;

    private SubscribedStore(string folder, IHost host) => (_folder, _host) = (folder, host);

    public static DateOnly Day { get; } = new(2025, 12, 10);

    /// <summary>Eight in the morning of the day, when all of them are due. UTC.</summary>
    public static DateTimeOffset Due { get; } = AnnouncementCalendar.StartOf(Day).AddHours(8);

    /// <param name="chat">Its number, counted from 1.</param>
    public static string AddressOf(int chat) => string.Create(CultureInfo.InvariantCulture, $"chat-{chat}");

    /// <summary>Who has made all of a chat's subscriptions.</summary>
    public static string PersonOf(int chat) => string.Create(CultureInfo.InvariantCulture, $"person-{chat}");

    public long DatabaseBytes => new FileInfo(Path.Combine(_folder, "arxivbot.db")).Length;

    /// <param name="distinct">How many different subscriptions they have.</param>
    /// <param name="days">Announcement days that are stored, <see cref="Day"/> the last of them.</param>
    /// <param name="subscriptionsOf">How many the chat with this number has, counted from 1; one when not given.</param>
    public static async Task<SubscribedStore> OpenAsync(
        int chats, int distinct, TimeProvider clock, Uri service, PlatformLimits limits, int days = 1, Func<int, int>? subscriptionsOf = null, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("arxivbot-load-").FullName;
        var builder = Composition.Compose(Settings.Only([$"Storage:Directory={folder}", "Chats:MostCommandsAMinute=1000", "Chats:MostSubscriptions=100", .. settings]), clock);
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.Services.RemoveAll<IChatPlatform>();
        builder.Services.AddSingleton<IChatPlatform>(new SimulatedPlatform(SimulatedPlatform.Client(service), limits));
        var store = new SubscribedStore(folder, builder.Build());
        await store.Get<Database>().OpenAsync(CancellationToken.None);
        var announced = AnnouncementDay.Load();
        for (var back = days - 1; back > 0; back--)
            await store.AnnounceAsync(Day.AddDays(-back), AnnouncementDay.Anew(announced, back));
        await store.AnnounceAsync(Day, announced);
        await store.SubscribeAsync(chats, [.. Subscribers.Queries(announced, distinct).Select(QueryText.Print)], subscriptionsOf ?? (_ => 1));
        return store;
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Something of the program that only its verbs register.</summary>
    public T Create<T>() => ActivatorUtilities.CreateInstance<T>(_host.Services);

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task AnnounceAsync(DateOnly day, IReadOnlyList<AnnouncedPaper> announced)
    {
        await using var db = await Get<Database>().ConnectAsync(CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var category in Categories)
        {
            var mailing = new Mailing { Category = category, Day = day, OpenedAt = AnnouncementCalendar.StartOf(day) };
            // Every paper is in one list at least.
            List<AnnouncedPaper> listed = [.. announced.Where((paper, at) => paper.Paper.Categories.Contains(category) || Categories[at % Categories.Length] == category)];
            db.AddRange(listed.Select((paper, at) => new Announcement
            {
                Mailing = mailing,
                Paper = paper.Paper,
                PaperId = paper.Paper.Id,
                Version = 1,
                Kind = paper.Paper.PrimaryCategory == category ? AnnouncementKind.New : AnnouncementKind.Cross,
                Position = at + 1,
            }));
            await db.SaveChangesAsync();
            mailing.Close(new MailingCounts(listed.Count, listed.Count, listed.Count, 0, 0, 0), AnnouncementCalendar.StartOf(day).AddMinutes(5));
            await db.SaveChangesAsync();
        }

        await transaction.CommitAsync();
    }

    private async Task SubscribeAsync(int count, string[] queries, Func<int, int> subscriptionsOf)
    {
        await using var db = await Get<Database>().ConnectAsync(CancellationToken.None);
        await using var transaction = await db.Database.BeginTransactionAsync();
        using var chats = RowWriter.Into(
            db, "Chats", "Id", "Platform", "Address", "IsShared", "State", "Since", "NextDueAt", "Version", "CreatedAt", "Settings_Days", "Settings_DeliverAt",
            "Settings_IsCompact", "Settings_IsOpenToAll", "Settings_Language", "Settings_MaximumPapers", "Settings_MinimumScore", "Settings_Replacements",
            "Settings_Rhythm", "Settings_SaysNothingToday", "Settings_TimeZone", "Settings_WeeklyOn");
        using var subscriptions = RowWriter.Into(db, "Subscriptions", "ChatId", "Name", "Categories", "Query", "Mode", "CreatedBy", "CreatedAt");
        var query = 0;
        for (var id = 1; id <= count; id++)
        {
            chats.Write(
                id, SimulatedPlatform.PlatformName, AddressOf(id), 0, "Active", "2025-12-10", Due.UtcTicks, 0, Due.UtcTicks, 127, "08:00:00",
                0, 0, "en", 30, 0.0, 0, "Daily", 0, AnnouncementCalendar.Zone.Id, 5);
            for (var (number, own) = (1, subscriptionsOf(id)); number <= own; number++)
            {
                query = (query + 1) % queries.Length;
                var categories = string.Join(' ', Categories.Where((_, at) => ((query % 15) + 1 >> at & 1) == 1));
                subscriptions.Write(id, string.Create(CultureInfo.InvariantCulture, $"mine-{number}"), categories, queries[query], "Words", PersonOf(id), Due.UtcTicks);
            }
        }

        await transaction.CommitAsync();
    }
}
