using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Discord.Interactions;

namespace ArxivBot.Discord.Tests;

/// <summary>An independent client judges the simulator: where discord.js is unhappy, the simulator is wrong.</summary>
public sealed class DiscordJsTests : IDisposable
{
    // Two programs that wait for each other would wait for ever.
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public DiscordJsTests() => _patience.CancelAfter(TimeSpan.FromSeconds(60));

    private CancellationToken Cancelled => _patience.Token;

    public void Dispose() => _patience.Dispose();

    [Fact]
    public async Task Discord_js_logs_in_and_uses_all_of_rest()
    {
        await using var discord = await StartAsync();
        var guild = discord.AddGuild("Reading group");
        var channel = discord.AddChannel(guild, "papers");
        discord.AddChannel(guild, "digests", DiscordChannelType.Forum);
        await using var judge = Judge.Start(discord, channel, guild);

        var ready = await judge.HearsAsync("ready");
        (ready.GetProperty("guilds").GetInt32(), ready.GetProperty("channels").GetInt32(), ready.GetProperty("roles").GetInt32()).ShouldBe((1, 2, 2));

        (await judge.StepAsync("register")).GetProperty("permissions").GetString().ShouldBe("32");
        discord.Record.Registrations.ShouldHaveSingleItem().Names.ShouldBe(["search"]);

        var sent = await judge.StepAsync("send");
        sent.GetProperty("second").GetString().ShouldBe(sent.GetProperty("first").GetString());
        (sent.GetProperty("title").GetString(), sent.GetProperty("edited").GetString()).ShouldBe(("A paper", "Edited"));
        (discord.Record.MessagesOf(channel).Count, discord.Record.NonceHits).ShouldBe((1, 1));

        (await judge.StepAsync("forum")).GetProperty("file").GetString().ShouldBe("digest.csv");
        (await judge.StepAsync("direct")).GetProperty("isDm").GetBoolean().ShouldBeTrue();
        (await judge.StepAsync("version2")).GetProperty("components").GetInt32().ShouldBe(1);
        var refused = await judge.StepAsync("refused");
        (Code(refused, "empty"), Code(refused, "long"), Code(refused, "unknown")).ShouldBe((50006, 50035, 10003));

        (await judge.StepAsync("flood")).GetProperty("sent").GetInt32().ShouldBe(7);
        discord.Fail("POST /channels/{channel_id}/messages", new RestFault.RateLimited(DiscordScope.User, TimeSpan.FromSeconds(0.5)), times: 1);
        await judge.StepAsync("flood");
        discord.Record.Answered(429).ShouldBe(1);
        judge.Seen.ShouldContain(heard => heard.GetProperty("event").GetString() == "rateLimited");

        await judge.StepAsync("quit");
        await discord.Record.UntilAsync(record => record.Ends.Count > 0, Cancelled);
        discord.Record.ReplyProblems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Discord_js_answers_interactions()
    {
        await using var discord = await StartAsync();
        var guild = discord.AddGuild("Reading group");
        var (channel, user) = (discord.AddChannel(guild, "papers"), discord.AddMember(guild, "Ada"));
        await using var judge = Judge.Start(discord, channel, guild);
        await judge.HearsAsync("ready");
        await judge.StepAsync("register");

        var completed = await discord.Complete(channel, user, "search", "query", ("query", "cs")).RepliedAsync(Cancelled);
        completed.Choices.ShouldBe([("cs.LG", "cs.LG")]);

        var command = discord.Run(channel, user, "search", ("query", "diffusion"));
        var acknowledged = await command.AcknowledgedAsync(Cancelled);
        (acknowledged.Type, acknowledged.IsEphemeral).ShouldBe((5, true));
        (await command.RepliedAsync(Cancelled)).Content.ShouldBe("You said diffusion");
        await judge.HearsAsync("interaction");
        await judge.HearsAsync("interaction");
        command.Replies.Select(reply => (reply.Kind, reply.Content)).ShouldBe([(ReplyKind.Edit, "You said diffusion"), (ReplyKind.Followup, "And more")]);

        await judge.StepAsync("send");
        var pressed = discord.Press(discord.Record.MessagesOf(channel).Single(message => message.Nonce == "d-1").Id, user, "v1:save");
        (await pressed.RepliedAsync(Cancelled)).Content.ShouldBe("Pressed v1:save");
        discord.Record.ReplyProblems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Discord_js_comes_back_from_cuts_op_7_and_op_9()
    {
        await using var discord = await StartAsync(new DiscordSimulatorOptions { IdentifyInterval = TimeSpan.FromSeconds(1) });
        var guild = discord.AddGuild("Reading group");
        var channel = discord.AddChannel(guild, "papers");
        await using var judge = Judge.Start(discord, channel, guild);
        await judge.HearsAsync("ready");

        discord.Gateway.Cut();
        var deleted = discord.AddChannel(guild, "gone");
        discord.DeleteChannel(deleted);
        (await judge.HearsAsync("channelDelete")).GetProperty("id").GetString().ShouldBe($"{deleted}");
        await judge.HearsAsync("shardResume");

        discord.Gateway.AskToReconnect();
        await judge.HearsAsync("shardResume");
        discord.Record.Starts.Where(start => start.IsResume).ShouldAllBe(start => start.Accepted && start.UsedResumeUrl);

        discord.BeginOutage(guild);
        await judge.HearsAsync("guildUnavailable");
        discord.EndOutage(guild);
        await judge.HearsAsync("guildAvailable");

        discord.Gateway.InvalidateSessions(resumable: false);
        await judge.HearsAsync("shardReady");
        (discord.Record.Identifies, discord.Record.Resumes).ShouldBe((2, 2));

        discord.RemoveBot(guild);
        await judge.HearsAsync("guildDelete");
    }

    [Fact]
    public async Task Discord_js_gives_up_where_the_gateway_says_so()
    {
        await using var discord = await StartAsync();
        var guild = discord.AddGuild("Reading group");
        discord.Gateway.Fail(new GatewayFault.CloseOnStart(4014));
        await using var judge = Judge.Start(discord, discord.AddChannel(guild, "papers"), guild);
        (await judge.HearsAsync("loginFailed")).GetProperty("message").GetString().ShouldBe("Used disallowed intents");
    }

    private static int Code(System.Text.Json.JsonElement refused, string name) => refused.GetProperty(name).GetProperty("code").GetInt32();

    private Task<DiscordSimulator> StartAsync(DiscordSimulatorOptions? options = null) =>
        DiscordSimulator.StartAsync((options ?? new DiscordSimulatorOptions()) with { OpenApiPath = Shared.OpenApi }, Cancelled);
}
