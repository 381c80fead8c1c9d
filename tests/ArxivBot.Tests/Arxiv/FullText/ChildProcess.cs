using System.Globalization;
using System.Text;
using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Tests.Arxiv.FullText;

/// <summary>The processes that read a paper's file, as the system knows them; on Linux only.</summary>
internal static class ChildProcess
{
    public static IReadOnlyList<int> Of(ArxivId id) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder)).Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Where(name => Read($"/proc/{name}/cmdline").Split('\0') is var words && words.Contains(PaperProcess.Verb) && words.Contains(id.Value))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)),
    ];

    /// <summary>Waits until there is none.</summary>
    public static async Task<bool> IsGoneAsync(ArxivId id, CancellationToken cancellationToken)
    {
        for (var time = 0; time < 100; time++)
        {
            if (Of(id).Count == 0)
                return true;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }

        return false;
    }

    /// <summary>The most memory that one had while a task ran, in bytes.</summary>
    public static async Task<long> PeakAsync(ArxivId id, Task running, CancellationToken cancellationToken)
    {
        var peak = 0L;
        while (!running.IsCompleted)
        {
            foreach (var process in Of(id))
                peak = Math.Max(peak, PeakOf(process));
            await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken));
        }

        return peak;
    }

    private static long PeakOf(int process) =>
        Read($"/proc/{process}/status").Split('\n').FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
            ? 1024 * long.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            : 0;

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ""; // it has just ended
        }
    }
}
