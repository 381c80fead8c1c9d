namespace ArxivBot.Benchmarks.Load;

/// <summary>What one run of one row came to.</summary>
/// <param name="Milliseconds">By the clock on the wall.</param>
/// <param name="ProcessorMilliseconds">Of all processors together.</param>
/// <param name="PeakMegabytes">The most memory its process held, the runtime included.</param>
/// <param name="Detail">For people.</param>
internal sealed record Measurement(double Milliseconds, double ProcessorMilliseconds, double PeakMegabytes, string Detail)
{
    /// <summary>More about it, to stand below the table.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];
}
