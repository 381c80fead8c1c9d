using ArxivBot.Simulators.Discord;
using Microsoft.Extensions.Logging.Abstractions;

namespace ArxivBot.Discord.Tests;

/// <summary>The whole client against the simulated Discord, which holds every body against Discord's own description where that is at hand.</summary>
public sealed class ClientTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly System.Threading.Channels.Channel<GatewayEvent> _events = System.Threading.Channels.Channel.CreateUnbounded<GatewayEvent>();
    private DiscordSimulator _discord = null!;
    private DiscordRest _rest = null!;
    private Task _run = Task.CompletedTask;
    private ulong _guild;
    private ulong _channel;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _discord = await DiscordSimulator.StartAsync(new() { OpenApiPath = Shared.OpenApi }, Cancelled);
        _guild = _discord.AddGuild("reading group");
        _channel = _discord.AddChannel(_guild, "digests");
        var options = new DiscordOptions { Token = _discord.Token, ApiBaseUrl = _discord.ApiUrl };
        _rest = new(_http, options, TimeProvider.System, NullLogger<DiscordRest>.Instance);
        var gateway = new ArxivBot.Discord.DiscordGateway(
            _rest, options, new InMemoryIdentifyLog(), TimeProvider.System, NullLogger<ArxivBot.Discord.DiscordGateway>.Instance);
        _run = gateway.RunAsync((happened, cancelled) => _events.Writer.WriteAsync(happened, cancelled), _stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        await _discord.DisposeAsync();
        _http.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Messages_of_every_shape_are_taken()
    {
        MessageCreate[] messages =
        [
            new() { Content = "汉字 *x*", Nonce = "d1.0", EnforceNonce = true, Flags = MessageFlags.SuppressNotifications },
            new() { Embeds = [Card()], Components = [new ActionRow([new Button { Label = "Save", CustomId = "s:1" }, Link()])] },
            new() { Components = [new ActionRow([new StringSelect("pick", [new("One", "1") { Description = "first" }]) { Placeholder = "?" }])], Content = "x" },
            new() { Content = "see", Files = [new("plot.png", new byte[] { 1, 2, 3 }, "A plot")] },
            new()
            {
                Flags = MessageFlags.IsComponentsV2,
                Components =
                [
                    new Container([new Section([new TextDisplay("**title**")], Link()), new Separator { Divider = true, Spacing = 1 }]) { AccentColor = 0xB31B1B },
                    new TextDisplay("text"),
                ],
            },
        ];

        foreach (var message in messages)
            await OkAsync(_rest.CreateMessageAsync(new(_channel), message, Cancelled));

        _discord.Record.MessagesOf(_channel).Count.ShouldBe(5);
        var read = await OkAsync(_rest.GetMessagesAsync(new(_channel), 10, Cancelled));
        read[^1].Content.ShouldBe("汉字 *x*");
        await OkAsync(_rest.EditMessageAsync(new(_channel), read[^1].Id, new() { Content = "edited" }, Cancelled));
    }

    [Fact]
    public async Task The_same_enforced_nonce_posts_one_message()
    {
        var message = new MessageCreate { Content = "x", Nonce = "d1.0", EnforceNonce = true };

        var first = await OkAsync(_rest.CreateMessageAsync(new(_channel), message, Cancelled));
        var second = await OkAsync(_rest.CreateMessageAsync(new(_channel), message, Cancelled));

        second.Id.ShouldBe(first.Id);
        _discord.Record.MessagesOf(_channel).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_forum_takes_a_thread_with_its_first_message()
    {
        var forum = _discord.AddChannel(_guild, "forum", DiscordChannelType.Forum);

        var thread = await OkAsync(_rest.CreateThreadAsync(
            new(forum), new("Monday") { Message = new() { Embeds = [Card()] }, AutoArchiveDuration = 1440 }, "digest", Cancelled));

        thread.Message.ShouldNotBeNull();
        (await OkAsync(_rest.GetChannelAsync(new(forum), Cancelled))).TakesThreadsOnly.ShouldBeTrue();
    }

    [Fact]
    public async Task A_command_is_registered_run_deferred_and_answered()
    {
        ApplicationCommand[] commands =
        [
            new("subscribe", "Follow categories")
            {
                Type = 1,
                DescriptionLocalizations = new Dictionary<string, string> { ["de"] = "Folgen" },
                Options =
                [
                    new(CommandOptionType.Text, "categories", "Which") { Required = true, MaxLength = 100 },
                    new(CommandOptionType.Whole, "max", "How many") { Choices = [new("ten", 10L)] },
                ],
                Contexts = [InteractionContext.Guild],
                IntegrationTypes = [IntegrationType.GuildInstall],
            },
        ];
        var application = (await EventAsync<GatewayEvent.Ready>()).ApplicationId;
        await OkAsync(_rest.OverwriteCommandsAsync(application, null, commands, Cancelled));
        (await OkAsync(_rest.GetCommandsAsync(application, null, Cancelled))).Single().Options!.Count.ShouldBe(2);

        var sent = _discord.Run(_channel, _discord.AddMember(_guild, "ada"), "subscribe", ("categories", "cs.LG"));
        var interaction = (await EventAsync<GatewayEvent.InteractionCreated>()).Interaction;
        await OkAsync(_rest.RespondAsync(interaction.Id, interaction.Token, InteractionResponse.Defer(ephemeral: true), Cancelled));
        await OkAsync(_rest.EditOriginalResponseAsync(application, interaction.Token, new() { Content = "Done" }, Cancelled));
        await OkAsync(_rest.CreateFollowupAsync(application, interaction.Token, new() { Content = "And more" }, Cancelled));

        interaction.Data!.Options.Single().Text.ShouldBe("cs.LG");
        sent.Replies[^1].Content.ShouldBe("And more");
        _discord.Record.ReplyProblems.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_cut_the_session_is_resumed_and_missed_events_are_told()
    {
        await EventAsync<GatewayEvent.GuildAvailable>();

        _discord.Gateway.Cut();
        _discord.BeginOutage(_guild);

        (await EventAsync<GatewayEvent.GuildUnavailable>()).GuildId.ShouldBe(new Snowflake(_guild));
        (_discord.Record.Identifies, _discord.Record.Resumes).ShouldBe((1, 1));
    }

    [Fact]
    public async Task What_the_bot_may_do_in_a_channel_is_what_Discord_says()
    {
        _discord.Overwrite(_channel, deny: DiscordPermissions.EmbedLinks);

        var guild = await OkAsync(_rest.GetGuildAsync(new(_guild), Cancelled));
        var me = await OkAsync(_rest.GetCurrentMemberAsync(new(_guild), Cancelled));
        var channel = await OkAsync(_rest.GetChannelAsync(new(_channel), Cancelled));
        var may = PermissionCalculator.In(guild, guild.Roles, channel, me, new(_discord.BotId), TimeProvider.System.GetUtcNow());

        may.HasFlag(Permissions.SendMessages).ShouldBeTrue();
        may.HasFlag(Permissions.EmbedLinks).ShouldBeFalse();
    }

    private static Embed Card() => new()
    {
        Title = "Attention",
        Url = "https://arxiv.org/abs/1706.03762",
        Description = "text",
        Color = 0xB31B1B,
        Author = new("A. Author"),
        Fields = [new("why", "attention +1", true)],
        Footer = new("cs.CL"),
        Timestamp = DateTimeOffset.UnixEpoch,
    };

    private static Button Link() => new() { Style = ButtonStyle.Link, Label = "arXiv", Url = "https://arxiv.org/" };

    private static async Task<T> OkAsync<T>(Task<Answer<T>> asking)
    {
        var answer = await asking;
        return answer.ShouldBeOfType<Answer<T>.Ok>($"{answer}").Value;
    }

    private async Task<T> EventAsync<T>()
        where T : GatewayEvent
    {
        while (true)
        {
            if (await _events.Reader.ReadAsync(Patience.Token) is T happened)
                return happened;
        }
    }
}
