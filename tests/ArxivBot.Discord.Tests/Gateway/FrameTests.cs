using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ArxivBot.Discord.Tests.Loopback;

namespace ArxivBot.Discord.Tests.Gateway;

public sealed class FrameTests
{
    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"op":"ten"}""")]
    [InlineData("""{"op":0,"s":3,"d":{}}""")]
    [InlineData("""{"op":0,"s":3,"t":"READY","d":{}}""")]
    public async Task What_cannot_be_read_closes_the_connection_and_the_session_is_resumed(string frame)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await ReadyAsync(gateway);

        await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, partsOf: 100);

        (await socket.ClosedByClientAsync()).ShouldBe(4000);
        await (await gateway.Server.ConnectedAsync()).GreetedAsync(op: 6);
    }

    [Fact]
    public async Task Unknown_operations_events_and_fields_are_passed_over()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await ReadyAsync(gateway);

        await socket.SendAsync("""{"op":31,"d":{"a":1},"x":[]}""");
        await socket.DispatchAsync(2, "NEVER_HEARD_OF", "[1,2]");
        await socket.DispatchAsync(3, "CHANNEL_DELETE", """{"id":"5","guild_id":"6","type":77,"new":{}}""");

        (await gateway.EventAsync<GatewayEvent.Other>()).Name.ShouldBe("NEVER_HEARD_OF");
        (await gateway.EventAsync<GatewayEvent.ChannelDeleted>()).ShouldBe(new(new(5), new(6)));
    }

    [Fact]
    public async Task An_event_of_an_unknown_shape_is_told_by_its_name_and_never_asked_for_again()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await ReadyAsync(gateway);

        await socket.DispatchAsync(2, "CHANNEL_UPDATE", """{"id":{"nested":"5"}}""");

        (await gateway.EventAsync<GatewayEvent.Other>()).Name.ShouldBe("CHANNEL_UPDATE");
        await socket.CloseAsync(4000);
        (await (await gateway.Server.ConnectedAsync()).GreetedAsync(op: 6)).GetProperty("seq").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task An_event_in_many_fragments_is_one_event()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var socket = await ReadyAsync(gateway);
        var name = new string('x', 100_000);

        await socket.SendAsync(
            Encoding.UTF8.GetBytes($$"""{"op":0,"s":2,"t":"CHANNEL_UPDATE","d":{"id":"5","name":"{{name}}"} }"""), WebSocketMessageType.Text, partsOf: 777);

        (await gateway.EventAsync<GatewayEvent.ChannelChanged>()).Channel.Name.ShouldBe(name);
    }

    [Fact]
    public async Task An_event_that_is_too_large_is_not_kept_in_memory()
    {
        await using var gateway = await RunningGateway.StartAsync(set: options => options with { MostInboundBytes = 20_000 });
        var socket = await ReadyAsync(gateway);

        await socket.SendAsync(new byte[20_001], WebSocketMessageType.Text, partsOf: 5000);

        (await socket.ClosedByClientAsync()).ShouldBe(4000);
    }

    [Fact]
    public async Task Compressed_events_are_one_stream_and_may_be_cut_anywhere()
    {
        await using var gateway = await RunningGateway.StartAsync(set: options => options with { Compression = GatewayCompression.ZlibStream });
        var socket = await gateway.Server.ConnectedAsync();
        socket.Query.ShouldBe("?v=10&encoding=json&compress=zlib-stream");
        using var packed = new Packed();

        await socket.SendAsync(packed.Pack("""{"op":10,"d":{"heartbeat_interval":40000}}"""), WebSocketMessageType.Binary);
        (await socket.ReceiveAsync()).GetProperty("op").GetInt32().ShouldBe(2);
        var first = packed.Pack("""{"op":0,"s":1,"t":"CHANNEL_UPDATE","d":{"id":"5","name":"one"}}""");
        await socket.SendAsync(first[..7], WebSocketMessageType.Binary);
        await socket.SendAsync(first[7..], WebSocketMessageType.Binary, partsOf: 3);
        await socket.SendAsync(packed.Pack("""{"op":0,"s":1,"t":"CHANNEL_UPDATE","d":{"id":"5","name":"two"}}"""), WebSocketMessageType.Binary);

        (await gateway.EventAsync<GatewayEvent.ChannelChanged>()).Channel.Name.ShouldBe("one");
        (await gateway.EventAsync<GatewayEvent.ChannelChanged>()).Channel.Name.ShouldBe("two");
    }

    [Fact]
    public async Task A_small_message_that_unpacks_to_a_huge_one_is_refused()
    {
        await using var gateway = await RunningGateway.StartAsync(
            set: options => options with { Compression = GatewayCompression.ZlibStream, MostInboundBytes = 100_000 });
        var socket = await gateway.Server.ConnectedAsync();
        using var packed = new Packed();

        await socket.SendAsync(packed.Pack(new string(' ', 10_000_000)), WebSocketMessageType.Binary);

        (await socket.ClosedByClientAsync()).ShouldBe(4000);
    }

    [Theory]
    [InlineData(4096, true)]
    [InlineData(4097, false)]
    public async Task What_is_longer_than_Discord_takes_is_never_sent(int length, bool goes)
    {
        using var socket = new GatewaySocket(new DiscordOptions { Token = "t" }, TimeProvider.System);
        var empty = JsonSerializer.SerializeToUtf8Bytes(Resume(""), DiscordJson.Lenient.ResumeCommand).Length;

        var sending = socket.SendAsync(Resume(new string('t', length - empty)), DiscordJson.Lenient.ResumeCommand, TestContext.Current.CancellationToken);

        // It is not connected, which is found out only when it comes to sending.
        if (goes)
            (await Should.ThrowAsync<InvalidOperationException>(sending)).Message.ShouldNotContain("4096");
        else
            (await Should.ThrowAsync<InvalidOperationException>(sending)).Message.ShouldContain("Discord takes 4096");

        static ResumeCommand Resume(string token) => new(new(token, "session", 1));
    }

    private static async Task<ScriptedSocket> ReadyAsync(RunningGateway gateway)
    {
        var socket = await gateway.Server.ConnectedAsync();
        await socket.ReadyAsync();
        await gateway.EventAsync<GatewayEvent.Ready>();
        return socket;
    }

    /// <summary>Discord's side of a compressed connection.</summary>
    private sealed class Packed : IDisposable
    {
        private readonly MemoryStream _out = new();
        private readonly ZLibStream _packer;

        public Packed() => _packer = new(_out, CompressionLevel.Fastest);

        public byte[] Pack(string text)
        {
            _out.SetLength(0);
            _packer.Write(Encoding.UTF8.GetBytes(text));
            _packer.Flush();
            return _out.ToArray();
        }

        public void Dispose() => _packer.Dispose();
    }
}
