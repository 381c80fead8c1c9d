using ArxivBot.Arxiv;
using ArxivBot.Deliveries;

namespace ArxivBot.Tests.Commands;

public class WhyCommandTests
{
    [Fact]
    public async Task A_match_is_told_with_its_terms_and_rank_for_each_subscription()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG kernel fast^2 name=speed");
        await bot.SaysAsync("/subscribe hep-th kernel name=physics");
        await bot.SaysAsync("/subscribe cs.LG kernel -heat name=cold");
        await bot.SaysAsync("/subscribe cs.LG +slow kernel name=slow");
        await bot.SaysAsync("/subscribe cs.LG cs.AI \"other words\" name=words");
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "Heat kernels", "Fast."), TestLists.Paper("2512.00002", "Kernels, fast"));

        var text = (await bot.SaysAsync("/why 2512.00001")).Flat();

        text.ShouldContain("yes: score 3.5: fast +2.0 (abstract) · kernel +1.5 (title)");
        text.ShouldContain("no: announced in cs.LG (new), and this subscription reads hep-th");
        text.ShouldContain("no: excluded by -heat");
        text.ShouldContain("no: it lacks what must be there: slow");
        text.ShouldContain("no: none of the terms is in it");
        text.ShouldContain("2 of the 2 that matched on 2025-12-18");
    }

    [Fact]
    public async Task What_keeps_a_matching_paper_out_is_named()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG kernel");
        await bot.WriteAsync(db =>
        {
            var chat = db.Set<ArxivBot.Subscriptions.Chat>().Single();
            chat.Settings = chat.Settings with { MaximumPapers = 3, MinimumScore = 1.2 };
        });
        await bot.ListAsync("cs.LG", "2025-12-18", [.. Enumerable.Range(1, 5).Select(number => TestLists.Paper($"2512.{number:00000}", "Kernel")), TestLists.Paper("2512.00006", "Low", "A kernel.")]);
        var old = TestLists.Paper("2401.00001", "A kernel again");
        old.Version = 3;
        await bot.LinesAsync("cs.LG", "2025-12-17", (old, AnnouncementKind.Replace));

        (await bot.SaysAsync("/why 2512.00004")).Flat().ShouldContain("4 of the 5 that matched on 2025-12-18: below the cut, 3 are shown");
        (await bot.SaysAsync("/why 2512.00006")).Flat().ShouldContain("no: score 1.0: kernel +1.0 (abstract) is below the minimum score 1.2");
        (await bot.SaysAsync("/why 2401.00001")).Flat().ShouldContain("no: it would match (score 1.5: kernel +1.5 (title)), but cs.LG (replace) is not");
    }

    [Fact]
    public async Task When_it_was_shown_is_told_with_the_rank_it_had()
    {
        await using var bot = await CommandBot.StartAsync();
        bot.Clock.Day = LoopbackBot.Day("2025-12-17");
        await bot.SaysAsync("/subscribe cs.LG kernel");
        await bot.ListAsync("cs.LG", "2025-12-17", TestLists.Paper("2512.00003", "Kernel of yesterday"));
        bot.Clock.Day = LoopbackBot.Day("2025-12-18");
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "Other", "A kernel."), TestLists.Paper("2512.00002", "Kernel"));
        (await bot.SaysAsync("/why 2512.00001")).Flat().ShouldContain("2 of the 2 that matched on 2025-12-18");
        await bot.Get<DueDigests>().PassAsync(TestContext.Current.CancellationToken);

        (await bot.SaysAsync("/why 2512.00001")).Flat().ShouldContain("in the digest of 2025-12-18, rank 2 of 2 that matched");
        (await bot.SaysAsync("/why 2512.00003")).Flat().ShouldContain("no: it was announced on 2025-12-17, and this chat's digests begin with 2025-12-18");
    }

    [Fact]
    public async Task Without_subscriptions_nothing_matches_and_a_subscription_to_everything_takes_all()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "Anything"));
        (await bot.SaysAsync("/why 2512.00001")).Flat().ShouldContain("This chat has no subscriptions, so nothing matches here.");

        await bot.SaysAsync("/subscribe cs.LG");

        (await bot.SaysAsync("/why 2512.00001")).Flat().ShouldContain("yes: everything in these categories is wanted");
    }
}
