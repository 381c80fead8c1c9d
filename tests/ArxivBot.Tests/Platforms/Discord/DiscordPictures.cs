using System.Text.Json.Nodes;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Feeds;
using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Discord.Interactions;
using ArxivBot.Simulators.Llm;
using ArxivBot.Simulators.Llm.Answers;
using ArxivBot.Simulators.Llm.Faults;
using ArxivBot.Tests.Hosting;

namespace ArxivBot.Tests.Platforms.Discord;

/// <summary>Writes what users of a simulated Discord see, for <c>Discord/pictures/draw.sh</c> of the simulators to draw.</summary>
public sealed class DiscordPictures : IDisposable
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
        await using var discord = await DiscordSimulator.StartAsync(new DiscordSimulatorOptions(), Cancelled);
        await using var llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions { Paper = PaperFinder.Between("<paper", "</paper") }, Cancelled);
        var guild = discord.AddGuild("reading group");
        var (channel, threads, owner) = (discord.AddChannel(guild, "papers"), discord.AddChannel(guild, "threads"), discord.OwnerOf(guild));
        using var bot = ArxivBotProcess.Start(_folder.Path, Settings(discord, arxiv, llm), "run", "--date", "2025-12-18");
        await bot.SaysAsync("commands are registered at Discord");

        SentInteraction Say(string command, params (string, object)[] options) => discord.Run(channel, owner, command, options);
        await KeepAsync("subscribe", Say("subscribe", ("categories", "cs.LG cs.CL"), ("query", "\"mixture of experts\"^2 LLM agent")));
        await discord.Run(threads, owner, "subscribe", ("categories", "cs.LG"), ("query", "diffusion")).RepliedAsync(Cancelled);
        await discord.Run(threads, owner, "settings", ("place", "thread")).RepliedAsync(Cancelled);
        await Say("settings", ("max", "12")).RepliedAsync(Cancelled);
        _folder.MakeDue(bot, Day);
        await discord.Record.UntilAsync(record => record.MessagesOf(channel).Count(message => message.Nonce is not null) >= 3 && record.Threads.Count > 0, Cancelled);
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, Cancelled);

        Keep("digest", discord.VisibleIn(channel).SkipWhile(message => !message["content"]!.GetValue<string>().StartsWith("## arXiv", StringComparison.Ordinal)));
        Keep("thread-above", discord.VisibleIn(threads).SkipWhile(message => !message["content"]!.GetValue<string>().StartsWith("## arXiv", StringComparison.Ordinal)));
        Keep("thread-inside", discord.VisibleIn(discord.Record.Threads[0]));
        var first = discord.Record.MessagesOf(channel).First(message => message.Body["embeds"] is not null);
        var paper = first.Body["embeds"]![0]!["url"]!.GetValue<string>()[^10..];
        // The first call was the start's.
        var rest = new TaskCompletionSource();
        llm.Fail("chat", new LlmFault.Paused(rest.Task), times: 1);
        var summary = discord.Press(first.Id, owner, $"1.0:summary {paper}");
        await KeepOnceAsync("summary-begun", summary, "Reading the paper");
        await KeepOnceAsync("summary-growing", summary, "Being written");
        rest.SetResult();
        await KeepOnceAsync("summary", summary, "Written by");
        await KeepAsync("like", Say("like", ("id", paper)));
        await KeepAsync("save", Say("save", ("id", paper)));
        await KeepAsync("saved", Say("saved"));
        await KeepAsync("paper", Say("paper", ("id", paper)));
        await KeepAsync("why", Say("why", ("id", paper)));
        await KeepAsync("settings", Say("settings"));
        await KeepAsync("setup", Say("setup"));
        await KeepAsync("status", Say("status"));
        await KeepAsync("subscriptions", Say("subscriptions"));
        await KeepAsync("help", Say("help"));
        await KeepAsync("help-subscribe", Say("help", ("command", "subscribe")));
        await KeepAsync("search", Say("search", ("query", "retrieval augmented generation"), ("days", 3)));
        await KeepAsync("top", Say("top", ("days", 3)));
        await KeepAsync("preview", Say("preview", ("categories", "cs.CL"), ("query", "translation")));
        await KeepAsync("more", Say("digest", ("date", "2025-12-18"), ("page", "2")));
        await KeepAsync("export", Say("export", ("format", "bibtex")));
        await KeepAsync("error-category", Say("subscribe", ("categories", "cs.LK")));
        await KeepAsync("error-query", Say("subscribe", ("categories", "cs.LG"), ("query", "(LLM AND \"agents")));
        await KeepAsync("keywords", Say("keywords", ("action", "add"), ("terms", "quantization")));
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, string> Settings(DiscordSimulator discord, ArxivSimulator arxiv, LlmSimulator llm) => new()
    {
        ["Discord:Token"] = discord.Token,
        ["Discord:ApiBaseUrl"] = discord.ApiUrl.ToString(),
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
    };

    private async Task KeepAsync(string name, SentInteraction asked)
    {
        await asked.RepliedAsync(Cancelled);
        // Follow-ups come one after the other.
        await Task.Delay(TimeSpan.FromMilliseconds(700), TimeProvider.System, Cancelled);
        Keep(name, asked.Replies.Select(Told));
    }

    private async Task KeepOnceAsync(string name, SentInteraction asked, string words)
    {
        await Patience.UntilAsync(() => asked.Replies.Any(reply => reply.Body.ToJsonString().Contains(words, StringComparison.Ordinal)));
        Keep(name, asked.Replies.TakeLast(1).Select(Told));
    }

    private static JsonObject Told(InteractionReply reply)
    {
        var told = (JsonObject)reply.Body.DeepClone();
        told["ephemeral"] = reply.IsEphemeral;
        return told;
    }

    private void Keep(string name, IEnumerable<JsonObject> messages)
    {
        var path = Path.Combine(_out, $"{name}.json");
        File.WriteAllText(path, new JsonArray([.. messages.Select(message => message.DeepClone())]).ToJsonString());
        TestContext.Current.SendDiagnosticMessage(path);
    }
}
