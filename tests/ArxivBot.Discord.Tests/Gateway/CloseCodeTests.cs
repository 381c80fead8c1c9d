namespace ArxivBot.Discord.Tests.Gateway;

public sealed class CloseCodeTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1011)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4005)]
    [InlineData(4999)]
    public async Task The_session_is_resumed_after(int code)
    {
        await using var gateway = await ClosedWithAsync(code);

        await (await gateway.Server.ConnectedAsync()).GreetedAsync(op: 6);
    }

    [Fact]
    public async Task After_sending_too_much_it_pauses_before_it_resumes()
    {
        await using var gateway = await ClosedWithAsync(4008);

        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(10));

        await (await gateway.Server.ConnectedAsync()).GreetedAsync(op: 6);
    }

    [Theory]
    [InlineData(4003)]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task A_new_session_is_begun_after(int code)
    {
        await using var gateway = await ClosedWithAsync(code);

        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(3));
        var socket = await gateway.Server.ConnectedAsync();
        await socket.HelloAsync();
        await gateway.Clock.PassAsync(TimeSpan.FromSeconds(2.5));
        (await socket.ReceiveAsync()).GetProperty("op").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData(4004, "token")]
    [InlineData(4010, "shard")]
    [InlineData(4011, "sharding required")]
    [InlineData(4012, "API version")]
    [InlineData(4013, "invalid intents")]
    [InlineData(4014, "developer portal")]
    public async Task It_stops_with_a_clear_message_after(int code, string message)
    {
        await using var gateway = await ClosedWithAsync(code);

        (await Should.ThrowAsync<DiscordFatalException>(gateway.Run)).Message.ShouldContain(message);
    }

    private static async Task<RunningGateway> ClosedWithAsync(int code)
    {
        var gateway = await RunningGateway.StartAsync();
        var socket = await gateway.Server.ConnectedAsync();
        await socket.ReadyAsync();
        await gateway.EventAsync<GatewayEvent.Ready>();
        await socket.CloseAsync(code);
        return gateway;
    }
}
