using ArxivBot.Arxiv;
using ArxivBot.Simulators.Arxiv.Faults;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Tests.Arxiv;

public class FeedClientTests
{
    private static readonly Category Learning = Category.TryFind("cs.LG", out var found) ? found : throw new InvalidOperationException();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_who_it_is_and_what_it_accepts()
    {
        await using var bot = await StartAsync("Arxiv:Contact=mailto:ops@example.org");

        (await AskAsync(bot)).ShouldBeOfType<FeedReply.Listed>().Feed.Items.Count.ShouldBe(3);

        var request = bot.Arxiv.Requests.ShouldHaveSingleItem();
        request.Header("User-Agent").ShouldNotBeNull().ShouldMatch(@"^ArxivBot/\d+\.\d+\.\d+ \(mailto:ops@example\.org\)$");
        request.Header("Accept").ShouldNotBeNull().ShouldContain("application/rss+xml");
        request.Header("Accept-Encoding").ShouldNotBeNull().ShouldContain("gzip");
    }

    [Fact]
    public async Task Requests_keep_their_distance_retries_included_and_never_overlap()
    {
        var interval = TimeSpan.FromMilliseconds(150);
        await using var bot = await StartAsync($"Arxiv:MinimumInterval={interval}", "Arxiv:Retries=2");
        bot.Arxiv.FailAll(new Fault.ServiceUnavailable503(TimeSpan.Zero), times: 2);

        await Task.WhenAll(AskAsync(bot), AskAsync(bot), AskAsync(bot));

        bot.Arxiv.Requests.Count.ShouldBe(5);
        bot.Arxiv.Requests.MaximumConcurrency.ShouldBe(1);
        // The simulator notes the arrival, the program the sending: a little less can lie between two arrivals.
        bot.Arxiv.Requests.ShortestInterval.ShouldNotBeNull().ShouldBeGreaterThan(interval - TimeSpan.FromMilliseconds(30));
    }

    [Fact]
    public async Task A_passing_failure_is_retried_as_soon_as_arXiv_allows()
    {
        await using var bot = await StartAsync();
        bot.Arxiv.FailAll(new Fault.RateExceeded429(TimeSpan.FromSeconds(1)), times: 1);

        (await AskAsync(bot)).ShouldBeOfType<FeedReply.Listed>();

        var requests = bot.Arxiv.Requests;
        requests.Select(r => r.Status).ShouldBe([429, 200]);
        (requests[1].ReceivedAt - requests[0].ReceivedAt).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(950));
    }

    [Fact]
    public async Task A_long_wait_is_handed_to_the_caller_instead_of_slept()
    {
        await using var bot = await StartAsync();
        bot.Arxiv.FailAll(new Fault.RateExceeded429(TimeSpan.FromHours(3)));

        (await AskAsync(bot)).ShouldBe(new FeedReply.Failed("arXiv answered 429 Too Many Requests: 'Rate exceeded.'", TimeSpan.FromHours(3), Limited: true));

        bot.Arxiv.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_asked_for_again()
    {
        await using var bot = await StartAsync();
        bot.Arxiv.FailAll(new Fault.CutOff(0.5), times: 1);

        (await AskAsync(bot)).ShouldBeOfType<FeedReply.Listed>().Feed.Damage.ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_that_is_slow_to_come_is_given_up_in_time()
    {
        await using var bot = await StartAsync("Arxiv:RequestTimeout=00:00:00.300", "Arxiv:Retries=1");
        bot.Arxiv.FailAll(new Fault.Slow(TimeSpan.FromMinutes(10)));

        (await AskAsync(bot)).ShouldBeOfType<FeedReply.Failed>().Reason.ShouldBe("arXiv did not answer within 0.3 s");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_feed_of_half_a_gigabyte_is_refused_without_being_kept(bool gzip)
    {
        await using var bot = await StartAsync();
        bot.Arxiv.FailAll(new Fault.Oversized(500L * 1024 * 1024, gzip));

        (await AskAsync(bot)).ShouldBeOfType<FeedReply.Failed>().Reason.ShouldBe("arXiv's answer is larger than 64 MiB, which no list is");

        bot.Arxiv.Requests.Count.ShouldBe(1, "the next answer would be as large");
    }

    [Fact]
    public async Task A_feed_with_a_DTD_is_refused()
    {
        await using var bot = await StartAsync();
        bot.Arxiv.FailAll(new Fault.Dtd());

        (await AskAsync(bot)).ShouldBeOfType<FeedReply.Failed>().Reason.ShouldContain("DTD");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        await using var bot = await StartAsync("Arxiv:Retries=1");
        await bot.Arxiv.DisposeAsync();

        (await AskAsync(bot)).ShouldBeOfType<FeedReply.Failed>().Reason.ShouldStartWith($"http://127.0.0.1:{bot.Arxiv.BaseUrl.Port} could not be reached: ");
    }

    [Fact]
    public async Task An_unchanged_feed_is_not_sent_again()
    {
        await using var bot = await StartAsync();
        var etag = (await AskAsync(bot)).ShouldBeOfType<FeedReply.Listed>().ETag.ShouldNotBeNull();

        (await bot.Get<FeedClient>().ReadAsync(Learning, etag, Cancellation)).ShouldBeOfType<FeedReply.Unchanged>();
    }

    private static Task<FeedReply> AskAsync(LoopbackBot bot) => bot.Get<FeedClient>().ReadAsync(Learning, null, Cancellation);

    private static async Task<LoopbackBot> StartAsync(params string[] settings)
    {
        var papers = new AnnouncedPapers();
        papers.Announce(new DateOnly(2025, 12, 16), [.. Enumerable.Range(1, 3).Select(i => new SimulatedPaper($"2512.1300{i}", $"Paper {i}", "cs.LG"))]);
        var bot = await LoopbackBot.StartAsync(papers, "cs.LG", Cancellation, settings);
        bot.Morning("2025-12-16");
        return bot;
    }
}
