using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Serilog.Events;

namespace ArxivBot.Hosting;

internal sealed class LoggingOptions
{
    public const string Section = "Logging";

    /// <summary>The least important lines that are written, to standard error.</summary>
    [EnumDataType(typeof(LogEventLevel))]
    public LogEventLevel Level { get; set; } = LogEventLevel.Information;
}

[OptionsValidator]
internal sealed partial class LoggingOptionsValidator : IValidateOptions<LoggingOptions>;
