namespace ArxivBot.Simulators.Chat.Faults;

/// <summary>One way in which a chat service, the net before it or a chat itself fails a message or an edit.</summary>
public abstract record ChatFault
{
    private ChatFault()
    {
    }

    /// <summary>The message is there and nothing says so.</summary>
    /// <param name="Hang">Then the connection is aborted; null hangs until the client goes.</param>
    public sealed record AcceptThenTimeout(TimeSpan? Hang = null) : ChatFault;

    /// <summary>The message is there and the connection is aborted.</summary>
    public sealed record AcceptThenCut : ChatFault;

    /// <summary>The connection is aborted and nothing is there.</summary>
    public sealed record CutBefore : ChatFault;

    /// <summary>The right answer, late; the message is there at once.</summary>
    public sealed record SlowAnswer(TimeSpan Delay) : ChatFault;

    /// <summary>429 without an overrun, and a ban for as long as it says.</summary>
    /// <param name="RetryAfter">Null says nothing and bans nobody.</param>
    public sealed record RateLimited(RateScope Scope = RateScope.Chat, TimeSpan? RetryAfter = null) : ChatFault;

    /// <summary>A 5xx; nothing is there.</summary>
    /// <param name="Status">500 to 599.</param>
    /// <param name="Burst">How many requests in a row of the chat it fails, this one included; at least 1.</param>
    public sealed record ServerError(int Status = 503, int Burst = 1) : ChatFault
    {
        public int Status { get; } = Status is >= 500 and <= 599 ? Status : throw new ArgumentOutOfRangeException(nameof(Status), Status, null);

        public int Burst { get; } = Burst >= 1 ? Burst : throw new ArgumentOutOfRangeException(nameof(Burst), Burst, null);
    }

    /// <summary>The chat leaves before this message: 410 until it comes back.</summary>
    public sealed record Gone : ChatFault;

    /// <summary>The chat moves before this message: 409 at its old address from now on.</summary>
    /// <param name="NewAddress">One that no other chat has; null is the old one with <c>-moved</c> behind it.</param>
    public sealed record Moved(string? NewAddress = null) : ChatFault;

    /// <summary>The chat takes the right to send away before this message: 403 until it is allowed again.</summary>
    public sealed record Forbidden : ChatFault;

    /// <summary>Strikes only what would be 410 or 403: the chat is back, with all rights, and takes the message.</summary>
    public sealed record ComesBack : ChatFault;
}

public enum RateScope
{
    Chat,

    Global,
}
