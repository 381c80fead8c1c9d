using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Discord.Faults;

namespace ArxivBot.Reliability.Faults.Discord;

/// <summary>One way in which Discord, or the net before it, fails the bot.</summary>
/// <param name="Strike">Begins it.</param>
internal sealed record DiscordFaultKind(string Name, Action<DiscordSimulator> Strike)
{
    private const string Messages = "POST /channels/{channel_id}/messages", Directory = "GET /gateway/bot";

    /// <summary>The codes after which a client goes on, whether its session does or not. Those that end the bot are not among them.</summary>
    private static readonly int[] Codes = [1000, 1001, 1011, 1012, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009];

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>How long it stays once it has begun; zero for what happens in a moment.</summary>
    public TimeSpan Lasts { get; private init; }

    /// <summary>Whether it ends the connection, sooner or later.</summary>
    public bool EndsConnection { get; private init; } = true;

    /// <summary>Whether it strikes the answers to interactions too.</summary>
    public bool RefusesAnswers { get; private init; }

    /// <summary>How long the bot is asked to answer nothing, even after the fault is over.</summary>
    public TimeSpan AsksToWait { get; private init; }

    public static IReadOnlyList<DiscordFaultKind> All { get; } =
    [
        new("TCP cut", discord => discord.Gateway.Cut()),
        new("op 7", discord => discord.Gateway.AskToReconnect()),
        new("op 9, resumable", discord => discord.Gateway.InvalidateSessions(resumable: true)),
        new("op 9", discord => discord.Gateway.InvalidateSessions(resumable: false)),
        new("no heartbeat acknowledgements", discord => discord.Gateway.StopAcks()),
        new("half-open TCP", discord => discord.Gateway.GoSilent()),
        .. Codes.Select(code => new DiscordFaultKind(FormattableString.Invariant($"close {code}"), discord => discord.Gateway.Close(code))),
        Says("JSON cut off", "{\"op\":0,\"s\":3,"),
        Says("a frame without an op", """{"d":{}}""") with { EndsConnection = false },
        Says("an op of another type", """{"op":"ten"}"""),
        Says("an event without a name", """{"op":0,"s":3,"d":{}}"""),
        Says("an unknown event", """{"op":0,"s":null,"t":"NEVER_HEARD_OF","d":[1]}""") with { EndsConnection = false },
        new("a broken frame", discord => discord.Gateway.SendMalformedFrame()),
        AtStart("handshakes refused with 503", new GatewayFault.RefuseHandshake(503), times: 3),
        AtStart("Hello late", new GatewayFault.SlowHello(TimeSpan.FromSeconds(10))),
        AtStart("no Hello", new GatewayFault.NoHello()),
        AtStart("op 7 for Hello", new GatewayFault.ReconnectInsteadOfHello()),
        .. Codes.Where(code => code >= 4000).Select(code => AtStart(FormattableString.Invariant($"close {code} at resume"), new GatewayFault.CloseOnStart(code))),
        AtStart("op 9 at resume, resumable", new GatewayFault.InvalidSession(Resumable: true)),
        AtStart("op 9 at resume", new GatewayFault.InvalidSession(Resumable: false)),
        AtStart("no acknowledgements from the start", new GatewayFault.NoAcks()),
        AtStart("half-open from the start", new GatewayFault.HalfOpen()),
        AtStart("cut after two events", new GatewayFault.CutAfter(2)),
        AtStart("op 7 after two events", new GatewayFault.ReconnectAfter(2)),
        AtIdentify("no READY", discord => discord.Gateway.Fail(new GatewayFault.NoReady(), 1)),
        AtIdentify("close 4000 at identify", discord => discord.Gateway.Fail(new GatewayFault.CloseOnStart(4000), 1)),
        AtIdentify("5xx at identify", discord => discord.Gateway.Fail(new GatewayFault.RefuseHandshake(500), 2)),
        AtIdentify("5xx of gateway/bot", discord => discord.Fail(Directory, new RestFault.ServerError(502, Html: true), 3)),
        AtIdentify("gateway/bot cut", discord => discord.Fail(Directory, new RestFault.CutBefore(), 3)),
        Rest("slow server", new RestFault.SlowAnswer(TimeSpan.FromSeconds(1)), TimeSpan.FromSeconds(30), refuses: false),
        Rest("429 on everything for a minute", new RestFault.RateLimited(DiscordScope.Global, Minute), Minute, refuses: true),
        Rest("429 on every bucket for a minute", new RestFault.RateLimited(DiscordScope.User, TimeSpan.FromSeconds(5)), Minute, refuses: true),
        Rest("Cloudflare's 429 for a minute", new RestFault.CloudflareLimited(Minute), Minute, refuses: true) with { AsksToWait = Minute },
        Rest("5xx on everything", new RestFault.ServerError(503, Html: true), TimeSpan.FromSeconds(20), refuses: true),
        Rest("every request cut", new RestFault.CutBefore(), TimeSpan.FromSeconds(20), refuses: true),
        OfMessages("messages taken and their answers cut", new RestFault.AcceptThenCut()),
        OfMessages("messages taken and never answered", new RestFault.AcceptThenTimeout()),
        OfMessages("answers that end in their middle", new RestFault.BrokenBody()),
        Rest("messages taken, then nothing for five minutes", new RestFault.ServerError(500), TimeSpan.FromMinutes(5), refuses: true) with
        {
            // Longer than Discord knows a nonce.
            Strike = discord =>
            {
                discord.Fail(Messages, new RestFault.AcceptThenCut(), times: 3);
                discord.Fail(null, new RestFault.ServerError(500));
            },
        },
        Rest("REST and gateway down", new RestFault.ServerError(500), TimeSpan.FromSeconds(30), refuses: true) with
        {
            Strike = discord =>
            {
                discord.Fail(null, new RestFault.ServerError(500));
                discord.Gateway.Fail(new GatewayFault.RefuseHandshake(500));
                discord.Gateway.Cut();
            },
            EndsConnection = true,
        },
    ];

    private static DiscordFaultKind Says(string name, string text) => new(name, discord => discord.Gateway.SendText(text));

    private static DiscordFaultKind AtStart(string name, GatewayFault fault, int times = 1) => new(name, discord =>
    {
        discord.Gateway.Fail(fault, times);
        discord.Gateway.Cut();
    });

    /// <summary>The session is over, so that the next connection has to identify.</summary>
    private static DiscordFaultKind AtIdentify(string name, Action<DiscordSimulator> fault) => new(name, discord =>
    {
        fault(discord);
        discord.Gateway.InvalidateSessions(resumable: false);
    });

    private static DiscordFaultKind Rest(string name, RestFault fault, TimeSpan lasts, bool refuses) => new(name, discord => discord.Fail(null, fault))
    {
        Lasts = lasts,
        EndsConnection = false,
        RefusesAnswers = refuses,
    };

    private static DiscordFaultKind OfMessages(string name, RestFault fault) => new(name, discord => discord.Fail(Messages, fault))
    {
        Lasts = TimeSpan.FromSeconds(20),
        EndsConnection = false,
    };
}
