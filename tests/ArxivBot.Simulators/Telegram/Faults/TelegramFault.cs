namespace ArxivBot.Simulators.Telegram.Faults;

/// <summary>One way in which Telegram, or the net before it, fails a request.</summary>
public abstract record TelegramFault
{
    private TelegramFault()
    {
    }

    /// <summary>The connection is aborted before the body is read; nothing is done.</summary>
    public sealed record CutBefore : TelegramFault;

    /// <summary>It is done and the connection is aborted.</summary>
    public sealed record CutAfter : TelegramFault;

    /// <summary>It is done, and the answer is cut in its middle.</summary>
    public sealed record CutAnswer : TelegramFault;

    /// <summary>It is done and nothing says so, until the client goes.</summary>
    public sealed record Hang : TelegramFault;

    /// <summary>The right answer, late; it is done at once.</summary>
    public sealed record SlowAnswer(TimeSpan Delay) : TelegramFault;

    /// <summary>A 5xx of something in between, as a page; nothing is done.</summary>
    public sealed record ServerError(int Status = 502) : TelegramFault;

    /// <summary>429, with or without an overrun.</summary>
    public sealed record Limited(int RetryAfter) : TelegramFault;

    /// <summary>409, as if another program polled.</summary>
    public sealed record Conflict : TelegramFault;

    /// <summary>It is done, and the answer is no JSON.</summary>
    public sealed record Garbage : TelegramFault;

    /// <summary>An error of Telegram's, whatever the request; nothing is done.</summary>
    public sealed record Refused(int Code, string Description) : TelegramFault;
}
