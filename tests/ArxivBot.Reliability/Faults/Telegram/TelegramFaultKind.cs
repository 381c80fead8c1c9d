using ArxivBot.Simulators.Telegram;
using ArxivBot.Simulators.Telegram.Faults;

namespace ArxivBot.Reliability.Faults.Telegram;

/// <summary>One way in which Telegram, or the net before it, fails the bot.</summary>
/// <param name="Strike">Begins it.</param>
internal sealed record TelegramFaultKind(string Name, Action<TelegramSimulator> Strike)
{
    private const string Polls = "getUpdates", Messages = "sendMessage";

    private static readonly (string Name, TelegramFault Fault)[] Everywhere =
    [
        ("cut before it is read", new TelegramFault.CutBefore()),
        ("cut after it is done", new TelegramFault.CutAfter()),
        ("half an answer", new TelegramFault.CutAnswer()),
        ("no answer", new TelegramFault.Hang()),
        ("a slow answer", new TelegramFault.SlowAnswer(TimeSpan.FromSeconds(10))),
        ("502 as a page", new TelegramFault.ServerError(502)),
        ("504 as a page", new TelegramFault.ServerError(504)),
        ("500 of Telegram's own", new TelegramFault.Refused(500, "Internal Server Error")),
        ("no JSON", new TelegramFault.Garbage()),
        ("429 for 1 s", new TelegramFault.Limited(1)),
        ("429 for 30 s", new TelegramFault.Limited(30)),
        ("429 for 300 s", new TelegramFault.Limited(300)),
    ];

    /// <summary>How long it stays; zero for what strikes a few requests.</summary>
    public TimeSpan Lasts { get; private init; }

    /// <summary>Whether no connection can be made meanwhile.</summary>
    public bool ClosesNet { get; private init; }

    public static IReadOnlyList<TelegramFaultKind> All { get; } =
    [
        .. Everywhere.SelectMany(fault => (TelegramFaultKind[])
        [
            Of($"polls: {fault.Name}", Polls, fault.Fault, 2),
            Of($"messages: {fault.Name}", Messages, fault.Fault, 3),
            new($"all for 20 s: {fault.Name}", telegram => telegram.Fail(null, fault.Fault)) { Lasts = TimeSpan.FromSeconds(20) },
        ]),
        Of("polls: 409 of another program", Polls, new TelegramFault.Conflict(), 4),
        new("polls: 409 of a webhook", telegram => telegram.SetWebhook(new Uri("https://example.invalid/elsewhere"))),
        new("connections refused for 5 s", _ => { }) { Lasts = TimeSpan.FromSeconds(5), ClosesNet = true },
        new("connections refused for 2 min", _ => { }) { Lasts = TimeSpan.FromMinutes(2), ClosesNet = true },
    ];

    private static TelegramFaultKind Of(string name, string method, TelegramFault fault, int times) => new(name, telegram => telegram.Fail(method, fault, times));
}
