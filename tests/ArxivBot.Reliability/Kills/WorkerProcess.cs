using System.Diagnostics;
using System.Globalization;

namespace ArxivBot.Reliability.Kills;

/// <summary>A worker in a process of its own, which can be killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public bool HasExited => _process.HasExited;

    public static WorkerProcess Start(KillStore store) => new(Process.Start(new ProcessStartInfo(
        "dotnet",
        [
            typeof(WorkerProcess).Assembly.Location, WorkerCommand.Name, "--service", store.Service.Address.ToString(), "--storage", store.Folder,
            "--offset", store.Offset.ToString("c", CultureInfo.InvariantCulture), "--platform", store.Service.Platform.ToString(),
        ]))!);

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
