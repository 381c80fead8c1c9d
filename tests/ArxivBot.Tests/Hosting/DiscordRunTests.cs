using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Feeds;
using ArxivBot.Simulators.Discord;

namespace ArxivBot.Tests.Hosting;

/// <summary>The program itself, on a simulated Discord and a simulated arXiv.</summary>
public sealed class DiscordRunTests : IDisposable
{
    private static readonly DateOnly Tuesday = new(2025, 12, 16);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => Patience.Token;

    [Fact]
    public async Task It_registers_its_commands_answers_and_delivers_a_digest_whose_buttons_work()
    {
        var papers = new AnnouncedPapers();
        papers.Announce(Tuesday, new SimulatedPaper("2512.13001", "An LLM of Tuesday", "cs.LG"));
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { Feeds = papers, Today = Tuesday }, Cancelled);
        await using var discord = await DiscordSimulator.StartAsync(new DiscordSimulatorOptions(), Cancelled);
        var guild = discord.AddGuild("reading group");
        var (channel, owner) = (discord.AddChannel(guild, "papers"), discord.OwnerOf(guild));
        using var bot = Start(discord, discord.Token, arxiv);
        await bot.SaysAsync("commands are registered at Discord");

        (await discord.Complete(channel, owner, "subscribe", "categories", ("categories", "cs.L")).RepliedAsync(Cancelled)).Choices.ShouldContain(choice => choice.Value == "cs.LG");
        (await discord.Run(channel, owner, "subscribe", ("categories", "cs.LG")).RepliedAsync(Cancelled)).Content.ShouldContain("cs.LG");
        _folder.MakeDue(bot, Tuesday);
        await discord.Record.UntilAsync(record => record.MessagesOf(channel).Any(message => message.Body["embeds"] is not null), Cancelled);
        var digest = discord.Record.MessagesOf(channel).Single(message => message.Body["embeds"] is not null);
        digest.Body["embeds"]![0]!["title"]!.GetValue<string>().ShouldBe("1 · An LLM of Tuesday");
        digest.Nonce.ShouldNotBeNull();
        (await discord.Press(digest.Id, owner, "1.0:summary 2512.13001").RepliedAsync(Cancelled)).IsEphemeral.ShouldBeTrue();
        (await discord.Run(channel, owner, "summary", ("id", "2512.13001")).RepliedAsync(Cancelled)).Body["embeds"]![0]!["title"]!.GetValue<string>().ShouldContain("An LLM of Tuesday");

        bot.Terminate();
        (await bot.ExitAsync()).ShouldBe(0, bot.Errors);
        (bot.Output + bot.Errors).ShouldNotContain(discord.Token);
        discord.Record.ReplyProblems.ShouldBeEmpty();
        discord.Record.LateAnswers.ShouldBe(0);
    }

    [Fact]
    public async Task A_wrong_token_ends_it_with_one_line_that_does_not_show_it()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new AnnouncedPapers(), Cancelled);
        await using var discord = await DiscordSimulator.StartAsync(new DiscordSimulatorOptions(), Cancelled);
        using var bot = Start(discord, "wrong.bot.token", arxiv);

        (await bot.ExitAsync()).ShouldBe(1, bot.Errors);

        bot.Errors.Split('\n').Count(line => line.StartsWith("arxivbot: Discord ends the connection for good: Discord refuses the bot token", StringComparison.Ordinal)).ShouldBe(1);
        bot.Errors.ShouldNotContain("wrong.bot.token");
    }

    [Fact]
    public async Task The_doctor_says_who_the_bot_is_and_how_to_invite_it()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new AnnouncedPapers(), Cancelled);
        await using var discord = await DiscordSimulator.StartAsync(new DiscordSimulatorOptions(), Cancelled);

        var well = await ArxivBotProcess.RunAsync(_folder.Path, Settings(discord, discord.Token, arxiv), "doctor");
        var ill = await ArxivBotProcess.RunAsync(_folder.Path, Settings(discord, "wrong.bot.token", arxiv), "doctor");

        well.Output.ShouldContain($"client_id={discord.BotId}&scope=bot+applications.commands&permissions=309237763072");
        well.ExitCode.ShouldBe(0, well.Output);
        ill.Output.ShouldContain("FAIL  Discord   Discord refuses the token");
        ill.Output.ShouldNotContain("wrong.bot.token");
    }

    public void Dispose() => _folder.Dispose();

    private ArxivBotProcess Start(DiscordSimulator discord, string token, ArxivSimulator arxiv) =>
        ArxivBotProcess.Start(_folder.Path, Settings(discord, token, arxiv), "run", "--date", "2025-12-16");

    private static Dictionary<string, string> Settings(DiscordSimulator discord, string token, ArxivSimulator arxiv) => new()
    {
        ["Discord:Token"] = token,
        ["Discord:ApiBaseUrl"] = discord.ApiUrl.ToString(),
        ["Arxiv:FeedBaseUrl"] = arxiv.BaseUrl.ToString(),
        ["Arxiv:ContentBaseUrl"] = arxiv.BaseUrl.ToString(),
        ["Arxiv:CrawlDelay"] = "00:00:00",
        ["Arxiv:MinimumInterval"] = "00:00:00",
        ["Scheduling:PollEvery"] = "00:00:01",
        ["Scheduling:BuildEvery"] = "00:00:01",
    };
}
