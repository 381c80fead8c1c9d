using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries.Models;

/// <summary>After the service has refused the key nothing is asked for a while: each paper would be told the same.</summary>
internal sealed partial class RefusedKey(IOptions<SummaryOptions> options, TimeProvider clock, ILogger<RefusedKey> logger)
{
    public const string Words = "the service refuses the key: set Summaries:ApiKey";

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private DateTimeOffset _until;

    /// <summary>Why nothing is asked now; null when it is.</summary>
    public string? Reason
    {
        get
        {
            lock (_lock)
                return clock.GetUtcNow() < _until ? Words : null;
        }
    }

    /// <summary>Several calls that were under way are one refusal.</summary>
    public void Note()
    {
        lock (_lock)
        {
            if (clock.GetUtcNow() < _until)
                return;
            _until = clock.GetUtcNow() + Rest;
        }

        LogRefused(options.Value.Provider, options.Value.Model, Words, Rest.TotalMinutes);
    }

    [LoggerMessage(LogLevel.Warning, "{Provider}, {Model}: {Reason}. Until then summaries are the papers' own sentences; it is asked again in {Minutes:0} minutes at the earliest")]
    private partial void LogRefused(SummaryProvider provider, string model, string reason, double minutes);
}
