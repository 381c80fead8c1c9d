namespace ArxivBot.Simulators.Loopback;

/// <summary>One request as it reached a simulator.</summary>
/// <param name="Path">Decoded, without the query: <c>/rss/cs.AI</c>.</param>
/// <param name="Query">With its question mark, as sent; empty when there is none.</param>
/// <param name="Headers">By name in any case; several values of one name are joined by <c>, </c>.</param>
/// <param name="ReceivedAt">UTC, by the simulator's clock.</param>
/// <param name="InFlight">
/// Requests being answered when this one arrived, itself included: 1 when it was alone. A client that gives up on an answer and asks again
/// at once may be seen twice, as it would be by arXiv.
/// </param>
/// <param name="Connection">The name of the TCP connection; equal for requests that shared one.</param>
public sealed record RecordedRequest(
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    DateTimeOffset ReceivedAt,
    int InFlight,
    string Connection)
{
    /// <summary>What was answered; null while it is being answered, and when the connection was aborted before a status went out.</summary>
    public int? Status { get; internal set; }

    /// <summary>Whether it is counted as in flight no more.</summary>
    internal bool IsOver { get; set; }

    /// <summary>The header's value, or null when it was not sent.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
