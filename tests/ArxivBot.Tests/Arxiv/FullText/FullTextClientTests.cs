using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Tests.Arxiv.FullText;

public class FullTextClientTests
{
    private static readonly DateOnly Day = new(2025, 12, 16);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_paper_is_read_from_its_page()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions(), Cancellation);
        await using var bot = await StartAsync(arxiv);

        var paper = (await ReadAsync(bot, "2512.90001", 1)).ShouldNotBeNull();

        (paper.Source, paper.Version, paper.Sections.Count).ShouldBe((TextSource.Html, 1, 9));
        arxiv.Requests.Select(request => request.Path).ShouldBe(["/html/2512.90001v1"]);
    }

    [Fact]
    public async Task Without_a_page_the_PDF_is_read()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { WithoutPage = new HashSet<string> { "2512.90001" } }, Cancellation);
        await using var bot = await StartAsync(arxiv);

        (await ReadAsync(bot, "2512.90001")).ShouldNotBeNull().Source.ShouldBe(TextSource.Pdf);

        arxiv.Requests.Select(request => request.Path).ShouldBe(["/html/2512.90001", "/pdf/2512.90001"]);
    }

    [Fact]
    public async Task A_withdrawn_paper_has_no_text()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { WithoutText = new HashSet<string> { "2512.90001" } }, Cancellation);
        await using var bot = await StartAsync(arxiv);

        (await ReadAsync(bot, "2512.90001")).ShouldBeNull();
    }

    [Fact]
    public async Task Any_announced_paper_has_a_page_in_the_simulation()
    {
        var announced = GeneratedDay.Papers(Day, ["cs.LG"], 3);
        await using var arxiv = await ArxivSimulator.StartAsync(new AnnouncedPapers().Announce(Day, announced), Cancellation);
        await using var bot = await StartAsync(arxiv);

        var paper = (await ReadAsync(bot, announced[0].Id)).ShouldNotBeNull();

        paper.Sections.Count.ShouldBe(8);
        paper.Sections.Sum(section => section.Paragraphs.Count).ShouldBe(22);
    }

    [Fact]
    public async Task Two_papers_are_asked_for_no_sooner_than_arXiv_asks_of_crawlers()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions(), Cancellation);
        var delay = TimeSpan.FromMilliseconds(300);
        await using var bot = await StartAsync(arxiv, $"Arxiv:CrawlDelay={delay}");

        await Task.WhenAll(ReadAsync(bot, "2512.90001"), ReadAsync(bot, "2512.90002"));

        arxiv.Requests.Count.ShouldBe(2);
        arxiv.Requests.ShortestInterval.ShouldNotBeNull().ShouldBeGreaterThan(delay - TimeSpan.FromMilliseconds(30));
    }

    [Fact]
    public async Task A_damaged_file_is_refused_by_the_process_that_reads_it()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions(), Cancellation);
        await using var bot = await StartAsync(arxiv);

        var exception = await Should.ThrowAsync<UnreadablePaperException>(() =>
            bot.Get<PaperProcess>().ReadAsync([1, 2, 3], ArxivId.Parse("2512.90001"), TextSource.Pdf, Cancellation));

        exception.Reason.ShouldBe(UnreadableReason.Broken);
    }

    private static Task<PaperText?> ReadAsync(LoopbackBot bot, string id, int? version = null) =>
        bot.Get<FullTextClient>().ReadAsync(ArxivId.Parse(id), version, Cancellation);

    private static Task<LoopbackBot> StartAsync(ArxivSimulator arxiv, params string[] settings) =>
        LoopbackBot.StartAsync(new AnnouncedPapers(), "cs.LG", Cancellation, [$"Arxiv:ContentBaseUrl={arxiv.BaseUrl}", .. settings]);
}
