namespace ArxivBot.Documents;

/// <summary>How a platform counts, and what it allows in one message.</summary>
/// <param name="Measure">What a block costs once it is escaped and rendered, with its separator.</param>
internal sealed record Gauge(MessageSize Limits, Func<Block, MessageSize> Measure)
{
    /// <param name="taken">What the message holds already.</param>
    public bool Takes(MessageSize taken, Block block) => (taken + Measure(block)).FitsIn(Limits);

    /// <summary>The largest number up to <paramref name="most"/> that fits, 0 when none does.</summary>
    /// <remarks>Asks about numbers near the answer only: what is far beyond a message is costly to measure.</remarks>
    /// <param name="guess">Where to begin to look.</param>
    public static int Longest(int most, int guess, Func<int, bool> fits)
    {
        if (most <= 0)
            return 0;
        var low = 0;
        var high = Math.Clamp(guess, 1, most);
        while (fits(high))
        {
            if (high == most)
                return most;
            low = high;
            high = (int)Math.Min(most, 2L * high);
        }

        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (fits(middle))
                low = middle;
            else
                high = middle;
        }

        return low;
    }
}
