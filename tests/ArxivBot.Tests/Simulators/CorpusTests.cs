using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Faults;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Tests.Simulators;

/// <summary>Recorded days through the simulator.</summary>
public class CorpusTests
{
    private const string AsBuilt = "05:00:02 +0000</lastBuildDate>";

    private static readonly string[] Categories = ["cs.AI", "cs.CL", "cs.DC", "cs.LG"];

    [Fact]
    public async Task Every_recorded_feed_is_served_as_it_is_but_for_its_build_time()
    {
        var folder = Shared.Path("arxiv/corpus");
        var feeds = new FeedFolder(folder);
        await using var arxiv = await ArxivSimulator.StartAsync(feeds, TestContext.Current.CancellationToken);
        using var client = new FeedClient(arxiv);
        arxiv.BuiltAfterMidnight = TimeSpan.FromSeconds(11);

        feeds.Days.Count.ShouldBe(10);
        foreach (var day in feeds.Days)
        {
            arxiv.Today = day;
            feeds.Categories(day).ShouldBe(Categories, ignoreOrder: true);
            foreach (var category in Categories)
                (await client.FeedAsync(category)).ShouldBe(Corpus(day, category).Replace(AsBuilt, "05:00:11 +0000</lastBuildDate>"));
        }
    }

    [Fact]
    public async Task The_combined_feed_of_every_day_is_made_from_its_categories()
    {
        var feeds = new FeedFolder(Shared.Path("arxiv/corpus"), correct: true);
        await using var arxiv = await ArxivSimulator.StartAsync(feeds, TestContext.Current.CancellationToken);
        using var client = new FeedClient(arxiv);

        foreach (var day in feeds.Days)
        {
            arxiv.Today = day;
            (await client.FeedAsync("cs.AI+cs.CL+cs.DC+cs.LG")).ShouldBe(Corpus(day, "combined"), $"{day:yyyy-MM-dd}");
        }
    }

    [Fact]
    public async Task The_stale_fault_makes_of_yesterdays_feed_what_arXiv_served_on_the_18th()
    {
        var day = new DateOnly(2025, 12, 18);
        await using var arxiv = await ArxivSimulator.StartAsync(
            new ArxivSimulatorOptions { Feeds = new FeedFolder(Shared.Path("arxiv/corpus"), correct: true), Today = day },
            TestContext.Current.CancellationToken);
        using var client = new FeedClient(arxiv);

        (await client.FeedAsync("cs.AI")).ShouldBe(Corpus(day, "cs.AI.fresh"));
        arxiv.Fail("cs.AI", new Fault.StaleBatch());
        (await client.FeedAsync("cs.AI")).ShouldBe(Corpus(day, "cs.AI"));
    }

    private static string Corpus(DateOnly day, string name) => RecordedFeed.Read(Shared.Path($"arxiv/corpus/{day:yyyy-MM-dd}/{name}.xml.gz"));
}
