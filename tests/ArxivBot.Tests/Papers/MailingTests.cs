using System.Diagnostics.Metrics;
using ArxivBot.Arxiv;
using ArxivBot.Papers;
using ArxivBot.Simulators.Arxiv.Faults;
using ArxivBot.Simulators.Arxiv.Feeds;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Papers;

public class MailingTests
{
    private const string Monday = "2025-12-15", Tuesday = "2025-12-16", Wednesday = "2025-12-17", Saturday = "2025-12-20";

    private readonly AnnouncedPapers _papers = new();

    [Fact]
    public async Task A_closed_mailing_knows_what_it_announced()
    {
        Announce(Tuesday, New("2512.13001"), New("2512.13002"), Cross("2512.13003"), Replaced("2511.00001", 2), Replaced("2511.00002", 3));
        await using var bot = await StartAsync();
        bot.Morning(Tuesday);

        await bot.PollAsync();

        (await bot.MailingAsync("cs.LG", Tuesday)).ShouldNotBeNull().ShouldSatisfyAllConditions(
            m => m.IsClosed.ShouldBeTrue(), m => m.Announced.ShouldBe(5), m => m.Parsed.ShouldBe(5), m => m.New.ShouldBe(2),
            m => m.Cross.ShouldBe(1), m => m.Replaced.ShouldBe(2), m => m.Unparseable.ShouldBe(0), m => m.Waiting.ShouldBeNull());
        bot.Log.Lines.ShouldContain("Information: Mailing cs.LG 2025-12-16 is closed: announced 5, fetched 5, unparseable 0");
    }

    [Fact]
    public async Task Nothing_is_asked_of_arXiv_when_nothing_is_missing()
    {
        Announce(Tuesday, New("2512.13001"));
        await using var bot = await StartAsync();
        bot.Morning(Tuesday);
        await bot.PollAsync();

        await bot.PollAsync();
        bot.Morning(Saturday);
        await bot.PollAsync();

        bot.Arxiv.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_became_of_each_list_is_counted()
    {
        Announce(Tuesday, New("2512.13001"), New("2512.13002"));
        await using var bot = await StartAsync();
        bot.Morning(Tuesday);
        bot.Arxiv.Fail("cs.LG", new Fault.Empty(), times: 1);
        Dictionary<string, long> counted = [];
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => Listen(instrument, self, bot) };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var key = tags.Length > 0 ? $"{instrument.Name} {tags[0].Value}" : instrument.Name;
            counted[key] = counted.GetValueOrDefault(key) + value;
        });
        listener.Start();

        await bot.PollAsync();
        await bot.PollAsync();

        counted.ShouldBe(new Dictionary<string, long> { ["arxivbot.lists empty"] = 1, ["arxivbot.lists fresh"] = 1, ["arxivbot.announcements"] = 2 }, ignoreOrder: true);

        // Other tests' programs have meters of the same name.
        static void Listen(Instrument instrument, MeterListener self, LoopbackBot bot)
        {
            if (instrument.Meter.Name == FetchMetrics.Meter && instrument.Meter.Scope == bot.Get<IMeterFactory>())
                self.EnableMeasurementEvents(instrument);
        }
    }

    [Fact]
    public async Task Yesterdays_list_under_its_own_date_is_not_todays()
    {
        Announce(Monday, New("2512.12001"), New("2512.12002"));
        Announce(Tuesday, New("2512.13001"));
        await using var bot = await StartAsync();
        bot.Morning(Monday);
        await bot.PollAsync();
        bot.Morning(Tuesday);
        bot.Arxiv.Fail("cs.LG", new Fault.YesterdaysFeed());

        await bot.PollAsync();

        (await bot.MailingAsync("cs.LG", Tuesday))!.Waiting.ShouldBe("arXiv still serves the list of 2025-12-15");
        bot.Arxiv.HealAll();
        await bot.PollAsync();
        (await bot.MailingAsync("cs.LG", Tuesday))!.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task An_unchanged_feed_costs_arXiv_one_short_answer()
    {
        Announce(Monday, New("2512.12001"));
        Announce(Tuesday, New("2512.13001"));
        await using var bot = await StartAsync();
        bot.Morning(Monday);
        await bot.PollAsync();
        bot.Morning(Tuesday);
        bot.Arxiv.Fail("cs.LG", new Fault.YesterdaysFeed());

        await bot.PollAsync();
        await bot.PollAsync();

        bot.Arxiv.Requests[^1].Status.ShouldBe(304);
        bot.Arxiv.Requests[^1].Header("If-None-Match").ShouldNotBeNullOrEmpty();
        (await bot.MailingAsync("cs.LG", Tuesday))!.IsClosed.ShouldBeFalse();
    }

    [Fact]
    public async Task An_empty_list_on_an_announcement_day_is_no_quiet_day()
    {
        Announce(Tuesday, New("2512.13001"));
        await using var bot = await StartAsync();
        bot.Morning(Tuesday);
        bot.Arxiv.Fail("cs.LG", new Fault.Empty(), times: 1);

        await bot.PollAsync();

        (await bot.MailingAsync("cs.LG", Tuesday))!.Waiting.ShouldBe("arXiv's list is empty on an announcement day");
        await bot.PollAsync();
        (await bot.MailingAsync("cs.LG", Tuesday))!.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refusal_that_calls_itself_a_success_is_a_failure()
    {
        Announce(Tuesday, New("2512.13001"));
        await using var bot = await StartAsync();
        bot.Morning(Tuesday);
        bot.Arxiv.Fail("cs.LG", new Fault.RateExceeded200(), times: 1);

        await bot.PollAsync();

        (await bot.MailingAsync("cs.LG", Tuesday))!.Waiting.ShouldBe("arXiv answered 200: 'Rate exceeded.'");
        bot.Log.Lines.ShouldContain(line => line.Contains("Failing since"));
    }

    [Fact]
    public async Task When_arXiv_refuses_one_category_the_others_are_not_asked_and_its_wish_is_kept()
    {
        Announce(Tuesday, New("2512.13001"));
        await using var bot = await LoopbackBot.StartAsync(_papers, "cs.LG, cs.CL, cs.DC", TestContext.Current.CancellationToken, "Arxiv:LongestRetryAfter=00:00:01");
        bot.Morning(Tuesday);
        bot.Arxiv.FailAll(new Fault.RateExceeded429(TimeSpan.FromHours(2)));

        await bot.PollAsync();
        bot.Clock.TimeOfDay += TimeSpan.FromHours(1);
        await bot.PollAsync();

        bot.Arxiv.Requests.Count.ShouldBe(1);
        bot.Arxiv.HealAll();
        bot.Clock.TimeOfDay += TimeSpan.FromHours(2);
        await bot.PollAsync();
        bot.Arxiv.Requests.Count.ShouldBe(4);
        (await bot.MailingAsync("cs.LG", Tuesday))!.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task What_arrived_of_a_cut_list_is_kept_and_the_whole_list_closes_it()
    {
        // Cut by the server after it has sent a complete HTTP answer: only the XML shows it.
        var whole = new FeedBuilder(LoopbackBot.Day(Tuesday), "cs.LG").Add([.. Enumerable.Range(1, 20).Select(i => New($"2512.130{i:00}"))]).Build();
        var raw = new RawFeeds();
        raw.Set("cs.LG", LoopbackBot.Day(Tuesday), whole[..(whole.Length / 2)]);
        await using var bot = await LoopbackBot.StartAsync(raw, "cs.LG", TestContext.Current.CancellationToken);
        bot.Morning(Tuesday);

        await bot.PollAsync();

        var open = (await bot.MailingAsync("cs.LG", Tuesday))!;
        open.IsClosed.ShouldBeFalse();
        open.Waiting.ShouldNotBeNull().ShouldContain("cut off");
        var kept = await bot.ReadAsync(db => db.Set<Announcement>().CountAsync());
        kept.ShouldBeInRange(5, 15);
        raw.Set("cs.LG", LoopbackBot.Day(Tuesday), whole);
        await bot.PollAsync();
        (await bot.MailingAsync("cs.LG", Tuesday))!.ShouldSatisfyAllConditions(
            m => m.IsClosed.ShouldBeTrue(), m => m.Announced.ShouldBe(20), m => m.Parsed.ShouldBe(20));
    }

    [Fact]
    public async Task Stragglers_of_an_old_list_do_not_close_the_new_one_and_are_announced_with_it()
    {
        Announce(Monday, [.. Enumerable.Range(1, 10).Select(i => New($"2512.120{i:00}"))]);
        Announce(Tuesday, New("2512.13001"), New("2512.13002"));
        await using var bot = await StartAsync();
        bot.Morning(Monday);
        await bot.PollAsync();
        bot.Morning(Tuesday);
        Announce(Monday, New("2512.12011"), New("2512.12012"));
        bot.Arxiv.Fail("cs.LG", new Fault.StaleBatch(), times: 1);

        await bot.PollAsync();

        (await bot.MailingAsync("cs.LG", Tuesday))!.Waiting.ShouldBe(
            "arXiv still serves the list of 2025-12-15 under the date 2025-12-16: 2 of 12 announcements are new");
        await bot.PollAsync();
        (await bot.MailingAsync("cs.LG", Tuesday))!.ShouldSatisfyAllConditions(
            m => m.IsClosed.ShouldBeTrue(), m => m.Announced.ShouldBe(4), m => m.Parsed.ShouldBe(4));
        (await bot.MailingAsync("cs.LG", Monday))!.Announced.ShouldBe(10);
        (await bot.BuildAsync()).ShouldBe(2);
        (await bot.DigestsAsync()).Sum(d => d.Papers.Count).ShouldBe(14);
    }

    [Fact]
    public async Task A_list_that_grows_after_its_mailing_closed_gives_the_rest_to_the_next_mailing()
    {
        Announce(Tuesday, New("2512.13001"));
        await using var bot = await StartAsync();
        bot.Morning(Tuesday);
        await bot.PollAsync();
        Announce(Tuesday, New("2512.13002"));

        await bot.Get<Fetch>().ReadAsync(bot.Categories, null, TestContext.Current.CancellationToken);

        (await bot.MailingAsync("cs.LG", Tuesday))!.Announced.ShouldBe(1);
        Announce(Wednesday, New("2512.14001"));
        bot.Morning(Wednesday);
        await bot.PollAsync();
        (await bot.MailingAsync("cs.LG", Wednesday))!.ShouldSatisfyAllConditions(m => m.Announced.ShouldBe(2), m => m.Parsed.ShouldBe(2));
    }

    [Fact]
    public async Task A_paper_in_four_lists_is_one_paper_with_four_announcements()
    {
        Announce(Tuesday, new SimulatedPaper("2512.13001", "One", "cs.LG", "cs.AI", "cs.CL", "cs.DC"));
        await using var bot = await LoopbackBot.StartAsync(_papers, "cs.AI, cs.CL, cs.DC, cs.LG", TestContext.Current.CancellationToken);
        bot.Morning(Tuesday);

        await bot.PollAsync();

        (await bot.ReadAsync(db => db.Set<Paper>().SingleAsync())).PrimaryCategory.ShouldBe("cs.LG");
        var kinds = await bot.ReadAsync(db => db.Set<Announcement>().OrderBy(a => a.Mailing.Category).Select(a => a.Kind).ToListAsync());
        kinds.ShouldBe([AnnouncementKind.Cross, AnnouncementKind.Cross, AnnouncementKind.Cross, AnnouncementKind.New]);
    }

    [Fact]
    public async Task A_paper_keeps_the_metadata_of_its_newest_version()
    {
        Announce(Monday, New("2512.12001") with { Title = "First title" });
        Announce(Tuesday, New("2512.13001"), Replaced("2512.12001", 3) with { Title = "Third title" });
        await using var bot = await StartAsync();
        foreach (var day in (string[])[Monday, Tuesday])
        {
            bot.Morning(day);
            await bot.PollAsync();
        }

        var paper = await bot.ReadAsync(db => db.Set<Paper>().SingleAsync(p => p.Id == ArxivId.Parse("2512.12001")));
        paper.ShouldSatisfyAllConditions(p => p.Version.ShouldBe(3), p => p.Title.ShouldBe("Third title"));
    }

    [Fact]
    public async Task A_closed_mailing_cannot_be_changed_by_any_statement()
    {
        Announce(Tuesday, New("2512.13001"));
        await using var bot = await StartAsync();
        bot.Morning(Tuesday);
        await bot.PollAsync();

        foreach (var (statement, refusal) in ((string, string)[])
        [
            ("UPDATE Mailings SET Announced = 7", "a closed mailing never changes"),
            ("UPDATE Announcements SET Version = 9", "an announcement never changes"),
            ("INSERT INTO Announcements (MailingId, PaperId, Version, Kind, Position) SELECT MailingId, PaperId, 2, Kind, 9 FROM Announcements", "a closed mailing takes no announcement"),
        ])
        {
            (await Should.ThrowAsync<SqliteException>(() => bot.ReadAsync(db => db.Database.ExecuteSqlRawAsync(statement)))).Message.ShouldContain(refusal);
        }
    }

    [Fact]
    public async Task A_history_that_is_suddenly_missing_raises_an_alarm()
    {
        Announce(Monday, New("2512.12001"));
        Announce(Tuesday, New("2512.13001"));
        await using var bot = await StartAsync();
        bot.Morning(Monday);
        await bot.PollAsync();
        await bot.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM Announcements"));
        bot.Morning(Tuesday);

        await bot.PollAsync();

        bot.Log.Lines.ShouldContain(line => line.StartsWith("Error: The history of cs.LG is missing: its mailing of") && line.Contains("held 1 announcements"));
    }

    [Fact]
    public async Task The_first_list_ever_says_that_all_of_it_is_new()
    {
        Announce(Tuesday, New("2512.13001"));
        await using var bot = await StartAsync();
        bot.Morning(Tuesday);

        await bot.PollAsync();

        bot.Log.Lines.ShouldContain(line => line.StartsWith("Information: First list of cs.LG in "));
    }

    [Fact]
    public async Task Days_on_which_nobody_looked_stay_visible()
    {
        Announce(Monday, New("2512.12001"));
        Announce("2025-12-18", New("2512.15001"));
        await using var bot = await StartAsync();
        bot.Morning(Monday);
        await bot.PollAsync();
        bot.Morning("2025-12-18");

        await bot.PollAsync();

        foreach (var missed in (string[])[Tuesday, Wednesday])
            (await bot.MailingAsync("cs.LG", missed)).ShouldNotBeNull().Waiting.ShouldBe("nobody looked on its day");
    }

    [Fact]
    public async Task A_holiday_is_looked_at_once()
    {
        await using var bot = await StartAsync();
        bot.Morning("2026-01-20");

        await bot.PollAsync();
        await bot.PollAsync();

        bot.Arxiv.Requests.Count.ShouldBe(1);
        (await bot.ReadAsync(db => db.Set<Mailing>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_could_not_be_read_is_kept_and_counted()
    {
        var raw = new RawFeeds();
        raw.Set("cs.AI", LoopbackBot.Day(Tuesday), Corpus.Sample("rss-missing-fields-constructed.xml")
            .Replace("</channel>", Corpus.Sample("rss-four-types-constructed.xml").Split("</skipDays>")[1].Split("</channel>")[0] + "</channel>"));
        await using var bot = await LoopbackBot.StartAsync(raw, "cs.AI", TestContext.Current.CancellationToken);
        bot.Morning(Tuesday);

        await bot.PollAsync();

        (await bot.MailingAsync("cs.AI", Tuesday))!.ShouldSatisfyAllConditions(
            m => m.IsClosed.ShouldBeTrue(), m => m.Announced.ShouldBe(7), m => m.Parsed.ShouldBe(4), m => m.Unparseable.ShouldBe(3));
        var kept = await bot.ReadAsync(db => db.Set<UnparsedAnnouncement>().OrderBy(u => u.Position).ToListAsync());
        kept.Select(u => u.Position).ShouldBe([1, 2, 3]);
        kept[2].Reason.ShouldContain("absonly");
        kept[2].Source.ShouldContain("wrong host in the link");
    }

    private Task<LoopbackBot> StartAsync() => LoopbackBot.StartAsync(_papers, "cs.LG", TestContext.Current.CancellationToken);

    private void Announce(string day, params SimulatedPaper[] papers) => _papers.Announce(LoopbackBot.Day(day), papers);

    private static SimulatedPaper New(string id) => new(id, $"Title of {id}", "cs.LG");

    private static SimulatedPaper Cross(string id) => new(id, $"Title of {id}", "stat.ML", "cs.LG");

    private static SimulatedPaper Replaced(string id, int version) =>
        new(id, $"Title of {id}", "cs.LG") { Version = version, Action = PaperAction.Replace };
}
