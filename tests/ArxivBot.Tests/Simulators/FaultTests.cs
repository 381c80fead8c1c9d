using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Xml;
using System.Xml.Linq;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Faults;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Tests.Simulators;

public sealed class FaultTests : IAsyncLifetime
{
    private static readonly DateOnly Friday = new(2025, 12, 12);
    private static readonly DateOnly Monday = new(2025, 12, 15);
    private static readonly string OfFriday = Feed(Friday, "cs.AI");
    private static readonly string OfMonday = Feed(Monday, "cs.AI");

    private readonly TimerClock _clock = new();
    private ArxivSimulator? _started;
    private FeedClient? _connected;

    private ArxivSimulator Arxiv => _started ?? throw new InvalidOperationException("not started");

    private FeedClient Client => _connected ?? throw new InvalidOperationException("not started");

    public async ValueTask InitializeAsync()
    {
        var papers = new AnnouncedPapers().Announce(Friday, Papers(Friday)).Announce(Monday, Papers(Monday));
        _started = await ArxivSimulator.StartAsync(
            new ArxivSimulatorOptions { Feeds = papers, Clock = _clock }, TestContext.Current.CancellationToken);
        _connected = new FeedClient(_started);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Arxiv.DisposeAsync();
    }

    [Fact]
    public async Task Yesterdays_feed_is_the_last_one_with_items_under_its_own_date()
    {
        Arxiv.Fail("cs.AI", new Fault.YesterdaysFeed());
        (await Client.FeedAsync("cs.AI")).ShouldBe(OfFriday);
        (await Client.FeedAsync("cs.LG")).ShouldBe(Feed(Monday, "cs.LG"));
    }

    [Fact]
    public async Task A_stale_batch_has_the_last_items_under_todays_dates()
    {
        Arxiv.Fail("cs.AI", new Fault.StaleBatch());
        (await Client.FeedAsync("cs.AI")).ShouldBe(new FeedBuilder(Monday, "cs.AI").Add(Papers(Friday)).Build());
    }

    [Fact]
    public async Task One_category_of_several_can_be_late()
    {
        Arxiv.Fail("cs.AI", new Fault.StaleBatch());
        var both = await Client.FeedAsync("cs.AI+cs.LG");
        Ids(both).ShouldBe(Ids(new FeedBuilder(Monday, "cs.AI").Add(Papers(Friday)).Build()).Union(Ids(Feed(Monday, "cs.LG"))), ignoreOrder: true);
    }

    [Fact]
    public async Task Nothing_published_yet_is_an_empty_channel()
    {
        Arxiv.Fail("cs.AI", new Fault.Empty());
        (await Client.FeedAsync("cs.AI")).ShouldBe(new FeedBuilder(Monday, "cs.AI").Build());
    }

    [Fact]
    public async Task Before_the_first_day_there_is_nothing_to_be_late_with()
    {
        Arxiv.Today = Friday;
        Arxiv.Fail("cs.AI", new Fault.YesterdaysFeed(), times: 1);
        Arxiv.Fail("cs.AI", new Fault.StaleBatch(), times: 1);
        (await Client.FeedAsync("cs.AI")).ShouldBe(new FeedBuilder(Friday.AddDays(-1), "cs.AI").Build());
        (await Client.FeedAsync("cs.AI")).ShouldBe(new FeedBuilder(Friday, "cs.AI").Build());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public async Task Too_many_requests_are_429(int? seconds)
    {
        Arxiv.FailAll(new Fault.RateExceeded429(seconds is { } number ? TimeSpan.FromSeconds(number) : null));
        using var response = await Client.GetAsync("rss/cs.AI");
        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (response.Headers.RetryAfter?.Delta?.TotalSeconds).ShouldBe(seconds);
        (await response.TextAsync()).ShouldBe("Rate exceeded.");
    }

    [Fact]
    public async Task Too_many_requests_can_look_like_success()
    {
        Arxiv.FailAll(new Fault.RateExceeded200());
        using var response = await Client.GetAsync("rss/cs.AI");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain");
        (await response.TextAsync()).ShouldBe("Rate exceeded.");
    }

    [Fact]
    public async Task The_caches_timeout_is_503_with_its_own_words()
    {
        Arxiv.FailAll(new Fault.ServiceUnavailable503(TimeSpan.Zero));
        using var response = await Client.GetAsync("rss/cs.AI");
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.ReasonPhrase.ShouldBe("first byte timeout");
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.Zero);
        (await response.TextAsync()).ShouldContain("<h1>Error 503 first byte timeout</h1>");
    }

    [Fact]
    public async Task A_slow_answer_waits_on_the_clock_before_its_first_byte_and_between_chunks()
    {
        var chunk = OfMonday.Length / 2 + 1;
        Arxiv.FailAll(new Fault.Slow(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10), chunk));

        var asking = Client.GetAsync("rss/cs.AI");
        (await _clock.WaitBegunAsync()).ShouldBe(TimeSpan.FromSeconds(30));
        asking.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(30));
        using var response = await asking;

        var reading = response.TextAsync();
        (await _clock.WaitBegunAsync()).ShouldBe(TimeSpan.FromSeconds(10));
        reading.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(10));
        (await reading).ShouldBe(OfMonday);
    }

    [Fact]
    public async Task Requests_that_overlap_are_seen()
    {
        Arxiv.FailAll(new Fault.Slow(TimeSpan.FromSeconds(30)));
        var asking = new[] { Client.GetAsync("rss/cs.AI"), Client.GetAsync("rss/cs.LG") };
        await Arxiv.Requests.ReachesAsync(2, TestContext.Current.CancellationToken);
        await _clock.WaitBegunAsync();
        await _clock.WaitBegunAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));
        foreach (var response in await Task.WhenAll(asking))
            response.Dispose();

        Arxiv.Requests.MaximumConcurrency.ShouldBe(2);
        Arxiv.Requests.MaximumConnections.ShouldBe(2);
        Arxiv.Requests.ShortestInterval.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.9)]
    public async Task A_cut_off_answer_declares_the_whole_and_sends_a_part(double fraction)
    {
        Arxiv.FailAll(new Fault.CutOff(fraction));
        using var response = await Client.GetAsync("rss/cs.AI");
        response.Content.Headers.ContentLength.ShouldBe(OfMonday.Length);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var part = new byte[(int)(OfMonday.Length * fraction)];
        await body.ReadExactlyAsync(part, TestContext.Current.CancellationToken);
        System.Text.Encoding.UTF8.GetString(part).ShouldBe(OfMonday[..part.Length]);
        (await Should.ThrowAsync<HttpIOException>(async () => await body.ReadExactlyAsync(part, TestContext.Current.CancellationToken)))
            .HttpRequestError.ShouldBe(HttpRequestError.ResponseEnded);
    }

    [Theory]
    [InlineData(Malformation.OneItem, "application/rss+xml")]
    [InlineData(Malformation.ControlCharacter, "application/rss+xml")]
    [InlineData(Malformation.NotXml, "application/rss+xml")]
    [InlineData(Malformation.HtmlErrorPage, "text/html; charset=utf-8")]
    public async Task No_reader_takes_a_malformed_feed(Malformation how, string contentType)
    {
        Arxiv.FailAll(new Fault.Malformed(how));
        using var response = await Client.GetAsync("rss/cs.AI");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe(contentType);
        var text = await response.TextAsync();
        Should.Throw<XmlException>(() => XDocument.Parse(text));
    }

    [Fact]
    public async Task One_malformed_item_leaves_the_others_whole()
    {
        Arxiv.FailAll(new Fault.Malformed());
        var feed = await Client.FeedAsync("cs.AI");
        feed.Split("</item>").Count(item => item.Contains("<title>") && !item.Contains("</title>")).ShouldBe(1);
        feed.ShouldEndWith(OfMonday[^1000..]);
    }

    [Fact]
    public async Task An_oversized_feed_is_well_formed_and_as_long_as_it_was_told_to_be()
    {
        Arxiv.FailAll(new Fault.Oversized(3_000_000));
        using var response = await Client.GetAsync("rss/cs.AI");
        response.Headers.TransferEncodingChunked.ShouldBe(true);
        var text = await response.TextAsync();
        text.Length.ShouldBeInRange(3_000_000, 3_200_000);
        XDocument.Parse(text).Descendants("item").Count().ShouldBeGreaterThan(2000);
    }

    [Fact]
    public async Task A_decompression_bomb_is_small_on_the_wire()
    {
        Arxiv.FailAll(new Fault.Oversized(20_000_000, Gzip: true));
        using var response = await Client.GetAsync("rss/cs.AI");
        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        var packed = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        packed.Length.ShouldBeLessThan(1_000_000);
        await using var body = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var unpacked = new StreamReader(body);
        (await unpacked.ReadToEndAsync(TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(20_000_000);
    }

    [Fact]
    public async Task An_entity_bomb_is_a_DTD_that_a_careful_reader_refuses()
    {
        Arxiv.FailAll(new Fault.Dtd());
        var feed = await Client.FeedAsync("cs.AI");
        feed.ShouldContain("<!DOCTYPE rss [");
        feed.ShouldContain("&lol9;</title>");
        Should.Throw<XmlException>(() => Parse(DtdProcessing.Prohibit, 0)).Message.ShouldContain("DTD");
        // A reader that takes DTDs runs into its limit, so the bomb is live.
        Should.Throw<XmlException>(() => Parse(DtdProcessing.Parse, 1_000_000)).Message.ShouldContain("entities");

        void Parse(DtdProcessing dtd, long limit)
        {
            using var reader = XmlReader.Create(
                new StringReader(feed), new XmlReaderSettings { DtdProcessing = dtd, MaxCharactersFromEntities = limit });
            XDocument.Load(reader);
        }
    }

    [Fact]
    public async Task A_refused_request_gets_no_answer()
    {
        Arxiv.FailAll(new Fault.Refused());
        await Should.ThrowAsync<HttpRequestException>(() => Client.GetAsync("rss/cs.AI"));
        Arxiv.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_redirect_points_to_itself_or_where_the_test_says()
    {
        Arxiv.FailAll(new Fault.Redirect301(), times: 1);
        Arxiv.FailAll(new Fault.Redirect301(new Uri("https://rss.arxiv.org/rss/cs.AI")), times: 1);

        using var itself = await Client.GetAsync("rss/cs.AI+cs.LG?version=2.0");
        itself.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        itself.Headers.Location.ShouldBe(new Uri(Arxiv.BaseUrl, "rss/cs.AI+cs.LG?version=2.0"));
        using var elsewhere = await Client.GetAsync("rss/cs.AI");
        elsewhere.Headers.Location.ShouldBe(new Uri("https://rss.arxiv.org/rss/cs.AI"));
    }

    [Fact]
    public async Task Faults_follow_each_other_those_of_the_category_first()
    {
        Arxiv.FailAll(new Fault.ServiceUnavailable503());
        Arxiv.Fail("cs.AI", new Fault.RateExceeded429(), times: 2);
        Arxiv.Fail("cs.AI", new Fault.Empty(), times: 1);

        (await StatusesAsync("cs.AI", 5)).ShouldBe([429, 429, 200, 503, 503]);
        Arxiv.HealAll();
        (await StatusesAsync("cs.AI", 1)).ShouldBe([200]);
    }

    [Fact]
    public async Task A_fault_counts_a_request_for_several_categories_once_and_strikes_the_whole_of_it()
    {
        Arxiv.FailAll(new Fault.RateExceeded429(), times: 2);
        (await StatusesAsync("cs.AI+cs.LG+cs.CL", 3)).ShouldBe([429, 429, 200]);

        Arxiv.Fail("cs.LG", new Fault.RateExceeded429());
        (await StatusesAsync("cs.AI+cs.LG", 1)).ShouldBe([429]);
        (await StatusesAsync("cs", 1)).ShouldBe([429]);
        (await StatusesAsync("cs.AI", 1)).ShouldBe([200]);
        Arxiv.Heal("cs.LG");
        (await StatusesAsync("cs.LG", 1)).ShouldBe([200]);
    }

    [Fact]
    public async Task Faults_spare_the_status_page_and_bad_requests()
    {
        Arxiv.FailAll(new Fault.Refused());
        using var status = await Client.GetAsync("feed/status");
        status.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StatusesAsync("cs.XX", 1)).ShouldBe([400]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_simulator_stops_within_a_second_whatever_it_is_sending(bool slow)
    {
        Arxiv.FailAll(slow ? new Fault.Slow(TimeSpan.FromDays(1)) : new Fault.Oversized(long.MaxValue));
        var asking = Client.GetAsync("rss/cs.AI");
        await Arxiv.Requests.ReachesAsync(1, TestContext.Current.CancellationToken);

        var before = Stopwatch.GetTimestamp();
        await Arxiv.DisposeAsync();
        Stopwatch.GetElapsedTime(before).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<Exception>(async () =>
        {
            using var response = await asking;
            await response.TextAsync();
        });
    }

    [Fact]
    public async Task A_client_that_gives_up_ends_its_request()
    {
        Arxiv.FailAll(new Fault.Slow(TimeSpan.FromDays(1)), times: 1);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Accept.ParseAdd("*/*");
        var asking = http.GetAsync(new Uri(Arxiv.BaseUrl, "rss/cs.AI"), patience.Token);
        await _clock.WaitBegunAsync();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => asking);

        (await StatusesAsync("cs.AI", 1)).ShouldBe([200]);
        Arxiv.Requests[0].Status.ShouldBeNull();
    }

    private async Task<List<int>> StatusesAsync(string query, int requests)
    {
        List<int> statuses = [];
        for (var request = 0; request < requests; request++)
        {
            using var response = await Client.GetAsync($"rss/{query}");
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }

    private static IReadOnlyList<SimulatedPaper> Papers(DateOnly day) => GeneratedDay.Papers(day, ["cs.AI", "cs.LG"], 24);

    private static string Feed(DateOnly day, string category) => new FeedBuilder(day, category).Add(Papers(day)).Build();

    private static List<string> Ids(string feed) => [.. XDocument.Parse(feed).Descendants("guid").Select(guid => guid.Value)];
}
