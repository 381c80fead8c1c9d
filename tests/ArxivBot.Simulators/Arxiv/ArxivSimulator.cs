using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ArxivBot.Simulators.Arxiv.Faults;
using ArxivBot.Simulators.Arxiv.Feeds;
using ArxivBot.Simulators.Loopback;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ArxivBot.Simulators.Arxiv;

/// <summary>
/// A loopback rss.arxiv.org: the feeds of one simulated day, with arXiv's headers, errors and late hours.
/// https://info.arxiv.org/help/rss.html, and for what that leaves open the published service: https://github.com/arXiv/arxiv-feed
/// </summary>
public sealed class ArxivSimulator : IAsyncDisposable
{
    private const string FeedPath = "/rss/";

    private readonly ArxivSimulatorOptions _options;
    private readonly DailyFeeds _feeds;
    private readonly PaperPages _pages;
    private readonly FaultPlan _faults = new();
    private readonly FaultPlan _paperFaults = new();
    private readonly Lock _lock = new();
    private DateOnly? _today;
    private TimeSpan _builtAfterMidnight = TimeSpan.FromSeconds(2);
    private LoopbackServer? _server;

    private ArxivSimulator(ArxivSimulatorOptions options)
    {
        _options = options;
        _feeds = new DailyFeeds(options.Feeds);
        _pages = new PaperPages(options);
        _today = options.FollowClock ? null : options.Today ?? (options.Feeds.Days.Count > 0 ? options.Feeds.Days.Max() : ClockDay());
        Requests = new RequestLog(options.Clock);
    }

    /// <summary><c>http://127.0.0.1:{port}/</c>, to stand in for https://rss.arxiv.org/.</summary>
    public Uri BaseUrl => _server?.BaseUrl ?? throw new InvalidOperationException("The simulator has not started");

    /// <summary>All requests so far, for judging a client's manners.</summary>
    public RequestLog Requests { get; }

    /// <summary>The announcement day being served, in arXiv's zone.</summary>
    public DateOnly Today
    {
        get
        {
            lock (_lock)
                return _today ?? ClockDay();
        }
        set
        {
            lock (_lock)
                _today = value;
        }
    }

    /// <summary>
    /// When today's feeds were built, as <c>lastBuildDate</c> tells. Another value is a rebuild: other bytes and another ETag over the same items.
    /// </summary>
    public TimeSpan BuiltAfterMidnight
    {
        get
        {
            lock (_lock)
                return _builtAfterMidnight;
        }
        set
        {
            lock (_lock)
                _builtAfterMidnight = value;
        }
    }

    public static async Task<ArxivSimulator> StartAsync(ArxivSimulatorOptions options, CancellationToken cancellationToken)
    {
        var simulator = new ArxivSimulator(options);
        simulator._server = await LoopbackServer.StartAsync(
            options.Port, simulator.Requests, simulator.AnswerAsync, simulator.Tell, cancellationToken);
        return simulator;
    }

    /// <summary>With all settings at their defaults.</summary>
    public static Task<ArxivSimulator> StartAsync(IFeedSource feeds, CancellationToken cancellationToken) =>
        StartAsync(new ArxivSimulatorOptions { Feeds = feeds }, cancellationToken);

    /// <summary>
    /// Lets feeds that hold this category fail. Several faults of one category follow each other in the order they were set;
    /// they go before those of <see cref="FailAll"/>.
    /// </summary>
    /// <param name="times">How many requests it strikes; null is until cleared.</param>
    public void Fail(string category, Fault fault, int? times = null) => _faults.Add(Taxonomy.Require(category), fault, times);

    /// <summary>Lets every feed fail; the status page, bad queries and bad requests are answered as ever.</summary>
    /// <param name="times">How many requests it strikes; null is until cleared.</param>
    public void FailAll(Fault fault, int? times = null) => _faults.Add(null, fault, times);

    /// <summary>Lets papers' texts fail.</summary>
    /// <param name="kind"><c>html</c> or <c>pdf</c>; null for both.</param>
    /// <param name="times">How many requests it strikes; null is for good.</param>
    public void FailPapers(string? kind, Fault fault, int? times = null) => _paperFaults.Add(kind, fault, times);

    /// <summary>Clears every fault set for this category; those of all stay.</summary>
    public void Heal(string category) => _faults.Clear(Taxonomy.Require(category));

    /// <summary>Clears every fault.</summary>
    public void HealAll() => _faults.Clear(null);

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
            await server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        if (path == "/feed/status")
        {
            var status = OnlyGet(request) ?? Answer.Text(200, "text/html; charset=utf-8", "Status: GOOD Version: 1.1");
            await status.SendAsync(context.Response, cancellationToken);
        }
        else if (path.StartsWith(FeedPath, StringComparison.Ordinal) && path[FeedPath.Length..] is { Length: > 0 } query && !query.Contains('/'))
        {
            await AnswerFeedAsync(context, query, cancellationToken);
        }
        else if (_pages.Find(path) is { } page)
        {
            await AnswerPaperAsync(context, path, OnlyGet(request) ?? page, cancellationToken);
        }
        else
        {
            await Answer.Text(404, "text/html; charset=utf-8", "404 Not Found").SendAsync(context.Response, cancellationToken);
        }
    }

    private Task AnswerPaperAsync(HttpContext context, string path, Answer page, CancellationToken cancellationToken) =>
        _paperFaults.Take([path.Split('/')[1]]).Values.FirstOrDefault() is { } fault
            ? fault.SendAsync(context, Encoding.Latin1.GetString(page.Body), () => page, _options.Clock, cancellationToken)
            : page.SendAsync(context.Response, cancellationToken);

    private async Task AnswerFeedAsync(HttpContext context, string text, CancellationToken cancellationToken)
    {
        var today = Today;
        var refusal = OnlyGet(context.Request) ?? OnlyWithAccept(context.Request) ?? OnlyVersion2(context.Request, text, today);
        if (refusal is not null)
        {
            await refusal.SendAsync(context.Response, cancellationToken);
            return;
        }

        if (!FeedQuery.TryRead(text, out var query, out var error))
        {
            await ErrorFeed(context.Request, text, error, today).SendAsync(context.Response, cancellationToken);
            return;
        }

        var faults = _faults.Take(query.Categories);
        var feed = _feeds.Compose(query, today, BuiltAfterMidnight, faults);
        Answer Whole() => Healthy(context.Request, 200, feed, today);
        var sending = faults.Values.FirstOrDefault(fault => !fault.IsLatePublication) is { } fault
            ? fault.SendAsync(context, feed, Whole, _options.Clock, cancellationToken)
            : Whole().SendAsync(context.Response, cancellationToken);
        await sending;
    }

    private static Answer? OnlyGet(HttpRequest request) => HttpMethods.IsGet(request.Method)
        ? null
        : Answer.Text(405, "text/html; charset=utf-8", "405 Method Not Allowed") with { Headers = [("Allow", "GET")] };

    // Written down nowhere at arXiv, but met by several programs: https://github.com/wp-a/nature-academic-search/pull/16
    private static Answer? OnlyWithAccept(HttpRequest request) => request.Headers.Accept.Count > 0
        ? null
        : new Answer(406, "text/html; charset=utf-8", []);

    // https://github.com/arXiv/arxiv-feed/blob/0e491fe6c1bb6b965333a3b37dbcbb94466ee090/feed/consts.py
    private Answer? OnlyVersion2(HttpRequest request, string query, DateOnly today)
    {
        if (request.Query["version"] is not [{ } version] || version.Trim() is "2.0" || version.Trim().Equals("RSS 2.0", StringComparison.OrdinalIgnoreCase))
            return null;
        var name = double.TryParse(version, CultureInfo.InvariantCulture, out _) ? $"RSS {version.Trim()}" : version.Trim();
        return ErrorFeed(request, query, $"Unsupported feed version '{name}' requested. Valid options are: RSS 2.0, Atom 1.0.", today);
    }

    private Answer ErrorFeed(HttpRequest request, string query, string error, DateOnly today) =>
        Healthy(request, 400, FeedBuilder.BuildError(query, error, Now(today)), today);

    private Answer Healthy(HttpRequest request, int status, string feed, DateOnly today)
    {
        var answer = Answer.Text(status, Answer.Rss, feed);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(answer.Body))}\"");
        // The feed is good until the next one is built. https://github.com/arXiv/arxiv-feed
        var left = EasternTime.Midnight(today.AddDays(1)) - Now(today);
        answer = answer with
        {
            Headers = [("ETag", tag.ToString()), ("Cache-Control", string.Create(CultureInfo.InvariantCulture, $"max-age={Math.Ceiling(left.TotalSeconds)}"))],
        };
        var known = status == 200
            && request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false));
        return known ? answer with { Status = 304, ContentType = null, Body = [] } : answer.For(request);
    }

    /// <summary>The clock's time of day on the simulated day, at arXiv.</summary>
    private DateTimeOffset Now(DateOnly today) => EasternTime.At(today, TimeOnly.FromDateTime(EasternTime.Now(_options.Clock).DateTime));

    private DateOnly ClockDay() => DateOnly.FromDateTime(EasternTime.Now(_options.Clock).DateTime);

    private void Tell(RecordedRequest request) => _options.Log?.Invoke(string.Create(
        CultureInfo.InvariantCulture,
        $"{request.ReceivedAt:HH:mm:ss.fff} {request.Method} {request.Path}{request.Query} -> {request.Status?.ToString(CultureInfo.InvariantCulture) ?? "aborted"}"));
}
