namespace ArxivBot.Discord;

/// <summary>Waits that double, with jitter, up to 10 minutes: even a day of failures stays far below 1,000 identifies.</summary>
internal static class Backoff
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(600);

    /// <param name="failures">So far; 0 waits 1 to 2 seconds.</param>
    public static TimeSpan After(int failures, Random random)
    {
        var longest = Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(failures, 30) + 1));
        return TimeSpan.FromSeconds(longest * (1 + random.NextDouble()) / 2);
    }
}
