using System.Text.Json;
using ArxivBot.Arxiv;
using ArxivBot.Commands;
using ArxivBot.Deliveries;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Simulators.Arxiv.Feeds;
using ArxivBot.Simulators.Llm;
using ArxivBot.Simulators.Llm.Faults;
using ArxivBot.Subscriptions;
using ArxivBot.Summaries;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Deliveries;

/// <summary>Summaries in the digests of chats: a simulated arXiv, a simulated model, the program's own database.</summary>
public sealed class PreparedSummariesTests : IAsyncLifetime
{
    private const string Day = "2025-12-16", ByModel = "Written by gpt-4o-mini from the whole paper.";

    private static readonly TimeSpan Eight = TimeSpan.FromHours(8), Earlier = TimeSpan.FromHours(7.75);

    private readonly AnnouncedPapers _papers = new();
    private LlmSimulator _llm = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions(), Cancelled);
        _papers.Announce(LoopbackBot.Day(Day), [.. Enumerable.Range(1, 8).Select(number => new SimulatedPaper($"2512.1300{number}", $"Zebra{number} of the savanna", "cs.LG"))]);
    }

    public ValueTask DisposeAsync() => _llm.DisposeAsync();

    [Fact]
    public async Task They_are_made_before_the_digests_come_and_cost_nothing_more_then()
    {
        await using var bot = await StartAsync("Summaries:PreparedPapers=10", "Summaries:PapersPerDigest=2");
        await bot.SubscribeAsync("cs.LG", address: "same", change: DueAtEight);

        await PrepareAsync(bot);
        (_llm.Record.Calls.Count, (await bot.DigestsAsync()).Count).ShouldBe((2, 0));
        bot.Clock.TimeOfDay = Eight;
        (await bot.BuildAsync()).ShouldBe(2);

        _llm.Record.Calls.Count.ShouldBe(2);
        var digest = (await bot.DigestsAsync()).Single();
        Summarized(digest).ShouldBe(digest.Papers.Take(2));
        digest.Text.ShouldContain(ByModel);
        (await bot.ReadAsync(db => db.Set<Composition>().CountAsync(Cancelled))).ShouldBe(1, "chats with the same digest share it");
    }

    [Theory]
    [InlineData("/digest", 30, new[] { 1, 2 })]
    [InlineData("/today", 30, new[] { 1, 2 })]
    [InlineData("/digest page=2", 1, new[] { 2 })]
    public async Task Who_asks_for_a_digest_gets_them_too(string command, int papers, int[] summarized)
    {
        await using var bot = await StartAsync("Summaries:PreparedPapers=10", "Summaries:PapersPerDigest=2");
        await PrepareAsync(bot);
        bot.Clock.TimeOfDay = Eight;
        await bot.ChangeAsync(chat => chat.Settings = chat.Settings with { MaximumPapers = papers });
        await bot.BuildAsync();

        var request = new CommandRequest("console", "me", IsShared: false, null, new Person("me", "me", IsAdmin: true), command);
        var reply = await bot.Get<CommandRunner>().RunAsync(request, Cancelled);

        var cards = reply.Document.Blocks.OfType<PaperCard>().ToList();
        cards.Where(card => card.Brief is not null).Select(card => card.Rank).ShouldBe(summarized);
        cards.Count.ShouldBe(papers == 1 ? 1 : 8);
        _llm.Record.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_papers_that_most_chats_begin_with_are_chosen()
    {
        await using var bot = await StartAsync("Summaries:PreparedPapers=2", "Summaries:PapersPerDigest=1", "Summaries:DigestWorkers=1");
        await bot.ChangeAsync(chat => chat.State = ChatState.Paused);
        foreach (var (zebra, chats) in ((int, int)[])[(1, 1), (4, 3), (6, 2)])
        {
            for (var chat = 0; chat < chats; chat++)
                await bot.SubscribeAsync("cs.LG", $"zebra{zebra}", $"{zebra}.{chat}", DueAtEight);
        }

        await PrepareAsync(bot);

        (await PreparedAsync(bot)).ShouldBe(["2512.13004", "2512.13006"], ignoreOrder: true);
        bot.Clock.TimeOfDay = Eight;
        await bot.BuildAsync();
        Summarized((await bot.DigestsAsync("6.1")).Single()).ShouldBe(["2512.13006"]);
        Summarized((await bot.DigestsAsync("1.0")).Single()).ShouldBeEmpty("the day's papers are used up");
    }

    [Fact]
    public async Task Chats_that_are_due_later_or_read_only_titles_have_nothing_prepared()
    {
        await using var bot = await StartAsync("Summaries:PreparedPapers=10");
        await bot.ChangeAsync(chat => chat.Settings = chat.Settings with { IsCompact = true });
        await bot.SubscribeAsync("cs.LG", address: "later", change: chat =>
        {
            DueAtEight(chat);
            chat.NextDueAt += TimeSpan.FromHours(1);
        });

        await PrepareAsync(bot);
        bot.Clock.TimeOfDay = Eight;
        await bot.BuildAsync();

        _llm.Requests.Count.ShouldBe(0);
        Summarized((await bot.DigestsAsync()).Single()).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_more_are_made_at_once_than_may_be_whoever_waits_for_them()
    {
        var gate = new TaskCompletionSource();
        _llm.Fail("chat", new LlmFault.Held(gate.Task));
        await using var bot = await StartAsync("Summaries:PreparedPapers=10", "Summaries:PapersPerDigest=6", "Summaries:DigestWorkers=2");
        bot.Clock.TimeOfDay = Eight;
        await bot.ChangeAsync(chat => chat.NextDueAt += TimeSpan.FromMinutes(5));
        await bot.SubscribeAsync("cs.LG", address: "due", change: DueAtEight);

        var (preparing, building) = (PrepareAsync(bot), bot.BuildAsync());
        await Patience.UntilAsync(() => _llm.Requests.Count == 2);
        gate.SetResult();
        await Task.WhenAll(preparing, building);

        (_llm.Requests.MaximumConcurrency, _llm.Record.Calls.Count).ShouldBe((2, 6));
        Summarized((await bot.DigestsAsync("due")).Single()).Count().ShouldBe(6);
    }

    [Fact]
    public async Task Where_the_model_hangs_digests_go_without_and_what_comes_later_is_in_later_ones()
    {
        var gate = new TaskCompletionSource();
        _llm.Fail("chat", new LlmFault.Held(gate.Task));
        await using var bot = await StartAsync("Summaries:PreparedPapers=10", "Summaries:PapersPerDigest=1", "Summaries:ChatPatience=00:00:01");
        bot.Clock.TimeOfDay = Eight;

        var began = TimeProvider.System.GetTimestamp();
        (await bot.BuildAsync()).ShouldBe(1);
        TimeProvider.System.GetElapsedTime(began).TotalSeconds.ShouldBeInRange(0.9, 20);
        Summarized((await bot.DigestsAsync()).Single()).ShouldBeEmpty();

        gate.SetResult();
        await bot.Log.UntilAsync("by gpt-4o-mini from its Html");
        bot.Clock.TimeOfDay += TimeSpan.FromMinutes(1);
        await bot.SubscribeAsync("cs.LG", address: "later", change: chat => chat.NextDueAt = bot.Clock.GetUtcNow());
        (await bot.BuildAsync()).ShouldBe(1);
        Summarized((await bot.DigestsAsync("later")).Single()).ShouldBe(["2512.13001"]);
        _llm.Record.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_model_that_never_answers_is_not_asked_again_that_day()
    {
        _llm.Fail("chat", new LlmFault.Hang());
        await using var bot = await StartAsync("Summaries:PreparedPapers=10", "Summaries:PapersPerDigest=2", "Summaries:RequestTimeout=00:00:01");

        await PrepareAsync(bot);
        await PrepareAsync(bot);
        bot.Clock.TimeOfDay = Eight;
        await bot.BuildAsync();

        _llm.Requests.Count.ShouldBe(2);
        var digest = (await bot.DigestsAsync()).Single();
        Summarized(digest).ShouldBeEmpty();
        digest.Text.ShouldContain("We study a sample problem.");
    }

    [Fact]
    public async Task Without_the_setting_digests_have_none_even_of_papers_that_were_summarized()
    {
        await using var bot = await StartAsync();
        var first = await bot.ReadAsync(db => db.Set<Paper>().OrderBy(paper => paper.Id).FirstAsync(Cancelled));
        await bot.Get<PaperSummaries>().GetAsync(first, asker: null, grown: null, Cancelled);

        await PrepareAsync(bot);
        bot.Clock.TimeOfDay = Eight;
        await bot.BuildAsync();

        _llm.Record.Calls.Count.ShouldBe(1);
        Summarized((await bot.DigestsAsync()).Single()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_day_has_so_many_over_restarts_those_that_failed_too()
    {
        _llm.Fail("chat", new LlmFault.Malformed(), times: 1);
        await using var bot = await StartAsync("Summaries:PreparedPapers=3", "Summaries:PapersPerDigest=8");

        await PrepareAsync(bot);
        bot.Restart();
        await PrepareAsync(bot);
        bot.Clock.TimeOfDay = Eight;
        await bot.BuildAsync();

        (_llm.Requests.Count, (await PreparedAsync(bot)).Count).ShouldBe((3, 3));
        Summarized((await bot.DigestsAsync()).Single()).Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_power_cut_in_the_middle_loses_what_was_under_way_and_makes_no_more_than_a_day_has()
    {
        _llm.Fail("chat", new LlmFault.Hang(), times: 2);
        await using var bot = await StartAsync("Summaries:PreparedPapers=3", "Summaries:PapersPerDigest=8", "Summaries:DigestWorkers=2");
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);

        var preparing = bot.Get<ComingDigests>().PrepareAsync(cut.Token);
        await Patience.UntilAsync(() => _llm.Requests.Count == 2);
        await cut.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(preparing);
        bot.Restart();
        await PrepareAsync(bot);

        (_llm.Requests.Count, (await PreparedAsync(bot)).Count).ShouldBe((3, 3));
    }

    [Fact]
    public async Task Where_the_budget_is_gone_the_abstract_stays()
    {
        await using var bot = await StartAsync("Summaries:PreparedPapers=3", "Summaries:DailyTokens=100");

        await PrepareAsync(bot);
        bot.Clock.TimeOfDay = Eight;
        await bot.BuildAsync();

        _llm.Requests.Count.ShouldBe(0);
        Summarized((await bot.DigestsAsync()).Single()).ShouldBeEmpty();
    }

    private async Task<LoopbackBot> StartAsync(params string[] settings)
    {
        var bot = await LoopbackBot.StartAsync(
            _papers, "cs.LG", Cancelled,
            ["Summaries:Provider=OpenAi", "Summaries:Model=gpt-4o-mini", "Summaries:ApiKey=sk-simulated-key-0123456789", $"Summaries:Endpoint={_llm.OpenAiUrl}", .. settings]);
        bot.Morning(Day);
        bot.Clock.TimeOfDay = Earlier;
        await bot.PollAsync();
        await bot.ChangeAsync(DueAtEight);
        return bot;
    }

    private static void DueAtEight(Chat chat) =>
        (chat.Since, chat.NextDueAt) = (LoopbackBot.Day(Day), AnnouncementCalendar.StartOf(LoopbackBot.Day(Day)) + Eight);

    private static Task PrepareAsync(LoopbackBot bot) => bot.Get<ComingDigests>().PrepareAsync(Cancelled);

    private static Task<List<string>> PreparedAsync(LoopbackBot bot) =>
        bot.ReadAsync(async db => (await db.Set<PreparedPaper>().ToListAsync(Cancelled)).ConvertAll(paper => paper.PaperId.Value));

    /// <summary>The papers whose cards have points, in the digest's order.</summary>
    private static IEnumerable<string> Summarized(SentDigest digest) =>
        JsonSerializer.Deserialize(digest.Text, DocumentJson.Default.Document)!.Blocks.OfType<PaperCard>().Where(card => card.Brief is not null).Select(card => card.Id);
}
