using Microsoft.Extensions.Logging;

namespace ArxivBot.Tests;

/// <summary>Keeps log lines, each as <c>Level: message</c>.</summary>
internal sealed class LogLines : ILoggerFactory, ILogger
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];

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
            _lines.Add(line);
    }

    /// <summary>Waits until a line with these words is written, or has been.</summary>
    public Task UntilAsync(string words) => Patience.UntilAsync(() => Lines.Any(line => line.Contains(words, StringComparison.Ordinal)));

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

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
