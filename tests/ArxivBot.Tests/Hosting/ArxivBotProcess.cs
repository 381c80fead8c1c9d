using System.Diagnostics;
using System.Text;

namespace ArxivBot.Tests.Hosting;

/// <summary>The built program, as an operator starts it: its own process, folder and environment.</summary>
internal sealed class ArxivBotProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly StringBuilder _output = new(), _errors = new();

    private ArxivBotProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Since just before it was started.</summary>
    public TimeSpan RunsFor => Stopwatch.GetElapsedTime(_started);

    public bool HasExited => _process.HasExited;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString();
        }
    }

    /// <param name="folder">Where it runs, and keeps its data unless told otherwise.</param>
    /// <param name="settings">Settings, and other variables of the environment by their names.</param>
    public static ArxivBotProcess Start(string folder, IReadOnlyDictionary<string, string> settings, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "arxivbot.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (key, value) in settings)
            start.Environment[key.Contains(':') ? $"ARXIVBOT_{key.Replace(":", "__")}" : key] = value;
        var running = new ArxivBotProcess(new Process { StartInfo = start });
        running._process.OutputDataReceived += (_, line) => Append(running._output, line.Data);
        running._process.ErrorDataReceived += (_, line) => Append(running._errors, line.Data);
        running._process.Start();
        running._process.StandardInput.Close();
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string folder, IReadOnlyDictionary<string, string> settings, params IEnumerable<string> arguments)
    {
        using var running = Start(folder, settings, arguments);
        return (await running.ExitAsync(), running.Output, running.Errors);
    }

    public async Task<int> ExitAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"arxivbot did not end within {Patience}\n{Output}\n{Errors}");
        }
    }

    /// <summary>Waits until a line with these words has been written, to either output.</summary>
    public async Task SaysAsync(string words)
    {
        var started = Stopwatch.GetTimestamp();
        while (!Output.Contains(words, StringComparison.Ordinal) && !Errors.Contains(words, StringComparison.Ordinal))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
                throw new TimeoutException($"arxivbot did not say '{words}'\n{Output}\n{Errors}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public void Kill() => _process.Kill();

    /// <summary>Asks it to end, as a service manager does.</summary>
    public void Terminate() => Process.Start("kill", ["-TERM", $"{_process.Id}"]).WaitForExit();

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
            text.Append(line).Append('\n');
    }
}
