namespace ArxivBot.Simulators.Discord.Faults;

/// <summary>One way in which Discord's REST interface, or the net before it, fails a request.</summary>
public abstract record RestFault
{
    private RestFault()
    {
    }

    /// <summary>It is done and nothing says so.</summary>
    /// <param name="Hang">Then the connection is aborted; null hangs until the client goes.</param>
    public sealed record AcceptThenTimeout(TimeSpan? Hang = null) : RestFault;

    /// <summary>It is done and the connection is aborted.</summary>
    public sealed record AcceptThenCut : RestFault;

    /// <summary>The connection is aborted and nothing is done.</summary>
    public sealed record CutBefore : RestFault;

    /// <summary>The right answer, late; it is done at once.</summary>
    public sealed record SlowAnswer(TimeSpan Delay) : RestFault;

    /// <summary>429 without an overrun.</summary>
    public sealed record RateLimited(DiscordScope Scope, TimeSpan RetryAfter) : RestFault;

    /// <summary>Cloudflare's page about error 1015: HTML, and no header of Discord's.</summary>
    /// <param name="RetryAfter">Null says nothing.</param>
    public sealed record CloudflareLimited(TimeSpan? RetryAfter = null) : RestFault;

    /// <summary>A 5xx; nothing is done.</summary>
    /// <param name="Status">500 to 599.</param>
    /// <param name="Html">Cloudflare's page instead of an empty body.</param>
    public sealed record ServerError(int Status = 503, bool Html = false) : RestFault;

    /// <summary>An error of Discord's, whatever the request.</summary>
    public sealed record Refused(int Status, int Code, string Message) : RestFault;

    /// <summary>200 with a body that is cut off in its middle.</summary>
    public sealed record BrokenBody : RestFault;
}

/// <summary>Whose limit it was: X-RateLimit-Scope.</summary>
public enum DiscordScope
{
    User,
    Global,

    /// <summary>Of something many share, such as a channel; does not count as an invalid request.</summary>
    Shared,
}
