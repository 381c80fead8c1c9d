using ArxivBot.Deliveries;
using ArxivBot.Subscriptions;

namespace ArxivBot.Tests.Commands;

public class StatusCommandTests
{
    [Fact]
    public async Task It_tells_of_lists_digest_and_next_delivery()
    {
        await using var bot = await SubscribedAsync();
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "Kernel"), TestLists.Paper("2512.00002", "Other"));
        await bot.ListAsync("cs.AI", "2025-12-18");
        await bot.Get<DueDigests>().PassAsync(TestContext.Current.CancellationToken);
        foreach (var sender in bot.Get<Senders>().All)
            await sender.DrainAsync(TestContext.Current.CancellationToken);

        var text = (await bot.SaysAsync("/status")).Flat();

        text.ShouldContain("active");
        text.ShouldContain("2025-12-18: announced 2 · fetched 2 · matched 1 · shown 1 · delivered on Thu 18 Dec 2025, 08:00");
        text.ShouldContain("Fri 19 Dec 2025, 08:00 (America/New_York)");
        text.ShouldContain("2025-12-18: 2 announced, 2 read, closed");
        text.ShouldNotContain("⚠");
    }

    [Fact]
    public async Task What_is_late_is_told_with_the_list_that_it_waits_for()
    {
        await using var bot = await SubscribedAsync();
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "Kernel"));
        await bot.ListAsync("cs.AI", "2025-12-17");
        await bot.WaitAsync("cs.AI", "2025-12-18", "arXiv still serves the list of 2025-12-17");
        await bot.Get<DueDigests>().PassAsync(TestContext.Current.CancellationToken);

        var text = (await bot.SaysAsync("/status")).Flat();

        text.ShouldContain("The digest waits for cs.AI: the list of 2025-12-18 is not out yet (arXiv still serves the list of 2025-12-17).");
        text.ShouldContain("due since Thu 18 Dec 2025, 08:00");
        text.ShouldContain("2025-12-18: open (arXiv still serves the list of 2025-12-17) · before that 2025-12-17");
    }

    [Fact]
    public async Task Queued_refused_and_given_up_messages_are_told_with_their_reasons()
    {
        await using var bot = await SubscribedAsync();
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "Kernel"));
        await bot.ListAsync("cs.AI", "2025-12-18");
        await bot.Get<DueDigests>().PassAsync(TestContext.Current.CancellationToken);
        await bot.WriteAsync(db =>
        {
            db.Set<Delivery>().Single().Error = "the bot may not write here";
            (db.Set<ChatQueue>().Single().Failures, db.Set<ChatQueue>().Single().NotBefore) = (3, bot.Clock.GetUtcNow().AddHours(1));
        });

        var waiting = (await bot.SaysAsync("/status")).Flat();
        waiting.ShouldContain("Sending has failed 3 times in a row (the bot may not write here); the next try is on Thu 18 Dec 2025, 09:00");
        waiting.ShouldContain("1 message, the oldest of Thu 18 Dec 2025, 08:00");
        waiting.ShouldContain("0 of 1 messages delivered");
        await bot.WriteAsync(db => db.Set<Delivery>().Single().State = DeliveryState.Dead);
        (await bot.SaysAsync("/status")).Flat().ShouldContain("1 message of the digest of 2025-12-18 were given up as too old (the bot may not write here).");
    }

    [Fact]
    public async Task A_paused_chat_is_told_so_and_how_to_go_on()
    {
        await using var bot = await SubscribedAsync();
        await bot.WriteAsync(db =>
        {
            var chat = db.Set<Chat>().Single();
            (chat.State, chat.StateReason, chat.NextDueAt) = (ChatState.Paused, "on holiday", null);
        });

        var text = await bot.SaysAsync("/status");

        text.ShouldContain("paused (on holiday); /resume goes on");
        text.ShouldContain("nothing is sent");
    }

    [Fact]
    public async Task A_category_that_was_never_read_is_said_to_be()
    {
        await using var bot = await SubscribedAsync();

        (await bot.SaysAsync("/status")).ShouldContain("never read yet; it is within a minute of a subscription");
    }

    private static async Task<CommandBot> SubscribedAsync()
    {
        var bot = await CommandBot.StartAsync();
        bot.Clock.Day = LoopbackBot.Day("2025-12-17");
        await bot.SaysAsync("/subscribe cs.LG cs.AI kernel");
        bot.Clock.Day = LoopbackBot.Day("2025-12-18");
        return bot;
    }
}
