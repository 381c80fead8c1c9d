using ArxivBot.Digests;
using ArxivBot.Simulators.Arxiv.Faults;
using ArxivBot.Simulators.Arxiv.Feeds;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Deliveries;

public class DueDigestsTests
{
    private const string Monday = "2025-12-15", Tuesday = "2025-12-16", Wednesday = "2025-12-17";

    private readonly AnnouncedPapers _papers = new();

    [Fact]
    public async Task Todays_digest_waits_for_every_category()
    {
        Announce(Tuesday, Paper("2512.13001", "cs.LG"), Paper("2512.13002", "cs.CL"));
        await using var bot = await StartAsync("cs.LG, cs.CL");
        bot.Morning(Tuesday);
        bot.Arxiv.Fail("cs.CL", new Fault.Empty(), times: 1);
        await bot.PollAsync();

        (await bot.BuildAsync()).ShouldBe(0);
        await bot.PollAsync();
        (await bot.BuildAsync()).ShouldBe(1);
        (await bot.BuildAsync()).ShouldBe(0, "a day is built once");
    }

    [Fact]
    public async Task Who_does_not_want_the_late_list_any_more_does_not_wait_for_it()
    {
        Announce(Tuesday, Paper("2512.13001", "cs.LG"), Paper("2512.13002", "cs.CL"));
        await using var bot = await StartAsync("cs.LG, cs.CL");
        bot.Morning(Tuesday);
        bot.Arxiv.Fail("cs.CL", new Fault.Empty());
        await bot.PollAsync();
        (await bot.BuildAsync()).ShouldBe(0);

        bot.Clock.TimeOfDay += TimeSpan.FromMinutes(1);
        await bot.ChangeAsync(chat =>
        {
            chat.Subscriptions.Single().Categories = "cs.LG";
            bot.Get<Chats>().Plan(chat);
        });

        (await bot.BuildAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_paper_that_comes_again_as_a_cross_list_is_not_shown_again()
    {
        Announce(Monday, Paper("2512.12001", "cs.LG"));
        Announce(Tuesday, Paper("2512.12001", "cs.LG", "cs.CL") with { Action = PaperAction.Cross }, Paper("2512.13001", "cs.CL"));
        await using var bot = await StartAsync("cs.LG, cs.CL");
        Announce(Monday, Paper("2512.12002", "cs.CL"));
        Announce(Tuesday, Paper("2512.13002", "cs.LG"));
        foreach (var day in (string[])[Monday, Tuesday])
        {
            bot.Morning(day);
            await bot.PollAsync();
            (await bot.BuildAsync()).ShouldBe(1);
        }

        (await ShownAsync(bot, Tuesday)).ShouldBe(["2512.13001", "2512.13002"]);
    }

    [Fact]
    public async Task After_three_days_off_each_day_is_sent_once_the_oldest_first()
    {
        await using var bot = await StartAsync("cs.LG");
        foreach (var (day, number) in ((string, int)[])[(Monday, 12001), (Tuesday, 13001), (Wednesday, 14001)])
        {
            Announce(day, Paper($"2512.{number}", "cs.LG"));
            bot.Morning(day);
            await bot.PollAsync();
        }

        (await bot.BuildAsync()).ShouldBe(3);

        (await bot.ReadAsync(db => db.Set<Digest>().OrderBy(d => d.Id).Select(d => d.Day).ToListAsync()))
            .ShouldBe([LoopbackBot.Day(Monday), LoopbackBot.Day(Tuesday), LoopbackBot.Day(Wednesday)]);
    }

    [Fact]
    public async Task A_list_of_the_day_before_the_first_one_goes_into_the_first_digest()
    {
        // On the first day of all arXiv serves cs.CL a day late, as its neighbour's ids show.
        Announce(Monday, [.. Enumerable.Range(1, 10).Select(n => Paper($"2512.120{n:00}", "cs.CL"))]);
        Announce(Tuesday, [.. Enumerable.Range(1, 30).Select(n => Paper($"2512.130{n:00}", "cs.LG"))]);
        Announce(Tuesday, Paper("2512.13050", "cs.CL"));
        await using var bot = await StartAsync("cs.LG, cs.CL");
        bot.Morning(Tuesday);
        bot.Arxiv.Fail("cs.CL", new Fault.StaleBatch(), times: 1);
        await bot.PollAsync();
        (await bot.BuildAsync()).ShouldBe(0);

        await bot.PollAsync();
        (await bot.BuildAsync()).ShouldBe(1);

        (await bot.DigestsAsync()).Single().ShouldSatisfyAllConditions(
            d => d.Day.ShouldBe(LoopbackBot.Day(Tuesday)), d => d.Coverage.Shown.ShouldBe(41),
            d => d.Text.ShouldContain("list of 2025-12-15 came late; its papers are in this digest"),
            d => d.Text.ShouldNotContain("is missing"));
    }

    [Fact]
    public async Task A_category_that_is_new_to_a_chat_comes_from_its_next_digest_on()
    {
        await using var bot = await StartAsync("cs.LG, cs.CL");
        await bot.SubscribeAsync("cs.LG", address: "other");
        Announce(Monday, Paper("2512.12001", "cs.LG"), Paper("2512.12002", "cs.CL"));
        Announce(Tuesday, Paper("2512.13001", "cs.LG"), Paper("2512.13002", "cs.CL"));
        bot.Morning(Monday);
        await bot.PollAsync();
        await bot.BuildAsync();

        bot.Clock.TimeOfDay = TimeSpan.FromHours(20);
        await bot.ChangeAsync(chat => chat.Subscriptions.Add(Subscription(bot, "cs.CL")), "other");
        bot.Clock.TimeOfDay = TimeSpan.FromHours(8);
        bot.Morning(Tuesday);
        await bot.PollAsync();
        await bot.BuildAsync();

        var digest = (await bot.DigestsAsync("other"))[^1];
        digest.Papers.ShouldBe(["2512.13001", "2512.13002"], ignoreOrder: true);
        digest.Text.ShouldNotContain("late", customMessage: "arXiv was in time: the chat was not there yet");
    }

    [Fact]
    public async Task A_chat_without_subscriptions_is_owed_nothing_of_that_time()
    {
        await using var bot = await StartAsync("cs.LG");
        await bot.SubscribeAsync("cs.LG", address: "other");
        foreach (var (day, number) in ((string, int)[])[(Monday, 12001), (Tuesday, 13001), (Wednesday, 14001)])
        {
            Announce(day, Paper($"2512.{number}", "cs.LG"));
            bot.Morning(day);
            await bot.PollAsync();
            await bot.BuildAsync();
            // Unsubscribed on Monday, and subscribed again on Tuesday, both after the digests.
            await bot.ChangeAsync(chat =>
            {
                if (day == Monday)
                    chat.Subscriptions.Clear();
                else if (day == Tuesday)
                    chat.Subscriptions.Add(Subscription(bot, "cs.LG"));
                bot.Get<Chats>().Plan(chat);
            }, "other");
        }

        (await bot.DigestsAsync("other")).Select(digest => digest.Day).ShouldBe([LoopbackBot.Day(Monday), LoopbackBot.Day(Wednesday)]);
    }

    [Fact]
    public async Task What_is_older_than_the_days_to_look_back_is_not_sent()
    {
        await using var bot = await LoopbackBot.StartAsync(_papers, "cs.LG", TestContext.Current.CancellationToken, "Digests:DaysBack=1");
        foreach (var (day, number) in ((string, int)[])[(Monday, 12001), (Tuesday, 13001), (Wednesday, 14001)])
        {
            Announce(day, Paper($"2512.{number}", "cs.LG"));
            bot.Morning(day);
            await bot.PollAsync();
        }

        (await bot.BuildAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Coverage_counts_announcements_and_the_digest_counts_papers()
    {
        Announce(Tuesday, Paper("2512.13001", "cs.LG", "cs.CL"), Paper("2512.13002", "cs.CL"), Paper("2512.13003", "cs.LG"));
        await using var bot = await StartAsync("cs.LG, cs.CL");
        bot.Morning(Tuesday);
        await bot.PollAsync();

        await bot.ChangeAsync(chat => chat.Settings = chat.Settings with { MaximumPapers = 2 });
        await bot.BuildAsync();

        (await bot.DigestsAsync()).Single().ShouldSatisfyAllConditions(
            d => d.Coverage.ShouldBe(new Coverage(4, 4, 3, 2, 0)),
            d => d.Text.ShouldContain("announced 4 \\u00B7 fetched 4 \\u00B7 matched 3 \\u00B7 shown 2"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_day_on_which_nothing_matches_is_silent_unless_the_chat_asks_for_a_line(bool saysSo)
    {
        Announce(Tuesday, Paper("2512.13001", "cs.LG"));
        await using var bot = await StartAsync("cs.LG");
        bot.Morning(Tuesday);
        await bot.PollAsync();

        await bot.ChangeAsync(chat =>
        {
            chat.Subscriptions[0].Query = "zebra";
            chat.Settings = chat.Settings with { SaysNothingToday = saysSo };
        });
        await bot.BuildAsync();

        var digest = (await bot.DigestsAsync()).Single();
        digest.Coverage.ShouldBe(new Coverage(1, 1, 0, 0, 0), "it has been looked at");
        digest.Text.Contains("No announced paper matched.").ShouldBe(saysSo);
    }

    private static Subscription Subscription(LoopbackBot bot, string categories) => new()
    {
        Name = categories,
        Categories = categories,
        Query = "",
        CreatedBy = "me",
        CreatedAt = bot.Clock.GetUtcNow(),
    };

    private Task<LoopbackBot> StartAsync(string categories) => LoopbackBot.StartAsync(_papers, categories, TestContext.Current.CancellationToken);

    private void Announce(string day, params SimulatedPaper[] papers) => _papers.Announce(LoopbackBot.Day(day), papers);

    private static SimulatedPaper Paper(string id, params string[] categories) => new(id, $"Title of {id}", categories);

    private static async Task<IEnumerable<string>> ShownAsync(LoopbackBot bot, string day) =>
        (await bot.DigestsAsync()).Single(d => d.Day == LoopbackBot.Day(day)).Papers.Order();
}
