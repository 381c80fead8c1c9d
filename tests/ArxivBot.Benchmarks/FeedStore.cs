using System.Net;
using ArxivBot.Arxiv;
using ArxivBot.Hosting;
using ArxivBot.Hosting.Demo;
using ArxivBot.Papers;
using ArxivBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog.Events;

namespace ArxivBot.Benchmarks;

/// <summary>The program's own composition over a new database file, with a day's feeds in arXiv's place.</summary>
internal sealed class FeedStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arxivbot-benchmark-").FullName;
    private readonly FeedDay _day;
    private readonly IHost _host;

    private FeedStore(FeedDay day)
    {
        _day = day;
        var builder = Composition.Compose(
            Settings.Only($"Storage:Directory={_folder}", "Arxiv:MinimumInterval=00:00:00"), new DemoClock { Day = day.Day }, LogEventLevel.Error);
        builder.Services.AddHttpClient<FeedClient>().ConfigurePrimaryHttpMessageHandler(() => new Answers(day));
        _host = builder.Build();
    }

    public static async Task<FeedStore> OpenAsync(FeedDay day)
    {
        var store = new FeedStore(day);
        await store._host.Services.GetRequiredService<Database>().OpenAsync(default);
        return store;
    }

    /// <summary>Reads every list from its feed and stores it.</summary>
    /// <exception cref="InvalidOperationException">Not all of it was read: the measured time would be of something else.</exception>
    public async Task IngestAsync()
    {
        var lists = await _host.Services.GetRequiredService<Fetch>().ReadAsync(_day.Categories, null, default);
        if (lists.Sum(list => list.Feed?.Items.Count ?? 0) != _day.Announcements)
            throw new InvalidOperationException("not all announcements were read");
    }

    public void Dispose()
    {
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Answers(FeedDay day) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var feed = day.Feeds.Single(feed => feed.Key.Id == request.RequestUri!.Segments[^1]).Value;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent(feed) });
        }
    }
}
