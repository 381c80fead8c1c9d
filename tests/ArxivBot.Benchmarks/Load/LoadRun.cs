using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ArxivBot.Benchmarks.Load;

/// <summary>The whole program's work from end to end. Each row has a process of its own, so that its peak of memory is its own.</summary>
internal static class LoadRun
{
    private const string Row = "row";

    /// <summary>Other programs disturb single runs.</summary>
    private const int Runs = 3;

    /// <param name="args">What the rows' names begin with; all rows when there are none.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args is [Row, var name])
        {
            Console.WriteLine(JsonSerializer.Serialize(await LoadRow.All.Single(row => row.Name == name).RunAsync()));
            return 0;
        }

        Console.WriteLine($"{Environment.ProcessorCount} processors, {(Records.Folder is null ? "invented" : "recorded")} days; the median of {Runs} runs, the highest peak");
        Console.WriteLine("| row | ms | processor ms | peak MB | target | |");
        Console.WriteLine("| --- | ---: | ---: | ---: | --- | --- |");
        List<string> below = [];
        foreach (var row in LoadRow.All.Where(row => args.Count == 0 || args.Any(row.Name.StartsWith)))
        {
            var runs = new List<Measurement>();
            while (runs.Count < Runs)
                runs.Add(await RunAloneAsync(row));
            var median = runs.OrderBy(run => run.Milliseconds).ElementAt(Runs / 2);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Name} | {median.Milliseconds:N1} | {median.ProcessorMilliseconds:N1} | {runs.Max(run => run.PeakMegabytes):N0} | {row.Target} | {median.Detail} |"));
            below.AddRange(median.Lines);
        }

        foreach (var line in below)
            Console.WriteLine(line);

        return 0;
    }

    private static async Task<Measurement> RunAloneAsync(LoadRow row)
    {
        var program = typeof(LoadRun).Assembly.Location;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "load", Row, row.Name]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Measurement>(output)!
            : throw new InvalidOperationException($"the row {row.Name} ended with exit code {process.ExitCode}");
    }
}
