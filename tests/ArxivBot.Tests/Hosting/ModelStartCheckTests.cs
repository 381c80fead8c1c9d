using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Feeds;
using ArxivBot.Simulators.Llm;
using ArxivBot.Simulators.Llm.Faults;

namespace ArxivBot.Tests.Hosting;

/// <summary>The program looks at its model when it starts, and waits for nobody.</summary>
public sealed class ModelStartCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Summaries:ApiKey", "sk-another-secret", "OpenAi, gpt-4o-mini: the service refuses the key: set Summaries:ApiKey.")]
    [InlineData("Summaries:Model", "gpt-nothing", "OpenAi, gpt-nothing: the service does not know the model: set Summaries:Model.")]
    [InlineData("Summaries:Endpoint", "http://127.0.0.1:9/v1", "OpenAi, gpt-4o-mini: the service cannot be reached (http://127.0.0.1:9/v1).")]
    public async Task What_is_wrong_is_one_warning(string setting, string value, string words)
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new AnnouncedPapers(), Cancelled);
        await using var llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions(), Cancelled);
        using var running = Start(arxiv, llm, (setting, value));

        await running.SaysAsync("Running on console");
        await running.SaysAsync(words);
        await EndAsync(running);

        var lines = running.Errors.Split('\n').Where(line => line.Contains("gpt-", StringComparison.Ordinal)).ToList();
        lines.ShouldHaveSingleItem().ShouldContain(" WRN ");
        running.Errors.ShouldNotContain("sk-");
    }

    [Fact]
    public async Task A_model_that_does_not_answer_delays_neither_the_start_nor_the_end()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new AnnouncedPapers(), Cancelled);
        await using var llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions(), Cancelled);
        llm.Fail(null, new LlmFault.Hang());
        using var running = Start(arxiv, llm);

        await running.SaysAsync("Running on console");
        await llm.Requests.ReachesAsync(1, Cancelled);
        await EndAsync(running);
    }

    [Fact]
    public async Task That_it_answers_is_said_too()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new AnnouncedPapers(), Cancelled);
        await using var llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions(), Cancelled);
        using var running = Start(arxiv, llm);

        await running.SaysAsync("INF Summaries by OpenAi, gpt-4o-mini: it answers");
        await EndAsync(running);
    }

    public void Dispose() => _folder.Dispose();

    private ArxivBotProcess Start(ArxivSimulator arxiv, LlmSimulator llm, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["Arxiv:FeedBaseUrl"] = arxiv.BaseUrl.ToString(),
            ["Summaries:Provider"] = "OpenAi",
            ["Summaries:Model"] = "gpt-4o-mini",
            ["Summaries:ApiKey"] = "sk-simulated-key-0123456789",
            ["Summaries:Endpoint"] = llm.OpenAiUrl.ToString(),
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        return ArxivBotProcess.Start(_folder.Path, all, "run", "--date", "2025-12-16");
    }

    private static async Task EndAsync(ArxivBotProcess running)
    {
        running.Terminate();
        (await running.ExitAsync()).ShouldBe(0, running.Errors);
    }
}
