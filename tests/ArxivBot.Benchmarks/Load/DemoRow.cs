using System.Diagnostics;

namespace ArxivBot.Benchmarks.Load;

/// <summary><c>arxivbot demo</c> as a person starts it, in a process of its own.</summary>
internal static class DemoRow
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    /// <param name="whole">Until it ends, rather than until it prints its first line.</param>
    public static async Task<Measurement> RunAsync(bool whole)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "arxivbot.dll");
        var clock = Stopwatch.StartNew();
        using var demo = Process.Start(new ProcessStartInfo("dotnet", [program, "demo"]) { RedirectStandardOutput = true })!;
        var use = UseOfAsync(demo);
        var reading = new byte[1];
        await demo.StandardOutput.BaseStream.ReadExactlyAsync(reading);
        var first = clock.Elapsed;
        await demo.StandardOutput.ReadToEndAsync();
        await demo.WaitForExitAsync();
        var end = clock.Elapsed;
        if (demo.ExitCode != 0)
            throw new InvalidOperationException($"the demo ended with exit code {demo.ExitCode}");
        var (processor, peak) = await use;
        return new Measurement(
            (whole ? end : first).TotalMilliseconds, processor.TotalMilliseconds, peak / 1048576.0, whole ? "three days" : "start to first line; the rest as below");
    }

    // Once it has ended, the system does not tell any more.
    private static async Task<(TimeSpan Processor, long Peak)> UseOfAsync(Process process)
    {
        var use = (Processor: TimeSpan.Zero, Peak: 0L);
        while (!process.HasExited)
        {
            try
            {
                process.Refresh();
                use = (process.TotalProcessorTime, Math.Max(use.Peak, process.PeakWorkingSet64));
            }
            catch (InvalidOperationException) when (process.HasExited)
            {
                break;
            }

            await Task.Delay(BetweenLooks, TimeProvider.System);
        }

        return use;
    }
}
