using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Discord.Faults;
using Microsoft.Extensions.Logging.Abstractions;

namespace ArxivBot.Discord.Tests;

/// <summary>The client on the simulated Discord's bad days: it comes back, and misses nothing that its session can still be told.</summary>
public sealed class GatewayFaultTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly System.Threading.Channels.Channel<GatewayEvent> _events = System.Threading.Channels.Channel.CreateUnbounded<GatewayEvent>();
    private DiscordSimulator _discord = null!;
    private Task _run = Task.CompletedTask;
    private ulong _guild;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static Dictionary<string, Action<DiscordSimulator>> ByName { get; } = new()
    {
        ["cut"] = discord => discord.Gateway.Cut(),
        ["op 7"] = discord => discord.Gateway.AskToReconnect(),
        ["op 9, resumable"] = discord => discord.Gateway.InvalidateSessions(resumable: true),
        ["close"] = discord => discord.Gateway.Close(4000),
        ["malformed frame"] = discord => discord.Gateway.SendMalformedFrame(),
        ["malformed JSON"] = discord => discord.Gateway.SendText("{"),
        ["no acknowledgements"] = discord => discord.Gateway.StopAcks(),
        ["2 GB"] = discord => discord.Gateway.SendBlanks(2L * 1024 * 1024 * 1024),
        ["handshake refused"] = Then(new GatewayFault.RefuseHandshake()),
        ["late Hello"] = Then(new GatewayFault.SlowHello(TimeSpan.FromMilliseconds(100))),
        ["op 7 for Hello"] = Then(new GatewayFault.ReconnectInsteadOfHello()),
        ["close at resume"] = Then(new GatewayFault.CloseOnStart(4000)),
        ["op 9 at resume, resumable"] = Then(new GatewayFault.InvalidSession(Resumable: true)),
        ["no acknowledgements from the start"] = Then(new GatewayFault.NoAcks()),
        ["half-open from the start"] = Then(new GatewayFault.HalfOpen()),
        ["cut after an event"] = Then(new GatewayFault.CutAfter(1)),
        ["op 7 after an event"] = Then(new GatewayFault.ReconnectAfter(1)),
    };

    /// <summary>What the client waits half a minute for is in its own tests, on a clock of theirs.</summary>
    public static TheoryData<string> Faults { get; } = [.. ByName.Keys];

    public async ValueTask InitializeAsync() => await StartAsync(GatewayCompression.None);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        await _discord.DisposeAsync();
        _http.Dispose();
        _stop.Dispose();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_a_session_outlives_it_is_resumed_and_told_what_it_missed(string fault)
    {
        await EventAsync<GatewayEvent.GuildAvailable>();

        ByName[fault](_discord);
        var channel = _discord.AddChannel(_guild, "new");

        (await EventAsync<GatewayEvent.ChannelChanged>()).Channel.Id.ShouldBe(new Snowflake(channel));
        _discord.AddChannel(_guild, "newer");
        (await EventAsync<GatewayEvent.ChannelChanged>()).Channel.Name.ShouldBe("newer");
        _discord.Record.Identifies.ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_that_has_gone_silent_is_left_for_another()
    {
        await EventAsync<GatewayEvent.GuildAvailable>();

        _discord.Gateway.GoSilent();
        await _discord.Record.UntilAsync(record => record.Connections == 2, Patience.Token);
        await Patience.UntilAsync(() => _discord.Gateway.LiveSessions == 1);
        _discord.AddChannel(_guild, "new");

        (await EventAsync<GatewayEvent.ChannelChanged>()).Channel.Name.ShouldBe("new");
    }

    [Fact]
    public async Task A_frame_of_2_GB_is_cut_off_and_costs_little_memory()
    {
        await EventAsync<GatewayEvent.GuildAvailable>();
        var before = GC.GetTotalAllocatedBytes();

        _discord.Gateway.SendBlanks(2L * 1024 * 1024 * 1024);
        await _discord.Record.UntilAsync(record => record.Resumes == 1, Patience.Token);

        // The buffer doubles up to the limit of 32 MB.
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(256L * 1024 * 1024);
    }

    [Fact]
    public async Task A_compressed_connection_is_resumed_as_any_other()
    {
        await using var other = new GatewayFaultTests();
        await other.StartAsync(GatewayCompression.ZlibStream);
        await other.EventAsync<GatewayEvent.GuildAvailable>();

        other._discord.Gateway.Cut();
        other._discord.AddChannel(other._guild, "new");

        (await other.EventAsync<GatewayEvent.ChannelChanged>()).Channel.Name.ShouldBe("new");
        (other._discord.Record.Identifies, other._discord.Record.Resumes).ShouldBe((1, 1));
    }

    private static Action<DiscordSimulator> Then(GatewayFault fault) => discord =>
    {
        discord.Gateway.Fail(fault, times: 1);
        discord.Gateway.Cut();
    };

    private async Task StartAsync(GatewayCompression compression)
    {
        _discord = await DiscordSimulator.StartAsync(new() { HeartbeatInterval = TimeSpan.FromSeconds(1) }, Cancelled);
        _guild = _discord.AddGuild("reading group");
        var options = new DiscordOptions { Token = _discord.Token, ApiBaseUrl = _discord.ApiUrl, Compression = compression };
        var rest = new DiscordRest(_http, options, TimeProvider.System, NullLogger<DiscordRest>.Instance);
        var gateway = new DiscordGateway(rest, options, new InMemoryIdentifyLog(), TimeProvider.System, NullLogger<DiscordGateway>.Instance);
        _run = gateway.RunAsync((happened, cancelled) => _events.Writer.WriteAsync(happened, cancelled), _stop.Token);
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
