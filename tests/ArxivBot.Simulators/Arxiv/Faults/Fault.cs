namespace ArxivBot.Simulators.Arxiv.Faults;

/// <summary>One way in which arXiv, or the net before it, has been seen to fail, or could.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>The last feed with items before today, as it was, under its own date: the new one is not published yet.</summary>
    public sealed record YesterdaysFeed : Fault;

    /// <summary>
    /// The last batch before today under today's dates: nothing in the channel tells.
    /// https://github.com/ZJU-REAL/Polaris/issues/414
    /// </summary>
    public sealed record StaleBatch : Fault;

    /// <summary>HTTP 200 and a channel of today without items.</summary>
    public sealed record Empty : Fault;

    /// <summary>HTTP 429, <c>Rate exceeded.</c> https://github.com/lukasschwab/arxiv.py/issues/203</summary>
    /// <param name="RetryAfter">Sent in whole seconds, rounded up; without it no such header goes out.</param>
    public sealed record RateExceeded429(TimeSpan? RetryAfter = null) : Fault;

    /// <summary>The same words as plain text under HTTP 200.</summary>
    public sealed record RateExceeded200 : Fault;

    /// <summary>HTTP 503 <c>first byte timeout</c>, the cache's HTML page.</summary>
    /// <param name="RetryAfter">Sent in whole seconds, rounded up; zero has been seen; without it no such header goes out.</param>
    public sealed record ServiceUnavailable503(TimeSpan? RetryAfter = null) : Fault;

    /// <summary>The right answer, late.</summary>
    /// <param name="FirstByteAfter">Before the status line.</param>
    /// <param name="BetweenChunks">Zero sends the body in one go.</param>
    /// <param name="ChunkBytes">At least 1.</param>
    public sealed record Slow(TimeSpan FirstByteAfter, TimeSpan BetweenChunks = default, int ChunkBytes = 4096) : Fault
    {
        public int ChunkBytes { get; } = ChunkBytes >= 1 ? ChunkBytes : throw new ArgumentOutOfRangeException(nameof(ChunkBytes), ChunkBytes, null);
    }

    /// <summary>The right head, with the whole length declared, and then a connection that ends within the body.</summary>
    /// <param name="AfterFraction">How much of the body is sent: from 0 to below 1.</param>
    public sealed record CutOff(double AfterFraction = 0.5) : Fault
    {
        public double AfterFraction { get; } =
            AfterFraction is >= 0 and < 1 ? AfterFraction : throw new ArgumentOutOfRangeException(nameof(AfterFraction), AfterFraction, null);
    }

    /// <summary>HTTP 200 and a body no XML reader takes.</summary>
    public sealed record Malformed(Malformation How = Malformation.OneItem) : Fault;

    /// <summary>HTTP 200 and valid items without end, in chunks.</summary>
    /// <param name="Bytes">When it does end, counted before compression.</param>
    /// <param name="Gzip">Compressed whether or not the client allows it: a decompression bomb.</param>
    /// <param name="Declared">What the head says its length is, true or not; null says none.</param>
    public sealed record Oversized(long Bytes = 500_000_000, bool Gzip = false, long? Declared = null) : Fault;

    /// <summary>The right body under a head that says it is compressed, which it is not.</summary>
    public sealed record FalselyPacked : Fault;

    /// <summary>A feed with a DOCTYPE whose nested entities expand to gigabytes.</summary>
    public sealed record Dtd : Fault;

    /// <summary>The connection is aborted before an answer.</summary>
    public sealed record Refused : Fault;

    /// <summary>HTTP 301, as the old addresses answer.</summary>
    /// <param name="Location">Null is the same address again: with one time a detour, until cleared a loop.</param>
    public sealed record Redirect301(Uri? Location = null) : Fault;

    /// <summary>True for faults of what is published, which strike one category of several; the others strike the whole answer.</summary>
    internal bool IsLatePublication => this is YesterdaysFeed or StaleBatch or Empty;
}

/// <summary>What is wrong with a malformed feed.</summary>
public enum Malformation
{
    /// <summary>A tag is not closed in one item in the middle; the others are whole.</summary>
    OneItem,

    /// <summary>A character that XML forbids (U+000B) in one item in the middle.</summary>
    ControlCharacter,

    /// <summary>A line of text under the feed's content type.</summary>
    NotXml,

    /// <summary>An error page, <c>text/html</c>.</summary>
    HtmlErrorPage,
}
