using ArxivBot.Arxiv;
using ArxivBot.Hosting;
using ArxivBot.Hosting.Demo;
using ArxivBot.Papers;
using ArxivBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog.Events;

namespace ArxivBot.Tests.Papers;

public sealed class IngestTwiceTests : IDisposable
{
    private static readonly DateOnly Day = new(2025, 12, 10);

    private static readonly IReadOnlyList<Category> Categories =
        [.. Category.All.Where(c => Corpus.Categories.Contains(c.Id))];

    private readonly string _folder = Directory.CreateTempSubdirectory("arxivbot-tests-").FullName;
    private readonly IHost _host;

    public IngestTwiceTests()
    {
        var builder = Composition.Compose(
            Settings.Only($"Storage:Directory={_folder}", "Arxiv:MinimumInterval=00:00:00"), new DemoClock { Day = Day }, LogEventLevel.Fatal);
        builder.Services.AddHttpClient<FeedClient>().ConfigurePrimaryHttpMessageHandler(() => new BundledFeeds { Day = Day });
        _host = builder.Build();
    }

    [Fact]
    public async Task A_full_day_that_is_read_again_writes_nothing()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var database = _host.Services.GetRequiredService<Database>();
        await database.OpenAsync(cancellationToken);
        await _host.Services.GetRequiredService<Fetch>().ReadAsync(Categories, null, cancellationToken);
        await using var watcher = new SqliteConnection($"Data Source={database.Place};Pooling=False");
        await watcher.OpenAsync(cancellationToken);
        var (rows, commits) = (Dump(watcher), Commits(watcher));

        await _host.Services.GetRequiredService<Fetch>().ReadAsync(Categories, null, cancellationToken);

        Commits(watcher).ShouldBe(commits);
        Dump(watcher).ShouldBe(rows);
        rows.Count(row => row.StartsWith("Announcements|", StringComparison.Ordinal)).ShouldBe(328);
        rows.Count(row => row.StartsWith("Mailings|", StringComparison.Ordinal)).ShouldBe(4);
    }

    public void Dispose()
    {
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    // Differs as soon as another connection has changed the file. https://sqlite.org/pragma.html#pragma_data_version
    private static string Commits(SqliteConnection connection) => Rows(connection, "PRAGMA data_version").Single();

    private static List<string> Dump(SqliteConnection connection) =>
    [
        .. from table in Rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
           from row in Rows(connection, $"SELECT * FROM \"{table}\" ORDER BY 1, 2")
           select $"{table}|{row}",
    ];

    private static List<string> Rows(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the names of the database's own tables
        command.CommandText = query;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        return rows;
    }
}
