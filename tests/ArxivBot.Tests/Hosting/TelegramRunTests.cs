using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Feeds;
using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Telegram;
using ArxivBot.Tests.Platforms.Telegram;

namespace ArxivBot.Tests.Hosting;

/// <summary>The program itself, on a simulated Telegram, alone and beside a simulated Discord, with the demo's days from a simulated arXiv.</summary>
public sealed class TelegramRunTests : IDisposable
{
    private static readonly DateOnly Day = new(2025, 12, 18);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => Patience.Token;

    [Fact]
    public async Task It_greets_subscribes_answers_and_delivers_a_digest_whose_buttons_work()
    {
        await using var arxiv = await ArxivAsync();
        await using var telegram = await TelegramSimulator.StartAsync(TelegramBot.Options, Cancelled);
        var reader = telegram.AddUser("Ada");
        using var bot = ArxivBotProcess.Start(_folder.Path, With(Settings(arxiv), telegram), "run", "--date", "2025-12-18");
        await bot.SaysAsync("On Telegram as @arxiv_test_bot");

        await SaysAsync(telegram, reader, "/start", "This bot brings this chat");
        await SaysAsync(telegram, reader, "/subscribe cs.LG diffusion", "Subscribed: diffusion");
        _folder.MakeDue(bot, Day);
        await telegram.Record.UntilAsync(_ => Said(telegram, reader).Any(message => message.Text.StartsWith("arXiv, Thursday 18 December 2025", StringComparison.Ordinal)), Cancelled);
        var digest = Said(telegram, reader).First(message => message.Text.StartsWith("arXiv, Thursday", StringComparison.Ordinal));
        var summary = digest.Rows[0][0].Data;
        summary.ShouldStartWith("summary 2512.");
        (await telegram.Press(reader, digest.Id, reader, $"save {summary[8..]}").AnsweredAsync(Cancelled)).Text.ShouldNotBeNull().ShouldContain("Saved");
        await SaysAsync(telegram, reader, $"/{summary}", "chosen by a program from the whole paper");
        (await telegram.Ask(reader, "diffusion").AnsweredAsync(Cancelled)).ShouldNotBeEmpty();

        bot.Terminate();
        (await bot.ExitAsync()).ShouldBe(0, bot.Errors);
        (bot.Output + bot.Errors).ShouldNotContain(telegram.Token.Split(':')[1]);
        telegram.Record.ReplyProblems.ShouldBeEmpty();
        telegram.Record.Conflicts.ShouldBe(0);
    }

    [Fact]
    public async Task On_both_platforms_at_once_each_chat_gets_its_digest()
    {
        await using var arxiv = await ArxivAsync();
        await using var telegram = await TelegramSimulator.StartAsync(TelegramBot.Options, Cancelled);
        await using var discord = await DiscordSimulator.StartAsync(new DiscordSimulatorOptions(), Cancelled);
        var reader = telegram.AddUser("Ada");
        var guild = discord.AddGuild("reading group");
        var (channel, owner) = (discord.AddChannel(guild, "papers"), discord.OwnerOf(guild));
        var settings = With(Settings(arxiv), telegram);
        (settings["Discord:Token"], settings["Discord:ApiBaseUrl"]) = (discord.Token, discord.ApiUrl.ToString());
        using var bot = ArxivBotProcess.Start(_folder.Path, settings, "run", "--date", "2025-12-18");
        await bot.SaysAsync("On Telegram as @arxiv_test_bot");
        await bot.SaysAsync("commands are registered at Discord");

        await SaysAsync(telegram, reader, "/subscribe cs.LG diffusion", "Subscribed: diffusion");
        (await discord.Run(channel, owner, "subscribe", ("categories", "cs.LG"), ("query", "diffusion")).RepliedAsync(Cancelled)).Content.ShouldContain("Subscribed");
        _folder.MakeDue(bot, Day);

        await telegram.Record.UntilAsync(_ => Said(telegram, reader).Any(message => message.Text.StartsWith("arXiv, Thursday", StringComparison.Ordinal)), Cancelled);
        await discord.Record.UntilAsync(record => record.MessagesOf(channel).Any(message => message.Content.StartsWith("## arXiv, Thursday", StringComparison.Ordinal)), Cancelled);
    }

    [Fact]
    public async Task A_wrong_token_ends_it_with_one_line_and_so_does_one_that_is_revoked_while_it_runs()
    {
        await using var arxiv = await ArxivAsync();
        await using var telegram = await TelegramSimulator.StartAsync(TelegramBot.Options, Cancelled);
        var wrong = Settings(arxiv);
        (wrong["Telegram:Token"], wrong["Telegram:ApiBaseUrl"]) = ("110201543:wrong-telegram-token", telegram.BaseUrl.ToString());
        using (var refused = ArxivBotProcess.Start(_folder.Path, wrong, "run"))
        {
            (await refused.ExitAsync()).ShouldBe(1, refused.Errors);
            refused.Errors.Split('\n').Count(line => line.StartsWith("arxivbot: Telegram refuses the bot's token", StringComparison.Ordinal)).ShouldBe(1, refused.Errors);
            refused.Errors.ShouldNotContain("wrong-telegram-token");
        }

        using var bot = ArxivBotProcess.Start(_folder.Path, With(Settings(arxiv), telegram), "run");
        await bot.SaysAsync("On Telegram as @arxiv_test_bot");
        telegram.Revoke();

        (await bot.ExitAsync()).ShouldBe(1, bot.Errors);
        bot.Errors.ShouldContain("arxivbot: Telegram refuses the bot's token");
    }

    [Fact]
    public async Task The_doctor_says_who_the_bot_is()
    {
        await using var arxiv = await ArxivAsync();
        await using var telegram = await TelegramSimulator.StartAsync(TelegramBot.Options, Cancelled);

        var well = await ArxivBotProcess.RunAsync(_folder.Path, With(Settings(arxiv), telegram), "doctor");

        well.Output.ShouldContain("the token is valid: https://t.me/arxiv_test_bot");
        well.ExitCode.ShouldBe(0, well.Output);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<ArxivSimulator> ArxivAsync() => await ArxivSimulator.StartAsync(
        new ArxivSimulatorOptions { Feeds = new FeedFolder(Path.Combine(Repository.Root, "src", "ArxivBot", "Hosting", "Demo"), correct: true), Today = Day }, Cancelled);

    private static Dictionary<string, string> Settings(ArxivSimulator arxiv) => new()
    {
        ["Arxiv:FeedBaseUrl"] = arxiv.BaseUrl.ToString(),
        ["Arxiv:ContentBaseUrl"] = arxiv.BaseUrl.ToString(),
        ["Arxiv:CrawlDelay"] = "00:00:00",
        ["Arxiv:MinimumInterval"] = "00:00:00",
        ["Scheduling:PollEvery"] = "00:00:01",
        ["Scheduling:BuildEvery"] = "00:00:01",
    };

    private static Dictionary<string, string> With(Dictionary<string, string> settings, TelegramSimulator telegram)
    {
        (settings["Telegram:Token"], settings["Telegram:ApiBaseUrl"]) = (telegram.Token, telegram.BaseUrl.ToString());
        return settings;
    }

    private static IReadOnlyList<SeenTelegramMessage> Said(TelegramSimulator telegram, long chat) => [.. telegram.VisibleIn(chat).Where(message => message.IsFromBot)];

    private static async Task SaysAsync(TelegramSimulator telegram, long reader, string text, string answer)
    {
        telegram.Say(reader, reader, text);
        await telegram.Record.UntilAsync(_ => Said(telegram, reader).Any(message => message.Text.Contains(answer)), Cancelled);
    }
}
