using ArxivBot.Digests;
using ArxivBot.Papers;
using ArxivBot.Simulators.Arxiv.Faults;
using ArxivBot.Simulators.Arxiv.Feeds;
using ArxivBot.Subscriptions;

namespace ArxivBot.Tests.Digests;

public class OneShotDigestTests
{
    private const string Monday = "2025-12-15", Tuesday = "2025-12-16", Saturday = "2025-12-20";

    private readonly AnnouncedPapers _papers = new();

    [Fact]
    public async Task It_shows_what_arXiv_serves_as_often_as_it_is_asked()
    {
        Announce(Tuesday, Paper("2512.13001", "cs.LG"), Paper("2512.13002", "cs.CL"));
        await using var bot = await StartAsync();
        bot.Morning(Tuesday);

        var first = await ComposeAsync(bot);
        var second = await ComposeAsync(bot);

        foreach (var (content, isWhole) in (IEnumerable<(DigestContent, bool)>)[first, second])
        {
            isWhole.ShouldBeTrue();
            content.Papers.Select(p => p.Id).ShouldBe(["2512.13001", "2512.13002"]);
            content.Coverage.ShouldBe(new Coverage(2, 2, 2, 2, 0));
            content.Notices.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("Words", new[] { "2512.13001" }, "They are not shown again.")]
    [InlineData("Classic", new[] { "2512.12001", "2512.13001" }, "The classic rule shows them again.")]
    public async Task A_list_of_yesterday_under_todays_date_is_named(string mode, string[] shown, string words)
    {
        Announce(Monday, Paper("2512.12001", "cs.CL"), Paper("2512.12002", "cs.LG"));
        Announce(Tuesday, Paper("2512.13001", "cs.LG"), Paper("2512.13002", "cs.CL"));
        await using var bot = await StartAsync();
        bot.Morning(Monday);
        await ComposeAsync(bot);
        bot.Morning(Tuesday);
        bot.Arxiv.Fail("cs.CL", new Fault.StaleBatch());

        var (content, isWhole) = await ComposeAsync(bot, Enum.Parse<RankingMode>(mode));

        isWhole.ShouldBeTrue();
        content.Papers.Select(p => p.Id).ShouldBe(shown, ignoreOrder: true);
        content.Notices.ShouldHaveSingleItem().ShouldBe(
            $"cs.CL: arXiv still serves the list of 2025-12-15 under the date 2025-12-16: 0 of 1 announcements are new. {words}");
    }

    [Fact]
    public async Task A_list_that_came_a_day_late_is_shown_all_that_day()
    {
        Announce(Monday, [.. Enumerable.Range(1, 10).Select(n => Paper($"2512.120{n:00}", "cs.CL"))]);
        Announce(Tuesday, [.. Enumerable.Range(1, 30).Select(n => Paper($"2512.130{n:00}", "cs.LG"))]);
        Announce(Tuesday, Paper("2512.13050", "cs.CL"));
        await using var bot = await StartAsync();
        bot.Morning(Tuesday);
        bot.Arxiv.Fail("cs.CL", new Fault.StaleBatch());

        var (first, _) = await ComposeAsync(bot);
        var (second, _) = await ComposeAsync(bot);

        first.Papers.Count.ShouldBe(40);
        second.Papers.Select(p => p.Id).ShouldBe(first.Papers.Select(p => p.Id));
        first.Notices.ShouldHaveSingleItem().ShouldBe("cs.CL: arXiv serves the list of 2025-12-15 under the date 2025-12-16.");
    }

    [Fact]
    public async Task A_digest_that_lacks_a_list_says_so_and_is_not_whole()
    {
        Announce(Tuesday, Paper("2512.13001", "cs.LG"), Paper("2512.13002", "cs.CL"));
        await using var bot = await StartAsync();
        bot.Morning(Tuesday);
        bot.Arxiv.Fail("cs.CL", new Fault.RateExceeded200());

        var (content, isWhole) = await ComposeAsync(bot);

        isWhole.ShouldBeFalse();
        content.Papers.Select(p => p.Id).ShouldBe(["2512.13001"]);
        content.Notices[0].ShouldBe("INCOMPLETE: 1 of 2 lists could not be read whole (cs.CL).");
        content.Notices[1].ShouldStartWith("cs.CL: arXiv answered 200: 'Rate exceeded.' (failing since 2025-12-16 13:00 UTC)");
    }

    [Fact]
    public async Task Without_any_list_there_is_no_digest()
    {
        await using var bot = await StartAsync();
        bot.Morning(Tuesday);

        var problem = await Should.ThrowAsync<OperatorException>(() => ComposeAsync(bot));

        problem.Message.ShouldBe(
            """
            no list could be read, so there is no digest:
              cs.LG: arXiv's list is empty on an announcement day
              cs.CL: arXiv's list is empty on an announcement day
            """, StringCompareShould.IgnoreLineEndings);
    }

    [Fact]
    public async Task On_a_quiet_day_it_says_that_arXiv_announced_nothing()
    {
        await using var bot = await StartAsync();
        bot.Morning(Saturday);

        var (content, isWhole) = await ComposeAsync(bot);

        isWhole.ShouldBeTrue();
        content.Coverage.ShouldBe(new Coverage(0, 0, 0, 0, 0));
        content.Notices.ShouldHaveSingleItem().ShouldBe("arXiv announced nothing: it never does for a Saturday (2025-12-20).");
    }

    [Fact]
    public async Task What_could_not_be_read_is_counted_and_named()
    {
        var raw = new RawFeeds();
        raw.Set("cs.AI", LoopbackBot.Day(Tuesday), Corpus.Sample("rss-oddities-constructed.xml"));
        await using var bot = await LoopbackBot.StartAsync(raw, "cs.AI", TestContext.Current.CancellationToken);
        bot.Morning(Tuesday);

        var (content, isWhole) = await ComposeAsync(bot);

        isWhole.ShouldBeTrue();
        content.Coverage.ShouldSatisfyAllConditions(c => c.Unparseable.ShouldBe(1), c => c.Announced.ShouldBe(c.Fetched + 1));
        content.Notices.ShouldHaveSingleItem().ShouldBe(
            $"cs.AI: 1 of {content.Coverage.Announced} announcements could not be read (2512.90005 has no title). They are kept in the database.");
    }

    private Task<LoopbackBot> StartAsync() => LoopbackBot.StartAsync(_papers, "cs.LG, cs.CL", TestContext.Current.CancellationToken);

    private void Announce(string day, params SimulatedPaper[] papers) => _papers.Announce(LoopbackBot.Day(day), papers);

    private static SimulatedPaper Paper(string id, string category) => new(id, $"Title of {id}", category);

    private static async Task<(DigestContent Content, bool IsWhole)> ComposeAsync(LoopbackBot bot, RankingMode mode = RankingMode.Words)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var lists = await bot.Get<Fetch>().ReadAsync(bot.Categories, null, cancellation);
        return await bot.Get<OneShotDigest>().ComposeAsync(lists, bot.Everything() with { Mode = mode }, daysBack: 7, cancellation);
    }
}
