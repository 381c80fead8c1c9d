using Microsoft.Extensions.Logging;

namespace ArxivBot.Tests;

/// <summary>Keeps log lines, each as <c>Level: message</c>.</summary>
internal sealed class LogLines : ILoggerFactory, ILogger
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _changed = New();

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("ArxivBot", StringComparison.Ordinal)
        ? this
        : new Unkept();

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = $"{logLevel}: {formatter(state, exception)}";
        SecretWatch.Look($"{line} {exception}");
        lock (_lock)
        {
            _lines.Add(line);
            _changed.SetResult();
            _changed = New();
        }
    }

    /// <summary>Waits until a line with these words is written, or has been.</summary>
    public async Task UntilAsync(string words)
    {
        var patience = Patience.Token;
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_lines.Any(line => line.Contains(words, StringComparison.Ordinal)))
                    return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(patience);
        }
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Of libraries.</summary>
    private sealed class Unkept : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            SecretWatch.Look($"{formatter(state, exception)} {exception}");
    }
}
