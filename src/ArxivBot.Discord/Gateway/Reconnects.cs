namespace ArxivBot.Discord;

/// <summary>How long to wait for the next connection, and whether its session is worth keeping.</summary>
internal sealed class Reconnects(Random random)
{
    private const int MostFailedResumes = 3;
    private static readonly TimeSpan Stable = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RateLimitPause = TimeSpan.FromSeconds(10);
    private int _quickEnds;
    private int _quickIdentifies;

    /// <summary>Resumes in a row that did not succeed. The first may be the resume address's fault.</summary>
    public int FailedResumes { get; private set; }

    /// <param name="resuming">The connection had a session to resume.</param>
    /// <param name="identified">The connection has used one of the day's identifies.</param>
    /// <param name="established">How long it was established; null if never.</param>
    public (bool Drop, TimeSpan Wait) After(Next next, bool resuming, bool identified, TimeSpan? established)
    {
        FailedResumes = established is null && resuming ? FailedResumes + 1 : 0;
        (_quickEnds, _quickIdentifies) = established >= Stable ? (0, 0) : (_quickEnds + 1, _quickIdentifies + (identified ? 1 : 0));
        var drop = next == Next.Identify || FailedResumes >= MostFailedResumes;
        if (drop)
            FailedResumes = 0;

        // One that was established may resume at once: op 7 asks for it. The next goes slower.
        var wait = established is not null && _quickEnds <= 1 && !drop ? TimeSpan.Zero : Backoff.After(Math.Max(_quickEnds - 1, 0), Backoff.LongestOfFree, random);
        // Only where one identify would follow another is there something to be saved by a long wait.
        if (identified && (drop || established is null))
            wait = Backoff.After(Math.Max(_quickIdentifies - 1, 0), Backoff.Longest, random);
        if (drop)
            wait = Longer(wait, TimeSpan.FromSeconds(1 + (4 * random.NextDouble())));
        return (drop, next == Next.ResumeLater ? Longer(wait, RateLimitPause) : wait);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
