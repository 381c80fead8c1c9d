namespace ArxivBot.Discord.Tests.Gateway;

public sealed class EventTests
{
    [Fact]
    public async Task A_guild_is_new_only_if_it_was_not_there_at_the_start_nor_is_back_from_an_outage()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await gateway.Server.ConnectedAsync();
        await socket.ReadyAsync(guilds: """[{"id":"1","unavailable":true}]""");
        await socket.DispatchAsync(2, "GUILD_CREATE", """{"id":"1","name":"old","roles":[{"id":"1","name":"@everyone","permissions":"1024"}]}""");
        await socket.DispatchAsync(3, "GUILD_CREATE", """{"id":"2","name":"new"}""");
        await socket.DispatchAsync(4, "GUILD_DELETE", """{"id":"2","unavailable":true}""");
        await socket.DispatchAsync(5, "GUILD_CREATE", """{"id":"2","name":"new"}""");
        await socket.DispatchAsync(6, "GUILD_DELETE", """{"id":"2"}""");
        await socket.DispatchAsync(7, "GUILD_CREATE", """{"id":"2","unavailable":true}""");
        await socket.DispatchAsync(8, "GUILD_CREATE", """{"id":"2","name":"new"}""");

        (await gateway.EventAsync<GatewayEvent.Ready>()).Guilds.ShouldBe([new(1)]);
        var old = await gateway.EventAsync<GatewayEvent.GuildAvailable>();
        (old.IsNew, old.Guild.Roles.Single().Permissions).ShouldBe((false, Permissions.ViewChannel));
        (await gateway.EventAsync<GatewayEvent.GuildAvailable>()).IsNew.ShouldBeTrue();
        await gateway.EventAsync<GatewayEvent.GuildUnavailable>();
        (await gateway.EventAsync<GatewayEvent.GuildAvailable>()).IsNew.ShouldBeFalse();
        (await gateway.EventAsync<GatewayEvent.GuildRemoved>()).GuildId.ShouldBe(new Snowflake(2));
        await gateway.EventAsync<GatewayEvent.GuildUnavailable>();
        (await gateway.EventAsync<GatewayEvent.GuildAvailable>()).IsNew.ShouldBeTrue();
    }

    [Fact]
    public async Task A_command_arrives_with_its_options_and_what_may_be_done_in_the_channel()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await gateway.Server.ConnectedAsync();
        await socket.ReadyAsync();
        await gateway.EventAsync<GatewayEvent.Ready>();

        await socket.DispatchAsync(2, "INTERACTION_CREATE", """
            {"version":1,"type":2,"token":"secret","id":"9","application_id":"43","guild_id":"1","channel_id":"5","app_permissions":"2048",
             "locale":"de","member":{"user":{"id":"8","username":"ada"},"roles":["3"],"permissions":"32"},
             "data":{"id":"7","name":"subscribe","type":1,"options":[{"name":"categories","type":3,"value":"cs.LG"},
               {"name":"channel","type":7,"value":"6","focused":true},{"name":"max","type":4,"value":10}],
               "resolved":{"channels":{"6":{"id":"6","type":15,"permissions":"1","app_permissions":"274878024704"}}}}}
            """);

        var interaction = (await gateway.EventAsync<GatewayEvent.InteractionCreated>()).Interaction;
        interaction.Invoker!.Id.ShouldBe(new Snowflake(8));
        interaction.Member!.Permissions.ShouldBe(Permissions.ManageGuild);
        interaction.AppPermissions.ShouldBe(Permissions.SendMessages);
        interaction.Data!.Options.Select(option => option.Text).ShouldBe(["cs.LG", "6", "10"]);
        interaction.Data.Options[1].Focused.ShouldBeTrue();
        var channel = interaction.Data.Resolved!.Channels[interaction.Data.Options[1].Reference!.Value];
        channel.TakesThreadsOnly.ShouldBeTrue();
        channel.AppPermissions!.Value.HasFlag(Permissions.SendMessagesInThreads).ShouldBeTrue();
        interaction.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_handler_that_fails_once_gets_the_next_event()
    {
        var names = System.Threading.Channels.Channel.CreateUnbounded<string>();
        await using var gateway = await RunningGateway.StartAsync(onEvent: (happened, _) =>
        {
            names.Writer.TryWrite(happened.GetType().Name);
            throw new InvalidOperationException("a bug of the host");
        });
        var socket = await gateway.Server.ConnectedAsync();
        await socket.ReadyAsync();
        await socket.DispatchAsync(2, "GUILD_ROLE_UPDATE", """{"guild_id":"1","role":{"id":"3"}}""");

        (await names.Reader.ReadAsync(TestContext.Current.CancellationToken)).ShouldBe("Ready");
        (await names.Reader.ReadAsync(TestContext.Current.CancellationToken)).ShouldBe("RolesChanged");
    }
}
