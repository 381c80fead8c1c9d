using ArxivBot.Papers;
using ArxivBot.Simulators.Arxiv.Feeds;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Papers;

/// <summary>16 to 19 December 2025 as they really were: on the last two days arXiv served cs.AI a day late.</summary>
public class ReplayTests
{
    private static readonly string[] Days = ["2025-12-16", "2025-12-17", "2025-12-18", "2025-12-19"];

    [Fact]
    public async Task A_category_that_arXiv_serves_a_day_late_stays_open_until_its_list_is_out()
    {
        var feeds = new Serving(Corpus.Folder);
        await using var bot = await LoopbackBot.StartAsync(feeds, "cs.AI, cs.CL, cs.DC, cs.LG", TestContext.Current.CancellationToken);
        foreach (var day in Days)
        {
            bot.Morning(day);
            feeds.Corrected = false;
            await bot.PollAsync();
            var late = day is "2025-12-18" or "2025-12-19";
            var before = Yesterday(day);

            foreach (var category in Corpus.Categories)
                (await bot.MailingAsync(category, day)).ShouldNotBeNull().IsClosed.ShouldBe(!late || category != "cs.AI", $"{category} {day}");
            (await bot.BuildAsync()).ShouldBe(late ? 0 : 1);
            if (!late)
                continue;

            var open = (await bot.MailingAsync("cs.AI", day))!;
            open.Waiting.ShouldNotBeNull().ShouldStartWith($"arXiv still serves the list of {before} under the date {day}: 0 of ");
            bot.Log.Lines.ShouldContain(line => line.StartsWith($"Warning: Mailing cs.AI") && line.Contains($"arXiv still serves the list of {before}"));
            (await bot.ReadAsync(db => db.Set<Announcement>().CountAsync(a => a.MailingId == open.Id))).ShouldBe(0);

            feeds.Corrected = true;
            await bot.PollAsync();
            (await bot.MailingAsync("cs.AI", day))!.IsClosed.ShouldBeTrue();
            (await bot.BuildAsync()).ShouldBe(1);
        }

        await NothingIsMissingOrDoubleAsync(bot);
    }

    [Fact]
    public async Task A_list_that_only_comes_with_the_next_day_closes_its_own_day_and_goes_into_the_next_digest()
    {
        var feeds = new Serving(Corpus.Folder);
        await using var bot = await LoopbackBot.StartAsync(feeds, "cs.AI, cs.CL, cs.DC, cs.LG", TestContext.Current.CancellationToken);
        foreach (var day in Days)
        {
            bot.Morning(day);
            // On the 19th arXiv cannot be reached in time for the digest of the 18th.
            await bot.BuildAsync();
            await bot.PollAsync();
            await bot.BuildAsync();
        }

        // What arXiv served for cs.AI on the 19th was the list of the 18th, which had not come on its day.
        var late = (await bot.MailingAsync("cs.AI", "2025-12-18"))!;
        late.ShouldSatisfyAllConditions(m => m.IsClosed.ShouldBeTrue(), m => m.Announced.ShouldBeGreaterThan(100));
        (await bot.MailingAsync("cs.AI", "2025-12-19"))!.Waiting.ShouldBe("arXiv serves the list of 2025-12-18 under the date 2025-12-19");

        feeds.Corrected = true;
        await bot.PollAsync();
        await bot.BuildAsync();
        var digests = await bot.DigestsAsync();
        digests.Select(d => d.Day).ShouldBe(Days.Select(LoopbackBot.Day));
        digests[2].Text.ShouldContain("cs.AI is missing: its list of 2025-12-18 never came");
        digests[3].Text.ShouldContain("list of 2025-12-18 came late");
        await NothingIsMissingOrDoubleAsync(bot);
    }

    [Fact]
    public async Task A_late_list_that_comes_at_midnight_completes_the_digest_of_its_own_day()
    {
        var feeds = new Serving(Corpus.Folder);
        await using var bot = await LoopbackBot.StartAsync(feeds, "cs.AI, cs.CL, cs.DC, cs.LG", TestContext.Current.CancellationToken);
        foreach (var day in Days)
        {
            bot.Morning(day);
            bot.Clock.TimeOfDay = TimeSpan.FromMinutes(1);
            await bot.BuildAsync();
            await bot.PollAsync();
            await bot.BuildAsync();
        }

        var digests = await bot.DigestsAsync();
        digests.Select(d => d.Day).ShouldBe(Days[..3].Select(LoopbackBot.Day));
        digests[2].Text.ShouldNotContain("is missing: its list");
        feeds.Corrected = true;
        bot.Clock.TimeOfDay = TimeSpan.FromHours(8);
        await bot.PollAsync();
        await bot.BuildAsync();
        await NothingIsMissingOrDoubleAsync(bot);
    }

    private static async Task NothingIsMissingOrDoubleAsync(LoopbackBot bot)
    {
        var announced = Days.SelectMany(day => Corpus.Categories.Select(category => (day, category)))
            .SelectMany(list => Feed(list.day, list.category)).ToHashSet();
        var shown = (await bot.DigestsAsync()).SelectMany(d => d.Papers).ToList();
        shown.ShouldBeUnique();
        shown.ToHashSet().ShouldBe(announced, ignoreOrder: true);

        foreach (var day in Days)
        {
            foreach (var category in Corpus.Categories)
            {
                var mailing = (await bot.MailingAsync(category, day))!;
                var listed = Feed(day, category).Count;
                mailing.ShouldSatisfyAllConditions(
                    m => m.IsClosed.ShouldBeTrue(), m => m.Announced.ShouldBe(listed), m => m.Parsed.ShouldBe(listed),
                    m => (m.New + m.Cross).ShouldBe(listed), m => m.Unparseable.ShouldBe(0));
            }
        }

        var digests = await bot.DigestsAsync();
        digests.Sum(d => d.Coverage.Announced).ShouldBe(Days.Sum(day => Corpus.Categories.Sum(category => Feed(day, category).Count)));
        digests.ShouldAllBe(d => d.Coverage.Announced == d.Coverage.Fetched && d.Coverage.Matched == d.Coverage.Shown);
    }

    /// <summary>The ids that a category really announced that day.</summary>
    private static HashSet<string> Feed(string day, string category)
    {
        var corrected = category == "cs.AI" && day is "2025-12-18" or "2025-12-19";
        return [.. ArxivBot.Arxiv.FeedParser.Parse(Corpus.Feed(day, corrected ? "cs.AI.fresh" : category), category).Items.Select(i => i.Id.Value)];
    }

    private static string Yesterday(string day) => Days[Array.IndexOf(Days, day) - (day == Days[0] ? 0 : 1)];

    /// <summary>The recorded days, as served or as they should have been.</summary>
    private sealed class Serving(string folder) : IFeedSource
    {
        private readonly FeedFolder _served = new(folder), _corrected = new(folder, correct: true);

        public bool Corrected { get; set; }

        private FeedFolder Now => Corrected ? _corrected : _served;

        public IReadOnlyCollection<DateOnly> Days => Now.Days;

        public IReadOnlyCollection<string> Categories(DateOnly day) => Now.Categories(day);

        public string? Find(string category, DateOnly day) => Now.Find(category, day);

        public string? FindCorrect(string category, DateOnly day) => Now.FindCorrect(category, day);
    }
}
