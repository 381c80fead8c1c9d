using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Llm;
using ArxivBot.Simulators.Llm.Faults;
using ArxivBot.Storage;
using ArxivBot.Tests.Commands;
using ArxivBot.Tests.Platforms.Discord;
using ArxivBot.Tests.Platforms.Telegram;

namespace ArxivBot.Tests.Platforms;

/// <summary>/summary where people ask for it: at work at once, growing while the model writes, whole in the end, all in one message.</summary>
public sealed class GrowingSummaryTests : IAsyncLifetime
{
    private const string Id = "2512.90001", Growing = "Being written …", Whole = "Written by gpt-4o-mini from the whole paper.";

    private readonly TaskCompletionSource _rest = new();
    private ArxivSimulator _arxiv = null!;
    private LlmSimulator _llm = null!;

    private string[] Settings =>
    [
        $"Arxiv:ContentBaseUrl={_arxiv.BaseUrl}", "Summaries:Provider=OpenAi", "Summaries:Model=gpt-4o-mini", "Summaries:ApiKey=sk-simulated-key-0123456789", $"Summaries:Endpoint={_llm.OpenAiUrl}",
    ];

    public async ValueTask InitializeAsync()
    {
        _arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions(), TestContext.Current.CancellationToken);
        _llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions(), TestContext.Current.CancellationToken);
        _llm.Fail("chat", new LlmFault.Paused(_rest.Task), times: 1);
    }

    public async ValueTask DisposeAsync()
    {
        await _arxiv.DisposeAsync();
        await _llm.DisposeAsync();
    }

    [Fact]
    public async Task On_telegram()
    {
        await using var bot = await TelegramBot.StartAsync(Settings);
        await bot.ReadAsync(StoreAsync);

        (await bot.SaysAsync(bot.Reader, bot.Reader, $"/summary {Id}")).Text.ShouldContain("Reading the paper …");
        await bot.Service.Record.UntilAsync(_ => bot.Said(bot.Reader)[^1].Text.Contains(Growing), Patience.Token);
        _rest.SetResult();
        await bot.Service.Record.UntilAsync(_ => bot.Said(bot.Reader)[^1].Text.Contains(Whole), Patience.Token);

        bot.Said(bot.Reader).ShouldHaveSingleItem().Text.ShouldNotContain(Growing);
        _llm.Record.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task On_discord()
    {
        await using var bot = await DiscordBot.StartAsync(Settings);
        await bot.ReadAsync(StoreAsync);

        bot.Service.Run(bot.Channel, bot.Reader, "summary", ("id", Id));
        await UntilAsync("Reading the paper …");
        await UntilAsync(Growing);
        _rest.SetResult();
        await UntilAsync(Whole);

        bot.Service.VisibleIn(bot.Channel).ShouldHaveSingleItem().ToJsonString().ShouldNotContain("Being written");

        Task UntilAsync(string words) => Patience.UntilAsync(() => bot.Service.VisibleIn(bot.Channel).Any(message => Read(message).Contains(words, StringComparison.Ordinal)));

        static string Read(System.Text.Json.Nodes.JsonObject message) => string.Join('\n', message["embeds"]!.AsArray().Select(embed => $"{embed!["description"]}").Prepend($"{message["content"]}"));
    }

    private static async Task<int> StoreAsync(SqliteContext db)
    {
        db.Add(TestLists.Paper(Id, "A paper", "We propose a thing. It works on 3 data sets."));
        return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
