namespace ArxivBot.Discord;

/// <summary>Waits that double, with jitter.</summary>
internal static class Backoff
{
    /// <summary>Where each try uses an identify: even a day of failures stays far below 1,000.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Where a try costs nothing, and a user waits.</summary>
    public static readonly TimeSpan LongestOfFree = TimeSpan.FromMinutes(1);

    /// <param name="failures">So far; 0 waits 1 to 2 seconds.</param>
    public static TimeSpan After(int failures, TimeSpan longest, Random random)
    {
        var seconds = Math.Min(longest.TotalSeconds, Math.Pow(2, Math.Min(failures, 30) + 1));
        return TimeSpan.FromSeconds(seconds * (1 + random.NextDouble()) / 2);
    }
}
