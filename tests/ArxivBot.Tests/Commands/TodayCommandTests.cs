using ArxivBot.Digests;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Commands;

public class TodayCommandTests
{
    [Fact]
    public async Task Today_shows_the_newest_day_as_a_digest_with_coverage_and_counts_nothing_as_shown()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG cs.CL kernel name=kernels");
        await bot.ListAsync("cs.LG", "2025-12-17", TestLists.Paper("2512.00001", "An old kernel"));
        var both = TestLists.Paper("2512.00003", "Kernel kernels", "A kernel.", "cs.LG", "cs.CL");
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00002", "A paper", "A kernel in it."), both, TestLists.Paper("2512.00004", "Something else"));
        await bot.ListAsync("cs.CL", "2025-12-18", both);

        var text = await bot.SaysAsync("/today");

        text.ShouldContain("Thursday 18 December 2025");
        text.ShouldContain("announced 4 · fetched 4 · matched 2 · shown 2");
        text.IndexOf("2512.00003v1", StringComparison.Ordinal).ShouldBeInRange(1, text.IndexOf("2512.00002v1", StringComparison.Ordinal));
        text.ShouldContain("why: kernel +1.5 (title, abstract)");
        text.ShouldNotContain("Something else");
        text.ShouldNotContain("An old kernel");
        (await bot.ReadAsync(db => db.Set<Digest>().CountAsync())).ShouldBe(0);
        (await bot.SaysAsync("/today")).ShouldBe(text);
    }

    [Fact]
    public async Task Today_with_categories_shows_everything_in_them_whatever_the_chat_has_subscribed_to()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.ListAsync("cs.CL", "2025-12-18", TestLists.Paper("2512.00001", "One", "Text.", "cs.CL"), TestLists.Paper("2512.00002", "Two"));

        var text = await bot.SaysAsync("today cs.cl");

        text.ShouldContain("One");
        text.ShouldContain("Two");
        text.ShouldContain("matched 2 · shown 2");
    }

    [Theory]
    [InlineData("/today")]
    [InlineData("/top")]
    [InlineData("/status")]
    [InlineData("/digest")]
    public async Task A_chat_without_subscriptions_is_told_how_to_get_one(string line)
    {
        await using var bot = await CommandBot.StartAsync();

        var text = await bot.SaysAsync(line);

        text.ShouldContain("This chat has no subscriptions yet.");
        text.ShouldContain("/subscribe cs.LG");
    }

    [Fact]
    public async Task A_list_that_is_still_open_is_named_with_the_reason_beside_the_newest_that_is_there()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG cs.AI");
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "One"));
        await bot.ListAsync("cs.AI", "2025-12-17");
        await bot.WaitAsync("cs.AI", "2025-12-18", "arXiv still serves the list of 2025-12-17");

        var text = await bot.SaysAsync("/today");

        text.ShouldContain("cs.AI: the list of 2025-12-18 is not out yet (arXiv still serves the list of 2025-12-17).");
        text.ShouldContain("One");
    }

    [Fact]
    public async Task Where_no_list_of_today_is_there_the_day_before_is_shown_and_the_reader_is_told()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG");
        await bot.ListAsync("cs.LG", "2025-12-17", TestLists.Paper("2512.00001", "One"));
        await bot.WaitAsync("cs.LG", "2025-12-18", "arXiv's list is empty on an announcement day");

        var text = await bot.SaysAsync("/today");

        text.ShouldContain("Wednesday 17 December 2025");
        text.ShouldContain("cs.LG: the list of 2025-12-18 is not out yet (arXiv's list is empty on an announcement day).");
    }

    [Fact]
    public async Task A_category_that_was_never_read_and_an_empty_database_are_said_to_be_so()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG");

        var text = await bot.SaysAsync("/today");

        text.ShouldContain("There is nothing to show yet.");
        text.ShouldContain("cs.LG has never been read: the bot reads it within a minute");
    }

    [Fact]
    public async Task On_a_day_without_announcement_the_reader_is_told_why_and_gets_the_newest_there_is()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG");
        await bot.ListAsync("cs.LG", "2025-12-19", TestLists.Paper("2512.00001", "One"));
        bot.Clock.Day = LoopbackBot.Day("2025-12-20");

        var text = await bot.SaysAsync("/today");

        text.ShouldContain("arXiv announced nothing: it never does for a Saturday (2025-12-20).");
        text.ShouldContain("Friday 19 December 2025");
        text.ShouldContain("One");
    }

    [Fact]
    public async Task A_classic_subscription_gets_the_classic_rule()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG kern mode=classic");
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "Kernels"), TestLists.Paper("2512.00002", "Nothing"));

        var text = await bot.SaysAsync("/today");

        text.ShouldContain("2512.00001v1");
        text.ShouldNotContain("2512.00002v1");
    }

    [Fact]
    public async Task A_list_that_closes_after_the_first_look_is_in_the_second()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG cs.CL kernel");
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "Kernel one", "Text.", "cs.LG", "cs.CL"));
        (await bot.SaysAsync("/today")).ShouldContain("matched 1 · shown 1");
        var newer = TestLists.Paper("2512.00001", "Kernel one, retitled", "Text.", "cs.LG", "cs.CL");
        newer.Version = 2;
        await bot.ListAsync("cs.CL", "2025-12-18", newer, TestLists.Paper("2512.00002", "Kernel two", "Text.", "cs.CL"));

        var text = await bot.SaysAsync("/today");

        text.ShouldContain("matched 2 · shown 2");
        text.ShouldContain("Kernel one, retitled");
    }
}
