namespace ArxivBot.Simulators.Llm.Faults;

/// <summary>One way in which a model, its service or the net before it fails a request.</summary>
public abstract record LlmFault
{
    private LlmFault()
    {
    }

    /// <summary>429; OpenAI's body, and for DashScope its own.</summary>
    /// <param name="RetryAfter">Seconds in the header; null leaves it out.</param>
    public sealed record Limited(int? RetryAfter = null) : LlmFault;

    /// <summary>429 that no waiting mends: the money is spent.</summary>
    public sealed record NoQuota : LlmFault;

    /// <param name="Html">A page of a proxy in between; otherwise the service's own error.</param>
    public sealed record ServerError(int Status = 500, bool Html = false) : LlmFault;

    /// <summary>An error of the service's, whatever the request.</summary>
    public sealed record Refused(int Status, string Code, string Message) : LlmFault;

    /// <summary>400 as if the prompt were longer than the model's context.</summary>
    public sealed record TooLong : LlmFault;

    /// <summary>The connection is reset before a byte goes out; the model may have been paid for.</summary>
    public sealed record Reset : LlmFault;

    /// <summary>Half of the answer, and the connection is closed.</summary>
    public sealed record Cut : LlmFault;

    /// <summary>Half of the answer, and then nothing until the client goes.</summary>
    public sealed record Stall : LlmFault;

    /// <summary>Nothing until the client goes.</summary>
    public sealed record Hang : LlmFault;

    /// <summary>The right answer, its first byte late by the simulator's clock.</summary>
    public sealed record Slow(TimeSpan Delay) : LlmFault;

    /// <summary>The right answer, its first byte when the test says so.</summary>
    public sealed record Held(Task Gate) : LlmFault;

    /// <summary>The right answer: half of it at once, the rest when the test says so.</summary>
    public sealed record Paused(Task Gate) : LlmFault;

    /// <summary>The protocol's JSON ends in its middle; the connection ends as it should.</summary>
    public sealed record Malformed : LlmFault;

    /// <summary>An error in the middle of a stream that began with 200; where nothing streams, a 500.</summary>
    public sealed record ErrorInStream : LlmFault;

    /// <summary>An answer with nothing in it.</summary>
    public sealed record Empty(EmptyAnswer How = EmptyAnswer.EmptyText) : LlmFault;

    /// <summary>Text without end: up to the tokens that the request allows, or a megabyte.</summary>
    public sealed record Runaway : LlmFault;

    /// <summary>The model will not.</summary>
    /// <param name="Plain">It says so as any text, otherwise in OpenAI's field for it.</param>
    public sealed record Refusal(bool Plain = false) : LlmFault;

    /// <summary>The service takes the answer back in its middle.</summary>
    public sealed record Filtered : LlmFault;

    /// <summary>Half of the text, as if there were no more tokens.</summary>
    public sealed record Truncated : LlmFault;

    public sealed record NoUsage : LlmFault;

    /// <summary>The usage is so many times the truth; 0 says that it was free.</summary>
    public sealed record FalseUsage(int Factor) : LlmFault;
}

public enum EmptyAnswer
{
    NoChoices,

    NullText,

    EmptyText,
}
