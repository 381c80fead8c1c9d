using System.Diagnostics;
using System.Globalization;

namespace ArxivBot.Reliability.Kills;

/// <summary>A worker, or the whole program, in a process of its own, which can be killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public bool HasExited => _process.HasExited;

    /// <summary>The processors' time so far.</summary>
    public TimeSpan Used => Now.TotalProcessorTime;

    /// <summary>The most memory it has held, bytes, the runtime included.</summary>
    public long Peak => Now.PeakWorkingSet64;

    private Process Now
    {
        get
        {
            _process.Refresh();
            return _process;
        }
    }

    public static WorkerProcess Start(KillStore store) => Start(store.Folder, store.Offset, store.Service.Address, store.Service.Platform);

    /// <param name="folder">Of its database.</param>
    /// <param name="offset">How far its clock is ahead of the system's.</param>
    public static WorkerProcess Start(string folder, TimeSpan offset, Uri service, KillPlatform platform) => new(Process.Start(new ProcessStartInfo(
        "dotnet",
        [
            typeof(WorkerProcess).Assembly.Location, WorkerCommand.Name, "--service", service.ToString(), "--storage", folder,
            "--offset", offset.ToString("c", CultureInfo.InvariantCulture), "--platform", platform.ToString(),
        ]))!);

    /// <summary>The program as an operator starts it. What it says to standard error is kept: it says less than a pipe holds.</summary>
    public static WorkerProcess StartProgram(string folder, IEnumerable<string> arguments) => new(Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "arxivbot.dll"), .. arguments]) { WorkingDirectory = folder, RedirectStandardError = true })!);

    /// <summary>Of a program that has ended.</summary>
    public string Errors => _process.StandardError.ReadToEnd();

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>As <c>kill -9</c> does.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Asks it to end, as a service manager does.</summary>
    /// <returns>Its exit code, once it has ended.</returns>
    public async Task<int> TerminateAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", string.Create(CultureInfo.InvariantCulture, $"{_process.Id}")]);
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
