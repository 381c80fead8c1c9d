using System.Text.Json.Nodes;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Feeds;
using ArxivBot.Simulators.Llm;
using ArxivBot.Simulators.Llm.Answers;
using ArxivBot.Simulators.Llm.Faults;
using ArxivBot.Simulators.Telegram;
using ArxivBot.Tests.Hosting;

namespace ArxivBot.Tests.Platforms.Telegram;

/// <summary>Writes what users of a simulated Telegram see, for <c>Telegram/pictures/draw.sh</c> of the simulators to draw.</summary>
public sealed class TelegramPictures : IDisposable
{
    private static readonly DateOnly Day = new(2025, 12, 18);

    private readonly TemporaryFolder _folder = new();
    private readonly string _out = Environment.GetEnvironmentVariable("PICTURES_FOLDER") ?? Path.GetTempPath();

    private static CancellationToken Cancelled => Patience.Token;

    [Fact(Explicit = true)]
    public async Task Digests_and_answers()
    {
        var days = new FeedFolder(Path.Combine(Repository.Root, "src", "ArxivBot", "Hosting", "Demo"), correct: true);
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { Feeds = days, Today = Day }, Cancelled);
        await using var telegram = await TelegramSimulator.StartAsync(TelegramBot.Options, Cancelled);
        await using var llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions { Paper = PaperFinder.Between("<paper", "</paper") }, Cancelled);
        var reader = telegram.AddUser("Ada");
        using var bot = ArxivBotProcess.Start(_folder.Path, new Dictionary<string, string>
        {
            ["Telegram:Token"] = telegram.Token,
            ["Telegram:ApiBaseUrl"] = telegram.BaseUrl.ToString(),
            ["Arxiv:FeedBaseUrl"] = arxiv.BaseUrl.ToString(),
            ["Arxiv:ContentBaseUrl"] = arxiv.BaseUrl.ToString(),
            ["Arxiv:MinimumInterval"] = "00:00:00",
            ["Arxiv:CrawlDelay"] = "00:00:00",
            ["Summaries:Provider"] = "OpenAi",
            ["Summaries:Endpoint"] = llm.OpenAiUrl.ToString(),
            ["Summaries:Model"] = "gpt-4o-mini",
            ["Summaries:ApiKey"] = "sk-simulated-key-0123456789",
            ["Scheduling:PollEvery"] = "00:00:01",
            ["Scheduling:BuildEvery"] = "00:00:01",
        }, "run", "--date", "2025-12-18");
        await bot.SaysAsync("On Telegram as");
        async Task SaysAsync(string name, string text)
        {
            var before = telegram.VisibleIn(reader).Count;
            telegram.Say(reader, reader, text);
            await telegram.Record.UntilAsync(_ => telegram.VisibleIn(reader).Skip(before).Any(message => message.IsFromBot), Cancelled);
            await Task.Delay(TimeSpan.FromMilliseconds(700), TimeProvider.System, Cancelled);
            Keep(name, telegram.VisibleIn(reader).Skip(before));
        }

        async Task KeepOnceAsync(string name, string words)
        {
            await telegram.Record.UntilAsync(_ => telegram.VisibleIn(reader)[^1].Text.Contains(words, StringComparison.Ordinal), Cancelled);
            Keep(name, telegram.VisibleIn(reader).TakeLast(2));
        }

        await SaysAsync("start", "/start");
        await SaysAsync("subscribe", "/subscribe cs.LG cs.CL \"mixture of experts\"^2 LLM agent");
        await SaysAsync("settings-max", "/settings max=12");
        var waiting = telegram.VisibleIn(reader).Count;
        _folder.MakeDue(bot, Day);
        await telegram.Record.UntilAsync(_ => telegram.VisibleIn(reader).Count > waiting + 2, Cancelled);
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System, Cancelled);
        Keep("digest", telegram.VisibleIn(reader).Skip(waiting));
        var paper = telegram.VisibleIn(reader)[waiting].Rows[0][0].Data[8..];
        // The first call was the start's.
        var rest = new TaskCompletionSource();
        llm.Fail("chat", new LlmFault.Paused(rest.Task), times: 1);
        await SaysAsync("summary-begun", $"/summary {paper}");
        await KeepOnceAsync("summary-growing", "Being written");
        rest.SetResult();
        await KeepOnceAsync("summary", "Written by");
        foreach (var (name, text) in ((string, string)[])
        [
            ("help", "/help"), ("settings", "/settings"), ("status", "/status"), ("paper", $"/paper {paper}"), ("why", $"/why {paper}"), ("save", $"/save {paper}"),
            ("categories", "/categories Computer Science"), ("search", "/search retrieval augmented generation"), ("error", "/subscribe cs.LG (LLM AND \"agents"), ("export", "/export bibtex"), ("setup", "/setup"),
        ])
            await SaysAsync(name, text);
    }

    public void Dispose() => _folder.Dispose();

    private void Keep(string name, IEnumerable<SeenTelegramMessage> messages) => File.WriteAllText(Path.Combine(_out, $"{name}.json"), new JsonArray([.. messages.Select(message => new JsonObject
    {
        ["text"] = message.Text,
        ["entities"] = message.Entities.DeepClone(),
        ["bot"] = message.IsFromBot,
        ["file"] = message.FileName,
        ["rows"] = new JsonArray([.. message.Rows.Select(row => new JsonArray([.. row.Select(button => JsonValue.Create(button.Text))]))]),
    })]).ToJsonString());
}
