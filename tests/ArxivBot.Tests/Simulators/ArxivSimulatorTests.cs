using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Feeds;
using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Tests.Simulators;

public class ArxivSimulatorTests
{
    private static readonly DateOnly Thursday = new(2025, 12, 18);
    private static readonly AnnouncedPapers Papers = new AnnouncedPapers()
        .Announce(Thursday, new SimulatedPaper("2512.00001", "Of both", "cs.AI", "cs.CL"), new SimulatedPaper("2512.00002", "Of one", "cs.CL"))
        .Announce(Thursday.AddDays(1), new SimulatedPaper("2512.00003", "Of Friday", "cs.AI"));

    // Noon at arXiv, in winter.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 12, 18, 17, 0, 0, TimeSpan.Zero));

    private Task<ArxivSimulator> StartAsync(IFeedSource? feeds = null) => ArxivSimulator.StartAsync(
        new ArxivSimulatorOptions { Feeds = feeds ?? Papers, Today = Thursday, Clock = _clock }, TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_category_has_the_days_feed_with_arXivs_headers()
    {
        await using var arxiv = await StartAsync();
        using var client = new FeedClient(arxiv);

        using var response = await client.GetAsync("rss/cs.AI");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var feed = await response.TextAsync();
        feed.ShouldBe(new FeedBuilder(Thursday, "cs.AI").Add(new SimulatedPaper("2512.00001", "Of both", "cs.AI", "cs.CL")).Build());
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/rss+xml");
        response.Content.Headers.LastModified.ShouldBeNull();
        response.Headers.ETag!.ToString().ShouldBe($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(feed)))}\"");
        response.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromHours(12));
    }

    [Theory]
    [InlineData("rss/cs.ai")]
    [InlineData("rss/CS.AI")]
    [InlineData("rss/cs.AI?version=2.0")]
    public async Task Case_and_version_2_make_no_difference(string path)
    {
        await using var arxiv = await StartAsync();
        using var client = new FeedClient(arxiv);

        using var response = await client.GetAsync(path);
        (await response.TextAsync()).ShouldBe(await client.FeedAsync("cs.AI"));
    }

    [Fact]
    public async Task Several_categories_make_one_feed_in_which_each_paper_stands_once_under_its_first_type()
    {
        await using var arxiv = await StartAsync();
        using var client = new FeedClient(arxiv);

        (await client.FeedAsync("cs.CL")).ShouldContain("arXiv:2512.00001v1 Announce Type: cross ");
        var both = await client.FeedAsync("cs.CL+cs.ai");
        both.ShouldBe(new FeedBuilder(Thursday, "cs.CL", "cs.AI")
            .Add(new SimulatedPaper("2512.00001", "Of both", "cs.AI", "cs.CL"), new SimulatedPaper("2512.00002", "Of one", "cs.CL"))
            .Build());
        both.ShouldContain("<link>http://rss.arxiv.org/rss/cs.CL+cs.AI</link>");
        (await client.FeedAsync("cs")).Replace("cs updates", "cs.CL, cs.AI updates").Replace("/rss/cs<", "/rss/cs.CL+cs.AI<").Replace("/rss/cs\"", "/rss/cs.CL+cs.AI\"")
            .ShouldBe(both);
    }

    [Fact]
    public async Task The_day_moves_when_the_test_says_so()
    {
        await using var arxiv = await StartAsync();
        using var client = new FeedClient(arxiv);

        arxiv.Today = Thursday.AddDays(1);
        (await client.FeedAsync("cs.AI")).ShouldContain("Of Friday");

        arxiv.Today = Thursday.AddDays(2);
        var saturday = await client.FeedAsync("cs.AI");
        saturday.ShouldBe(new FeedBuilder(Thursday.AddDays(2), "cs.AI").Build());
        saturday.ShouldNotContain("<item>");
    }

    [Fact]
    public async Task The_day_can_follow_the_clock_and_turns_at_Eastern_midnight()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(
            new ArxivSimulatorOptions { Feeds = Papers, FollowClock = true, Clock = _clock }, TestContext.Current.CancellationToken);

        _clock.SetUtcNow(new DateTimeOffset(2025, 12, 19, 4, 59, 59, TimeSpan.Zero));
        arxiv.Today.ShouldBe(Thursday);
        _clock.Advance(TimeSpan.FromSeconds(1));
        arxiv.Today.ShouldBe(Thursday.AddDays(1));
    }

    [Fact]
    public async Task Without_a_day_the_newest_there_is_is_served()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(Papers, TestContext.Current.CancellationToken);
        arxiv.Today.ShouldBe(Thursday.AddDays(1));
    }

    [Fact]
    public async Task What_the_client_has_already_is_304_until_the_feed_is_rebuilt()
    {
        await using var arxiv = await StartAsync();
        using var client = new FeedClient(arxiv);
        using var first = await client.GetAsync("rss/cs.AI");
        var tag = first.Headers.ETag!;

        using var again = await client.GetAsync("rss/cs.AI", headers => headers.IfNoneMatch.Add(tag));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        again.Headers.ETag.ShouldBe(tag);
        (await again.TextAsync()).ShouldBeEmpty();

        arxiv.BuiltAfterMidnight = TimeSpan.FromHours(4);
        using var rebuilt = await client.GetAsync("rss/cs.AI", headers => headers.IfNoneMatch.Add(tag));
        rebuilt.StatusCode.ShouldBe(HttpStatusCode.OK);
        rebuilt.Headers.ETag.ShouldNotBe(tag);
        (await rebuilt.TextAsync()).ShouldContain("<lastBuildDate>Thu, 18 Dec 2025 09:00:00 +0000</lastBuildDate>");
    }

    [Fact]
    public async Task A_client_that_accepts_gzip_gets_it()
    {
        await using var arxiv = await StartAsync();
        using var client = new FeedClient(arxiv);

        using var response = await client.GetAsync("rss/cs.AI", headers => headers.AcceptEncoding.ParseAdd("gzip"));

        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        await using var body = new GZipStream(
            await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var reader = new StreamReader(body);
        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe(await client.FeedAsync("cs.AI"));
    }

    [Fact]
    public async Task A_client_without_an_Accept_header_is_not_acceptable()
    {
        await using var arxiv = await StartAsync();
        using var client = new FeedClient(arxiv);

        using var response = await client.GetAsync("rss/cs.AI", accept: false);
        response.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
    }

    [Theory]
    [InlineData("cs.XX", "Bad subject class 'XX'. Valid subject classes for the archive 'cs' are: cs.AI, cs.AR,")]
    [InlineData("nope", "Bad archive 'nope'. Valid archive names are: ")]
    [InlineData("cs.AI.x", "Bad archive/subject class structure 'cs.AI.x'.")]
    [InlineData("cs.AI+", "Invalid archive specification 'cs.AI+'.")]
    [InlineData("cs.AI?version=0.91", "Unsupported feed version 'RSS 0.91' requested. Valid options are: RSS 2.0, Atom 1.0.")]
    public async Task A_bad_query_is_400_with_a_feed_that_says_why(string query, string error)
    {
        await using var arxiv = await StartAsync();
        using var client = new FeedClient(arxiv);

        using var response = await client.GetAsync($"rss/{query}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/rss+xml");
        var feed = await response.TextAsync();
        feed.ShouldContain($"<title>Feed error for query: http://rss.arxiv.org/rss/{query.Split('?')[0]}</title>");
        feed.ShouldContain($"<description>{error}");
        feed.ShouldNotContain("<item>");
    }

    [Fact]
    public async Task The_error_feed_is_the_services_own()
    {
        _clock.AdjustTime(new DateTimeOffset(2025, 12, 18, 14, 10, 31, TimeSpan.Zero));
        await using var arxiv = await StartAsync();
        using var client = new FeedClient(arxiv);

        using var response = await client.GetAsync("rss/cs.XX");
        (await response.TextAsync()).ShouldBe(RecordedFeed.Read(Shared.Path("arxiv/samples/rss-error-400-constructed.xml")));
    }

    [Fact]
    public async Task The_status_page_is_good()
    {
        await using var arxiv = await StartAsync();
        using var client = new FeedClient(arxiv);

        using var response = await client.GetAsync("feed/status", accept: false);
        (await response.TextAsync()).ShouldBe("Status: GOOD Version: 1.1");
    }

    [Theory]
    [InlineData("GET", "", 404)]
    [InlineData("GET", "rss/", 404)]
    [InlineData("GET", "rss/cs.AI/more", 404)]
    [InlineData("GET", "rss/../feed", 404)]
    [InlineData("GET", "api/query", 404)]
    [InlineData("POST", "rss/cs.AI", 405)]
    [InlineData("HEAD", "rss/cs.AI", 405)]
    [InlineData("DELETE", "feed/status", 405)]
    public async Task Anything_else_is_refused(string method, string path, int status)
    {
        await using var arxiv = await StartAsync();
        using var client = new FeedClient(arxiv);

        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { Accept = { new("*/*") } } };
        using var response = await client.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_raw_feed_is_served_as_it_is()
    {
        const string Odd = "<rss><channel><item><title>No id & not well-formed</item></channel></rss>";
        await using var arxiv = await StartAsync(new FeedSources(new RawFeeds().Set("cs.AI", Thursday, Odd), Papers));
        using var client = new FeedClient(arxiv);

        (await client.FeedAsync("cs.AI")).ShouldBe(Odd);
        (await client.FeedAsync("cs.CL")).ShouldContain("Of one");
        (await client.FeedAsync("cs.AI+cs.CL")).ShouldContain("No id & not well-formed");
    }

    [Fact]
    public async Task A_folder_is_read_at_each_request_and_says_what_is_wrong_with_it()
    {
        var folder = Directory.CreateTempSubdirectory("arxivbot-feeds-");
        try
        {
            var day = folder.CreateSubdirectory("2025-12-18");
            var feed = new FeedBuilder(Thursday, "cs.AI").Add(new SimulatedPaper("2512.00001", "From a file", "cs.AI")).Build();
            await File.WriteAllTextAsync(Path.Combine(day.FullName, "cs.AI.xml"), feed, TestContext.Current.CancellationToken);
            await using var arxiv = await StartAsync(new FeedFolder(folder.FullName));
            using var client = new FeedClient(arxiv);

            (await client.FeedAsync("cs.AI")).ShouldBe(feed);

            await File.WriteAllTextAsync(Path.Combine(day.FullName, "cs.CL.xml.gz"), "not gzip", TestContext.Current.CancellationToken);
            using var response = await client.GetAsync("rss/cs.CL");
            response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await response.TextAsync()).ShouldStartWith("The simulator failed: System.IO.InvalidDataException");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_category_that_arXiv_does_not_have_cannot_be_set_up() =>
        Should.Throw<ArgumentException>(() => new RawFeeds().Set("cs.XX", Thursday, "")).Message.ShouldContain("'cs.XX' is not an arXiv category");

    [Fact]
    public async Task Every_request_is_recorded_as_it_came()
    {
        await using var arxiv = await StartAsync();
        using var client = new FeedClient(arxiv);

        await ReadAsync("rss/cs.AI");
        _clock.Advance(TimeSpan.FromSeconds(3));
        await ReadAsync("rss/cs.CL?version=2.0");
        _clock.Advance(TimeSpan.FromSeconds(5));
        await ReadAsync("rss/cs.XX");

        arxiv.Requests.Select(r => r.Path).ShouldBe(["/rss/cs.AI", "/rss/cs.CL", "/rss/cs.XX"]);
        arxiv.Requests[0].Method.ShouldBe("GET");
        arxiv.Requests[0].Header("user-agent").ShouldBe("ArxivBot/0.1");
        arxiv.Requests[0].Header("Accept").ShouldBe("application/rss+xml");
        arxiv.Requests[0].Header("If-None-Match").ShouldBeNull();
        arxiv.Requests.Select(r => r.Status).ShouldBe([200, 200, 400]);
        arxiv.Requests.Select(r => r.Connection).Distinct().ShouldHaveSingleItem();
        arxiv.Requests[1].Query.ShouldBe("?version=2.0");
        arxiv.Requests.ShortestInterval.ShouldBe(TimeSpan.FromSeconds(3));
        arxiv.Requests.MaximumConcurrency.ShouldBe(1);
        arxiv.Requests.MaximumConnections.ShouldBe(1);
        arxiv.Requests.For("/rss/cs.XX").ShouldHaveSingleItem().ReceivedAt.ShouldBe(_clock.GetUtcNow());

        async Task ReadAsync(string path)
        {
            using var response = await client.GetAsync(path, headers => headers.UserAgent.Add(new ProductInfoHeaderValue("ArxivBot", "0.1")));
            await response.TextAsync();
        }
    }

    [Fact]
    public async Task Requests_one_after_another_on_fresh_connections_are_not_taken_for_simultaneous_ones()
    {
        await using var arxiv = await StartAsync();
        for (var request = 0; request < 200; request++)
        {
            using var client = new FeedClient(arxiv);
            await client.FeedAsync("cs.AI");
        }

        arxiv.Requests.MaximumConcurrency.ShouldBe(1);
        arxiv.Requests.Select(r => r.Connection).Distinct().Count().ShouldBe(200);
    }
}
