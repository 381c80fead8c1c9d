using ArxivBot.Simulators.Arxiv.Faults;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Tests.Papers;

public class SmallCategoryTests
{
    private static readonly string[] Days =
        ["2025-12-08", "2025-12-09", "2025-12-10", "2025-12-11", "2025-12-12", "2025-12-15", "2025-12-16"];

    [Fact]
    public async Task An_empty_list_is_believed_of_a_category_that_is_known_to_be_small_once_the_others_are_out()
    {
        await using var bot = await StartAsync(papersADay: 1);
        bot.Clock.TimeOfDay = TimeSpan.FromHours(1);
        await bot.PollAsync();
        (await bot.MailingAsync("cs.GL", Days[^1]))!.Waiting.ShouldBe("arXiv's list is empty on an announcement day", "it may still be built");

        bot.Clock.TimeOfDay = TimeSpan.FromHours(2);
        await bot.PollAsync();

        (await bot.MailingAsync("cs.GL", Days[^1]))!.ShouldSatisfyAllConditions(m => m.IsClosed.ShouldBeTrue(), m => m.Announced.ShouldBe(0));
        // The day before was empty as well, and there was not enough history to believe it.
        (await bot.MailingAsync("cs.GL", Days[4]))!.IsClosed.ShouldBeFalse();
    }

    [Fact]
    public async Task An_empty_list_is_never_believed_of_a_category_that_announces_every_day()
    {
        await using var bot = await StartAsync(papersADay: 5);

        await bot.PollAsync();

        (await bot.MailingAsync("cs.GL", Days[^1]))!.IsClosed.ShouldBeFalse();
    }

    [Fact]
    public async Task An_empty_list_is_not_believed_while_no_other_list_is_out()
    {
        await using var bot = await StartAsync(papersADay: 1);
        bot.Arxiv.Fail("cs.LG", new Fault.Empty());

        await bot.PollAsync();

        (await bot.MailingAsync("cs.GL", Days[^1]))!.IsClosed.ShouldBeFalse();
    }

    /// <summary>Six days of two categories; on the fifth and on the seventh, which it is now, the small one has nothing.</summary>
    private static async Task<LoopbackBot> StartAsync(int papersADay)
    {
        var papers = new AnnouncedPapers();
        foreach (var (index, day) in Days.Index())
        {
            papers.Announce(LoopbackBot.Day(day), [.. Enumerable.Range(1, 30).Select(n => new SimulatedPaper($"2512.{index + 1}{n:0000}", "Large", "cs.LG"))]);
            if (index is not (4 or 6))
                papers.Announce(LoopbackBot.Day(day), [.. Enumerable.Range(1, papersADay).Select(n => new SimulatedPaper($"2512.{index + 1}{n + 500:0000}", "Small", "cs.GL"))]);
        }

        var bot = await LoopbackBot.StartAsync(papers, "cs.GL, cs.LG", TestContext.Current.CancellationToken);
        foreach (var day in Days[..^1])
        {
            bot.Morning(day);
            await bot.PollAsync();
        }

        bot.Morning(Days[^1]);
        return bot;
    }
}
