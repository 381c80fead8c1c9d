using ArxivBot.Deliveries;
using ArxivBot.Digests;
using ArxivBot.Documents;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Commands;

public class DigestCommandTests
{
    [Fact]
    public async Task A_digest_that_was_delivered_is_told_again_as_it_was()
    {
        await using var bot = await DeliveredAsync();
        // Since then the chat wants something else.
        await bot.SaysAsync("/subscribe cs.LG another name=more");

        var text = await bot.SaysAsync("/digest 2025-12-18");

        text.ShouldContain("This is the digest that this chat got on Thu 18 Dec 2025, 08:00 (America/New_York).");
        text.ShouldContain("announced 3 · fetched 3 · matched 2 · shown 2");
        text.IndexOf("2512.00002v1", StringComparison.Ordinal).ShouldBeInRange(1, text.IndexOf("2512.00001v1", StringComparison.Ordinal));
        text.ShouldNotContain("2512.00003v1");
        text.ShouldContain("score 1.5");
        (await bot.ReadAsync(db => db.Set<Digest>().CountAsync())).ShouldBe(1);
        (await bot.ReadAsync(db => db.Set<Delivery>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_date_it_is_the_newest_digest_that_the_chat_has_had()
    {
        await using var bot = await DeliveredAsync();

        (await bot.SaysAsync("/digest")).ShouldBe(await bot.SaysAsync("/digest 2025-12-18"));
    }

    [Fact]
    public async Task A_day_without_a_digest_is_put_together_now_and_said_to_be()
    {
        await using var bot = await DeliveredAsync();
        await bot.ListAsync("cs.LG", "2025-12-16", TestLists.Paper("2512.00009", "An early kernel"));

        var text = await bot.SaysAsync("/digest 2025-12-16");

        text.ShouldContain("This chat has had no digest of that day");
        text.ShouldContain("An early kernel");
        text.ShouldContain("announced 1 · fetched 1 · matched 1 · shown 1");
    }

    [Theory]
    [InlineData("2025-12-13", "it never does for a Saturday (2025-12-13)")]
    [InlineData("2025-12-17", "There is no list of 2025-12-17 of cs.LG")]
    [InlineData("2019-01-07", "2019-01-07 was before this bot began to read these categories, on 2025-12-12.")]
    [InlineData("2025-12-19", "2025-12-19 is still to come")]
    [InlineData("tomorrow", "'tomorrow' is not a day")]
    public async Task A_day_that_is_not_there_is_answered_with_the_reason(string day, string reason)
    {
        await using var bot = await DeliveredAsync();
        await bot.ListAsync("cs.LG", "2025-12-12");

        (await bot.SaysAsync($"/digest {day}")).Flat().ShouldContain(reason);
    }

    [Fact]
    public async Task What_had_no_room_in_a_digest_follows_page_by_page_until_it_ends()
    {
        await using var bot = await DeliveredAsync(max: 1);
        (await bot.RunAsync("/digest 2025-12-18")).Document.Blocks.OfType<Buttons>().Single().Items[0].Command.ShouldBe("digest 2025-12-18 page=2");

        var second = await bot.RunAsync("/digest 2025-12-18 page=2");

        second.Document.Blocks.OfType<Heading>().Single().Text.ShouldBe("arXiv, Thursday 18 December 2025: 2 to 2 of 2");
        second.Document.Blocks.OfType<PaperCard>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(card => card.Rank.ShouldBe(2), card => card.Id.ShouldBe("2512.00001"));
        second.Document.Blocks.OfType<Buttons>().Single().Items.ShouldAllBe(button => button.Label != "More");
        (await bot.SaysAsync("/digest 2025-12-18 page=3")).Flat().ShouldContain("That was all");
    }

    [Fact]
    public async Task The_pages_of_a_digest_that_nobody_had_go_on_where_it_would_have_ended()
    {
        await using var bot = await DeliveredAsync(max: 1);
        await bot.ListAsync("cs.LG", "2025-12-16", TestLists.Paper("2512.00008", "A kernel of kernels"), TestLists.Paper("2512.00009", "An early kernel"));

        var first = await bot.RunAsync("/digest 2025-12-16");
        var second = await bot.RunAsync("/digest 2025-12-16 page=2");

        string[] shown = [.. first.Document.Blocks.Concat(second.Document.Blocks).OfType<PaperCard>().Select(card => card.Id)];
        shown.ShouldBe(["2512.00008", "2512.00009"], ignoreOrder: true);
        second.Document.Blocks.OfType<PaperCard>().Single().Rank.ShouldBe(2);
    }

    [Fact]
    public async Task The_days_that_are_there_are_named()
    {
        await using var bot = await DeliveredAsync();
        foreach (var day in (string[])["2025-12-09", "2025-12-10", "2025-12-11", "2025-12-12", "2025-12-15"])
            await bot.ListAsync("cs.LG", day);

        var text = await bot.SaysAsync("/digest 2025-12-17");

        text.Flat().ShouldContain("Days that are there: 2025-12-18, 2025-12-15, 2025-12-12, 2025-12-11, 2025-12-10 and 1 more, back to 2025-12-09");
    }

    [Fact]
    public async Task A_list_that_is_still_open_is_said_to_be()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG kernel");
        await bot.WaitAsync("cs.LG", "2025-12-18", "arXiv's list is empty");

        var text = await bot.SaysAsync("/digest 2025-12-18");

        text.ShouldContain("cs.LG: the list of 2025-12-18 is not out yet (arXiv's list is empty).");
        text.ShouldContain("No list of cs.LG has been read yet.");
    }

    [Fact]
    public async Task Days_beyond_what_is_held_in_memory_are_read_from_the_tables()
    {
        await using var bot = await CommandBot.StartAsync("Search:Days=1");
        await bot.SaysAsync("/subscribe cs.LG kernel");
        await bot.ListAsync("cs.LG", "2025-12-16", TestLists.Paper("2512.00001", "A kernel"), TestLists.Paper("2512.00002", "Another"));

        (await bot.SaysAsync("/digest 2025-12-16")).ShouldContain("matched 1 · shown 1");
    }

    /// <summary>A chat that has had its digest of 18 December.</summary>
    private static async Task<CommandBot> DeliveredAsync(int max = 30)
    {
        var bot = await CommandBot.StartAsync();
        bot.Clock.Day = LoopbackBot.Day("2025-12-17");
        await bot.SaysAsync("/subscribe cs.LG kernel");
        await bot.SaysAsync($"/settings max={max}");
        bot.Clock.Day = LoopbackBot.Day("2025-12-18");
        await bot.ListAsync(
            "cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "First", "A kernel."), TestLists.Paper("2512.00002", "Kernel"), TestLists.Paper("2512.00003", "Another"));
        (await bot.Get<DueDigests>().PassAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        foreach (var sender in bot.Get<Senders>().All)
            await sender.DrainAsync(TestContext.Current.CancellationToken);
        return bot;
    }
}
