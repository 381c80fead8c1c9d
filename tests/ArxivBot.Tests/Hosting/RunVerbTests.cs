using System.Diagnostics;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Faults;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Tests.Hosting;

public sealed class RunVerbTests : IDisposable
{
    private static readonly DateOnly Monday = new(2025, 12, 15), Tuesday = new(2025, 12, 16);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_waits_for_a_late_list_says_why_and_prints_each_digest_once_over_restarts()
    {
        var papers = new AnnouncedPapers();
        papers.Announce(Monday, New("2512.12001", "Monday's LLM"), New("2512.12002", "Another LLM"));
        papers.Announce(Tuesday, New("2512.13001", "Tuesday's LLM"));
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { Feeds = papers, Today = Monday }, TestContext.Current.CancellationToken);
        await _folder.SubscribeAsync("cs.LG", "LLM", Monday);
        using (var monday = Start(arxiv, "2025-12-15"))
        {
            await monday.SaysAsync("Monday's LLM");
            await EndAsync(monday);
        }

        arxiv.Today = Tuesday;
        arxiv.Fail("cs.LG", new Fault.StaleBatch());
        using (var late = Start(arxiv, "2025-12-16"))
        {
            await late.SaysAsync("Mailing cs.LG 2025-12-16 stays open: arXiv still serves the list of 2025-12-15 under the date 2025-12-16: 0 of 2 announcements are new");
            late.Output.ShouldNotContain("LLM");
            arxiv.HealAll();
            await late.SaysAsync("Tuesday's LLM");
            late.Output.ShouldNotContain("Monday's LLM");
            await EndAsync(late);
        }

        var asked = arxiv.Requests.Count;
        using (var again = Start(arxiv, "2025-12-16"))
        {
            await again.SaysAsync("Running on console: 1 chat, 1 subscription");
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, TestContext.Current.CancellationToken);
            again.Output.ShouldBeEmpty();
            await EndAsync(again);
        }

        arxiv.Requests.Count.ShouldBe(asked, "nothing was missing");
        _folder.Query("SELECT d.Day, c.Shown FROM Digests d JOIN Compositions c ON c.Id = d.CompositionId ORDER BY d.Day").ShouldBe(["2025-12-15|2", "2025-12-16|1"]);
    }

    [Fact]
    public async Task A_signal_in_the_middle_of_a_slow_answer_ends_it_within_five_seconds()
    {
        var papers = new AnnouncedPapers();
        papers.Announce(Tuesday, New("2512.13001", "LLM"));
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { Feeds = papers, Today = Tuesday }, TestContext.Current.CancellationToken);
        await _folder.SubscribeAsync("cs.LG", "LLM", Tuesday);
        arxiv.FailAll(new Fault.Slow(TimeSpan.FromHours(1)));
        using var running = Start(arxiv, "2025-12-16");
        await arxiv.Requests.ReachesAsync(1, TestContext.Current.CancellationToken);

        var started = Stopwatch.GetTimestamp();
        await EndAsync(running);

        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        _folder.Query("PRAGMA integrity_check").ShouldBe(["ok"]);
        _folder.Query("SELECT count(*) FROM Announcements").ShouldBe(["0"]);
    }

    [Fact]
    public async Task The_demo_needs_no_network_repeats_nothing_and_leaves_nothing_behind()
    {
        var temporary = Directory.CreateDirectory(_folder.File("tmp")).FullName;

        var (exitCode, output, errors) = await ArxivBotProcess.RunAsync(
            _folder.Path, new Dictionary<string, string> { ["Arxiv:FeedBaseUrl"] = "http://127.0.0.1:1", ["TMPDIR"] = temporary }, "demo");

        exitCode.ShouldBe(0, errors);
        errors.ShouldBeEmpty();
        foreach (var words in (string[])
        [
            "arXiv, Wednesday 10 December 2025", "coverage    announced 328 · fetched 328 · matched 120 · shown 5", "arXiv, Friday 12 December 2025",
            "cs.AI: arXiv serves the list of 2025-12-17 under the date 2025-12-18", "arXiv, Thursday 18 December 2025",
            "0 new announcements, 0 new digests", "15 papers were shown, 15 of them once",
        ])
        {
            OnOneLine(output).ShouldContain(OnOneLine(words));
        }

        output.Split('\n').Count(line => line.StartsWith("  dotnet run --project src/ArxivBot -- ", StringComparison.Ordinal)).ShouldBe(3);
        Directory.GetDirectories(temporary, "arxivbot-demo-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_doctor_has_a_line_for_everything_and_says_what_to_do()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new AnnouncedPapers(), TestContext.Current.CancellationToken);
        var well = await ArxivBotProcess.RunAsync(_folder.Path, new Dictionary<string, string> { ["Arxiv:FeedBaseUrl"] = arxiv.BaseUrl.ToString() }, "doctor");
        var ill = await ArxivBotProcess.RunAsync(
            _folder.Path,
            new Dictionary<string, string> { ["Arxiv:FeedBaseUrl"] = "http://127.0.0.1:1", ["Arxiv:RetryDelay"] = "00:00:00.010", ["Storage:Directory"] = _folder.File("file", "") },
            "doctor");
        var wrong = await ArxivBotProcess.RunAsync(_folder.Path, new Dictionary<string, string> { ["Subscription:MaximumPapers"] = "lots" }, "doctor");

        well.ExitCode.ShouldBe(0, well.Output);
        well.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])
            .ShouldBe(["settings", "database", "chats", "disk", "arXiv", "contact", "clock"]);
        ill.ExitCode.ShouldBe(1, ill.Output);
        ill.Output.ShouldContain("FAIL  database");
        ill.Output.ShouldContain("FAIL  arXiv     http://127.0.0.1:1 could not be reached");
        wrong.ExitCode.ShouldBe(2, wrong.Output);
        wrong.Output.ShouldContain("FAIL  settings");
        wrong.Output.ShouldContain("Subscription:MaximumPapers");
    }

    public void Dispose() => _folder.Dispose();

    private ArxivBotProcess Start(ArxivSimulator arxiv, string date) => ArxivBotProcess.Start(
        _folder.Path,
        new Dictionary<string, string>
        {
            ["Arxiv:FeedBaseUrl"] = arxiv.BaseUrl.ToString(),
            ["Arxiv:MinimumInterval"] = "00:00:00",
            ["Scheduling:PollEvery"] = "00:00:01",
            ["Scheduling:BuildEvery"] = "00:00:01",
        },
        "run", "--date", date);

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task EndAsync(ArxivBotProcess running)
    {
        running.Terminate();
        (await running.ExitAsync()).ShouldBe(0, running.Errors);
    }

    private static SimulatedPaper New(string id, string title) => new(id, title, "cs.LG");
}
