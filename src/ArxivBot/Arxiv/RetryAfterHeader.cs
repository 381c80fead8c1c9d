namespace ArxivBot.Arxiv;

internal static class RetryAfterHeader
{
    /// <summary>How long the server asks to wait, whether it gave seconds or a date; null when it does not say.</summary>
    public static TimeSpan? RetryAfter(this HttpResponseMessage response, TimeProvider clock) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };
}
