using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Llm;
using ArxivBot.Simulators.Llm.Faults;

namespace ArxivBot.Tests.Commands;

/// <summary>/summary by a model that is given the paper's PDF: DashScope's files.</summary>
public sealed class SummaryFileTests : IAsyncLifetime
{
    private const string Said = "The model was given the paper's text, not its PDF";

    private ArxivSimulator _arxiv = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { WithoutPdf = new HashSet<string> { "2512.90002" } }, Cancelled);

    public ValueTask DisposeAsync() => _arxiv.DisposeAsync();

    [Fact]
    public async Task The_PDF_is_uploaded_read_by_its_id_and_deleted()
    {
        await using var llm = await StartLlmAsync();
        await using var bot = await StartAsync(llm);

        var text = (await bot.SaysAsync(SummaryBot.Command)).Flat();

        text.ShouldContain("Written by qwen-long from the paper's PDF.");
        text.ShouldNotContain(Said);
        llm.Requests.Select(request => $"{request.Method} {request.Path}").ShouldBe(
            ["POST /compatible-mode/v1/files", "POST /compatible-mode/v1/chat/completions", "DELETE /compatible-mode/v1/files/file-fe-Simulated000001"]);
        llm.FileCount.ShouldBe(0);
        var messages = llm.Record.Calls.ShouldHaveSingleItem().Request.Messages;
        messages.Select(message => (message.Role, message.FileIds.Count)).ShouldBe([("system", 0), ("system", 1), ("user", 0)]);
        messages[2].Text.Length.ShouldBeLessThan(400, "the text is not sent beside the file");
        _arxiv.Requests.Select(request => request.Path).ShouldBe([$"/html/{SummaryBot.Id}v1", $"/pdf/{SummaryBot.Id}v1"]);
    }

    [Fact]
    public async Task What_it_says_is_looked_for_in_the_text_that_the_bot_reads_itself()
    {
        await using var llm = await StartLlmAsync(new LlmSimulatorOptions { PdfText = "We propose QuuxBench-9. It reaches 98.76 % there. Our method is trained on it. However, it is limited." });
        await using var bot = await StartAsync(llm);

        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain("98.76 % [?]");
    }

    [Fact]
    public async Task The_estimate_of_its_cost_has_the_papers_text()
    {
        await using var llm = await StartLlmAsync();
        llm.Fail("chat", new LlmFault.NoUsage(), times: 1);
        // As text it would be cut to next to nothing.
        await using var bot = await StartAsync(llm, "Summaries:ContextTokens=3500");

        await bot.SaysAsync(SummaryBot.Command);

        (await bot.CallsAsync()).Single().InputTokens.ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(0, 1)]
    public async Task A_file_that_is_still_being_read_is_waited_for(int questions, int refusals)
    {
        await using var llm = await StartLlmAsync(new LlmSimulatorOptions { ReadingQuestions = questions, ReadingRefusals = refusals });
        await using var bot = await StartAsync(llm);

        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain("Written by qwen-long from the paper's PDF.");

        (llm.FileCount, llm.Record.Calls.Count, (await bot.CallsAsync()).Count).ShouldBe((0, 1, 1));
    }

    [Theory]
    [InlineData(1000, 0, "the service did not read it in time")]
    [InlineData(0, 1000, "the service did not read the PDF in time")]
    public async Task One_that_is_never_read_is_given_up_for_the_text_and_that_is_said(int questions, int refusals, string reason)
    {
        await using var llm = await StartLlmAsync(new LlmSimulatorOptions { ReadingQuestions = questions, ReadingRefusals = refusals });
        await using var bot = await StartAsync(llm, "Summaries:RequestTimeout=00:00:03");

        var text = (await bot.SaysAsync(SummaryBot.Command)).Flat();

        text.ShouldContain("Written by qwen-long from the whole paper.");
        text.ShouldContain($"{Said}: {reason}.");
        llm.FileCount.ShouldBe(0);
    }

    public static TheoryData<string, LlmFault, string> Refusals() => new()
    {
        { "files", new LlmFault.Refused(400, "invalid_parameter_error", "File exceeds size limit."), "the service answers 400" },
        { "files", new LlmFault.ServerError(), "the service answers 500" },
        { "files", new LlmFault.Reset(), "the service cannot be reached" },
        { "files", new LlmFault.Malformed(), "the service's answer cannot be read" },
        { "chat", new LlmFault.Refused(400, "invalid_parameter_error", "File [id:file-fe-x] content blank."), "the service answers 400" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Where_the_file_is_refused_the_text_is_sent_and_that_is_said(string where, LlmFault fault, string reason)
    {
        await using var llm = await StartLlmAsync();
        llm.Fail(where, fault, times: 1);
        await using var bot = await StartAsync(llm);

        var text = (await bot.SaysAsync(SummaryBot.Command)).Flat();

        text.ShouldContain("Written by qwen-long from the whole paper.");
        text.ShouldContain($"{Said}: {reason}.");
        llm.Record.Calls.ShouldHaveSingleItem().Request.Messages.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_paper_without_a_PDF_is_sent_as_text()
    {
        await using var llm = await StartLlmAsync();
        await using var bot = await StartAsync(llm);

        (await bot.SaysAsync("/summary 2512.90002")).Flat().ShouldContain($"{Said}: arXiv has no PDF of it.");
    }

    [Fact]
    public async Task A_file_that_cannot_be_deleted_costs_a_log_line_and_no_summary()
    {
        var gate = new TaskCompletionSource();
        await using var llm = await StartLlmAsync();
        llm.Fail("chat", new LlmFault.Held(gate.Task), times: 1);
        await using var bot = await StartAsync(llm);

        var asked = bot.SaysAsync(SummaryBot.Command);
        await llm.Requests.ReachesAsync(2, Cancelled);
        llm.Fail("files", new LlmFault.ServerError(), times: 1);
        gate.SetResult();

        (await asked).Flat().ShouldContain("Written by qwen-long from the paper's PDF.");
        bot.Log.Lines.ShouldContain("Warning: The uploaded file file-fe-Simulated000001 may still be at DashScope: the service answers 500");
    }

    [Theory]
    [InlineData("Summaries:Provider=OpenAi", "qwen-long", "only DashScope takes PDFs, and Summaries:Provider is OpenAi")]
    [InlineData("Summaries:Provider=Extractive", "qwen-long", "only DashScope takes PDFs, and Summaries:Provider is Extractive")]
    [InlineData("Summaries:Provider=DashScope", "qwen-plus", "only qwen-long and qwen-doc-turbo read files, and Summaries:Model is qwen-plus")]
    public async Task Only_where_it_can_be_read_may_it_be_wished(string provider, string model, string words)
    {
        var exception = await Should.ThrowAsync<UsageException>(() => SummaryBot.StartAsync(_arxiv, provider, $"Summaries:Model={model}", SummaryBot.Key, "Summaries:UploadPdf=true"));

        exception.Message.ShouldContain(words);
    }

    private static Task<LlmSimulator> StartLlmAsync(LlmSimulatorOptions? options = null) => LlmSimulator.StartAsync(options ?? new LlmSimulatorOptions(), Cancelled);

    private Task<CommandBot> StartAsync(LlmSimulator llm, params string[] settings) => SummaryBot.StartAsync(
        _arxiv, ["Summaries:Provider=DashScope", "Summaries:Model=qwen-long", SummaryBot.Key, $"Summaries:Endpoint={llm.DashScopeUrl}", "Summaries:UploadPdf=true", .. settings]);
}
