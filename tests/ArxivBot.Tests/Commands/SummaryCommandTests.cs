using ArxivBot.Commands;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Llm;
using ArxivBot.Simulators.Llm.Faults;
using ArxivBot.Summaries;
using ArxivBot.Summaries.Models;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Commands;

/// <summary>/summary, from a simulated arXiv, with and without a simulated model.</summary>
public sealed class SummaryCommandTests : IAsyncLifetime
{
    private const string Id = "2512.90001", Command = $"/summary {Id}";

    private ArxivSimulator _arxiv = null!;
    private LlmSimulator _llm = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { WithoutText = new HashSet<string> { "2512.90009" } }, Cancelled);
        _llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions(), Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await _arxiv.DisposeAsync();
        await _llm.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_model_it_is_in_the_papers_own_words_and_says_so()
    {
        await using var bot = await StartAsync(hasModel: false);

        var text = (await bot.SaysAsync(Command)).Flat();

        text.ShouldContain("The sentences are the paper's own, chosen by a program from the whole paper.");
        foreach (var part in (string[])["Contribution", "Method and setup", "Results", "Conclusions and limits"])
            text.ShouldContain(part);
        _llm.Record.Calls.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_model_writes_it_once_for_all_and_what_it_says_is_looked_for_in_the_paper()
    {
        await using var bot = await StartAsync();

        var text = (await bot.SaysAsync(Command)).Flat();
        (await bot.SaysAsync(Command, "somebody else")).Flat().ShouldBe(text);

        text.ShouldContain("Written by gpt-4o-mini from the whole paper.");
        text.ShouldContain("figures and names found in the paper");
        (_llm.Record.Calls.Count, _arxiv.Requests.Count).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Five_hundred_who_ask_at_once_cost_one_fetch_and_one_call()
    {
        await using var bot = await StartAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => Task.Run(() => bot.RunAsync(Command, $"person {number}"), Cancelled)));

        replies.Select(CommandBot.Plain).Distinct().Count().ShouldBe(1);
        (_llm.Record.Calls.Count, _arxiv.Requests.Count).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Whoever_asks_first_is_answered_at_once_and_later_once_more()
    {
        var gate = new TaskCompletionSource();
        _llm.Fail("chat", new LlmFault.Held(gate.Task), times: 1);
        await using var bot = await StartAsync();

        var reply = await bot.Get<CommandRunner>().RunAsync(new CommandRequest("console", "me", IsShared: false, null, new Person("me", "me", IsAdmin: true), Command), Cancelled);
        CommandBot.Plain(reply).ShouldContain("Reading the paper");
        var later = reply.Later.ShouldNotBeNull()(_ => { }, Cancelled);
        later.IsCompleted.ShouldBeFalse();
        gate.SetResult();

        CommandBot.Plain(new Reply(await later)).Flat().ShouldContain("Written by gpt-4o-mini");
    }

    public static TheoryData<LlmFault, string> Faults() => new()
    {
        { new LlmFault.Limited(), "the service asks to wait" },
        { new LlmFault.NoQuota(), "the service asks to wait, or its quota is used up" },
        { new LlmFault.Malformed(), "the service's answer cannot be read" },
        { new LlmFault.Empty(), "the model answered nothing" },
        { new LlmFault.Refusal(), "the model refused" },
        { new LlmFault.Refusal(Plain: true), "the model did not answer in the form it was asked for" },
        { new LlmFault.Filtered(), "the model's filter refused it" },
        { new LlmFault.Truncated(), "the model did not come to an end" },
        { new LlmFault.TooLong(), "the service answers 400" },
        { new LlmFault.Refused(404, "model_not_found", "The model does not exist"), "the service does not know the model" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Where_the_model_fails_the_papers_own_sentences_come_and_say_why_and_the_next_one_tries_again(LlmFault fault, string reason)
    {
        _llm.Fail("chat", fault, times: 1);
        await using var bot = await StartAsync();

        var text = (await bot.SaysAsync(Command)).Flat();

        text.ShouldContain("The sentences are the paper's own");
        text.ShouldContain($"No model wrote this: {reason}");
        (await bot.SaysAsync(Command)).Flat().ShouldContain("Written by gpt-4o-mini");
        (await CallsAsync(bot)).Select(call => call.State).ShouldBe([ModelCallState.Failed, ModelCallState.Done]);
    }

    [Fact]
    public async Task A_service_that_never_answers_is_given_up()
    {
        _llm.Fail("chat", new LlmFault.Hang(), times: 1);
        await using var bot = await StartAsync(settings: "Summaries:RequestTimeout=00:00:01");

        (await bot.SaysAsync(Command)).Flat().ShouldContain("No model wrote this: the service did not answer in time");
    }

    [Fact]
    public async Task A_paper_without_text_is_summarized_from_its_abstract_and_says_so()
    {
        await using var bot = await StartAsync();

        var text = (await bot.SaysAsync("/summary 2512.90009")).Flat();

        text.ShouldContain("chosen by a program from the abstract");
        text.ShouldContain("Only the abstract could be read: arXiv has neither a page nor a PDF of it.");
        _llm.Record.Calls.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("Summaries:DailyTokens=100", "today's budget for the model is used up")]
    [InlineData("Summaries:MonthlyBudget=0.0001", "this month's budget for the model is used up")]
    [InlineData("Summaries:MostPerPerson=0", "you have asked for 0 new summaries")]
    [InlineData("Summaries:MostPerChat=0", "this chat has asked for 0 new summaries")]
    public async Task When_the_budget_is_gone_no_call_is_made_and_that_is_said(string setting, string words)
    {
        await using var bot = await StartAsync(settings: [setting, "Summaries:InputPrice=1"]);

        (await bot.SaysAsync(Command)).Flat().ShouldContain($"No model wrote this: {words}");
        _llm.Record.Calls.Count.ShouldBe(0);
    }

    [Fact]
    public async Task What_was_spent_and_saved_is_in_the_status()
    {
        await using var bot = await StartAsync(settings: ["Summaries:InputPrice=100", "Summaries:OutputPrice=100", "Summaries:MonthlyBudget=50"]);
        await bot.SaysAsync("/subscribe cs.LG");
        _llm.Fail("chat", new LlmFault.TooLong(), times: 1);
        for (var time = 0; time < 4; time++)
            await bot.SaysAsync(Command);

        var tokens = (await CallsAsync(bot)).Sum(call => call.InputTokens + call.OutputTokens);
        (await bot.SaysAsync("/status")).Flat().ShouldContain(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"by gpt-4o-mini: {tokens:N0} of 2,000,000 tokens today, {tokens / 10_000.0:0.00} of 50.00 this month, 2 answers free since the start, 1 calls failed today"));
    }

    [Fact]
    public async Task Whether_the_model_answers_is_examined_without_showing_the_key()
    {
        await using var bot = await StartAsync();
        (await bot.Get<ModelCheckUp>().ExamineAsync(Cancelled)).ShouldBe((true, "OpenAi, gpt-4o-mini: it answers"));

        await using var other = await StartAsync(settings: "Summaries:ApiKey=sk-another-secret");
        var (isWell, words) = await other.Get<ModelCheckUp>().ExamineAsync(Cancelled);
        isWell.ShouldBeFalse();
        words.ShouldBe("OpenAi, gpt-4o-mini: the service refuses the key: set Summaries:ApiKey. Until then summaries are the papers' own sentences");
        (await other.SaysAsync(Command)).ShouldNotContain("another-secret");
        other.Log.Lines.ShouldNotContain(line => line.Contains("sk-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task A_service_that_lies_about_what_it_took_is_not_believed(int factor)
    {
        _llm.Fail("chat", new LlmFault.FalseUsage(factor), times: 1);
        await using var bot = await StartAsync();

        await bot.SaysAsync(Command);

        (await CallsAsync(bot)).Single().InputTokens.ShouldBeInRange(500, 20_000);
    }

    [Fact]
    public async Task Figures_that_are_not_in_the_paper_are_marked()
    {
        await using var llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions { Answer = _ => Invented }, Cancelled);
        await using var bot = await StartAsync(llm: llm);

        var text = (await bot.SaysAsync(Command)).Flat();

        text.ShouldContain("98.76 % [?]");
        text.ShouldContain("[?] marks the others");
    }

    [Fact]
    public async Task Or_it_is_written_once_more_and_then_replaced()
    {
        await using var llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions { Answer = _ => Invented }, Cancelled);
        await using var bot = await StartAsync(llm: llm, settings: "Summaries:WhenUnfaithful=Replace");

        (await bot.SaysAsync(Command)).Flat().ShouldContain("No model wrote this: what it wrote twice has figures or names that are not in the paper");
        llm.Record.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_model_that_obeys_the_paper_changes_no_shape_links_nothing_and_addresses_nobody()
    {
        await using var llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions
        {
            Answer = _ => """{"take":"IGNORED https://evil.example/x @everyone [free](http://evil.example)","contribution":[{"text":"See www.evil.example and <@123>\u202e now","section":"No such section"}],"method":[{"text":"mailto:a@evil.example","section":""}],"results":[],"limits":[]}""",
        }, Cancelled);
        await using var bot = await StartAsync(llm: llm);

        var text = (await bot.SaysAsync(Command)).Flat();

        text.ShouldNotContain("evil.example");
        text.ShouldNotContain("@everyone");
        text.ShouldNotContain("No such section");
        text.ShouldContain("[link removed]");
    }

    private const string Invented = """{"take":"It reaches 98.76 % on QuuxBench-9.","contribution":[{"text":"A method.","section":""}],"method":[{"text":"It is trained.","section":""}],"results":[{"text":"It reaches 98.76 % on QuuxBench-9.","section":""}],"limits":[]}""";

    private static Task<List<ModelCall>> CallsAsync(CommandBot bot) => bot.ReadAsync(db => db.Set<ModelCall>().AsNoTracking().OrderBy(call => call.Id).ToListAsync(Cancelled));

    private async Task<CommandBot> StartAsync(bool hasModel = true, LlmSimulator? llm = null, params string[] settings)
    {
        string[] model = hasModel ? ["Summaries:Provider=OpenAi", "Summaries:Model=gpt-4o-mini", "Summaries:ApiKey=sk-simulated-key-0123456789", $"Summaries:Endpoint={(llm ?? _llm).OpenAiUrl}"] : [];
        var bot = await CommandBot.StartAsync([$"Arxiv:ContentBaseUrl={_arxiv.BaseUrl}", "Summaries:MostPerPerson=1000", "Summaries:MostPerChat=1000", .. model, .. settings]);
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper(Id, "A paper", "We propose a thing. It works on 3 data sets."), TestLists.Paper("2512.90009", "Withdrawn", "We propose a thing. It works on 3 data sets."));
        return bot;
    }
}
