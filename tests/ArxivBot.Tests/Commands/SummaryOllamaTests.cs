using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Llm;
using ArxivBot.Simulators.Llm.Faults;
using ArxivBot.Summaries;
using ArxivBot.Summaries.Models;

namespace ArxivBot.Tests.Commands;

/// <summary>/summary by Ollama, asked by its own interface.</summary>
public sealed class SummaryOllamaTests : IAsyncLifetime
{
    private ArxivSimulator _arxiv = null!;
    private LlmSimulator _llm = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions(), Cancelled);
        // Left to itself it reads less than the paper has.
        _llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions { OllamaContextTokens = 300 }, Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await _arxiv.DisposeAsync();
        await _llm.DisposeAsync();
    }

    [Fact]
    public async Task It_reads_the_whole_paper_and_its_orders_and_answers_in_the_form_it_is_given()
    {
        await using var bot = await StartAsync();

        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain("Written by llama3.2 from the whole paper.");

        _llm.Requests.Select(request => request.Path).ShouldBe(["/api/chat"]);
        var request = _llm.Record.Calls.ShouldHaveSingleItem().Request;
        request.Messages[0].Text.ShouldStartWith("You summarize one scientific paper");
        request.Messages[1].Text.ShouldStartWith("<paper ");
        (request.Schema?["properties"]?["take"]).ShouldNotBeNull();
        request.MaximumTokens.ShouldBe(PaperModel.LongestAnswer);
    }

    [Fact]
    public async Task Its_use_is_counted()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync(SummaryBot.Command);

        var call = _llm.Record.Calls.ShouldHaveSingleItem();
        (await bot.CallsAsync()).Select(kept => (kept.State, kept.InputTokens, kept.OutputTokens)).ShouldBe([(ModelCallState.Done, call.PromptTokens, call.AnswerTokens)]);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_to_be_pulled()
    {
        await using var bot = await StartAsync("Summaries:Model=mistral");

        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain("No model wrote this: Ollama does not have the model: run `ollama pull mistral`.");
        (await bot.Get<ModelCheckUp>().ExamineAsync(Cancelled)).Words.ShouldContain("ollama pull mistral");
        (await bot.CallsAsync()).Count.ShouldBe(1);
    }

    public static TheoryData<LlmFault, string> Faults() => new()
    {
        { new LlmFault.Malformed(), "the service's answer cannot be read" },
        { new LlmFault.Empty(), "the model answered nothing" },
        { new LlmFault.Truncated(), "the model did not come to an end" },
        { new LlmFault.Refused(400, "", "invalid options"), "the service answers 400" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Where_it_fails_the_papers_own_sentences_come_and_say_why(LlmFault fault, string reason)
    {
        _llm.Fail("chat", fault, times: 1);
        await using var bot = await StartAsync();

        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain($"No model wrote this: {reason}");
        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain("Written by llama3.2");
    }

    [Fact]
    public async Task An_error_of_its_own_is_tried_once_more()
    {
        _llm.Fail("chat", new LlmFault.ServerError(), times: 1);
        await using var bot = await StartAsync();

        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain("Written by llama3.2");
        (await bot.CallsAsync()).Select(call => call.State).ShouldBe([ModelCallState.Failed, ModelCallState.Done]);
    }

    [Fact]
    public async Task One_that_never_answers_is_given_up()
    {
        _llm.Fail("chat", new LlmFault.Hang(), times: 1);
        await using var bot = await StartAsync("Summaries:RequestTimeout=00:00:01");

        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain("No model wrote this: the service did not answer in time");
    }

    [Theory]
    [InlineData("http://127.0.0.1:11434/v1")]
    [InlineData("http://127.0.0.1:11434/v1/")]
    public async Task An_address_of_the_other_interface_is_refused_and_the_right_one_named(string endpoint)
    {
        var exception = await Should.ThrowAsync<UsageException>(() => SummaryBot.StartAsync(_arxiv, "Summaries:Provider=Ollama", "Summaries:Model=llama3.2", $"Summaries:Endpoint={endpoint}"));

        exception.Message.ShouldBe($"Summaries:Endpoint is '{endpoint}': Ollama is asked by its own interface, which is not at /v1. Write http://127.0.0.1:11434");
    }

    private Task<CommandBot> StartAsync(params string[] settings) =>
        SummaryBot.StartAsync(_arxiv, ["Summaries:Provider=Ollama", "Summaries:Model=llama3.2", $"Summaries:Endpoint={_llm.BaseUrl}", .. settings]);
}
