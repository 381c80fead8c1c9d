using Serilog.Events;

namespace ArxivBot.Hosting;

internal sealed class LoggingOptions
{
    public const string Section = "Logging";

    /// <summary>The least important lines that are written, to standard error.</summary>
    public LogEventLevel Level { get; set; } = LogEventLevel.Information;
}
