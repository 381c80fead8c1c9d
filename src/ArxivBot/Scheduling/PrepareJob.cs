using ArxivBot.Deliveries;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Scheduling;

/// <summary>Has papers summarized before the digests that begin with them are due.</summary>
internal sealed class PrepareJob(ComingDigests digests, ILogger<PrepareJob> logger)
    : PassJob(logger, "Preparing summaries", "digests keep their abstracts, and the next pass tries again")
{
    protected override Task PassAsync(CancellationToken cancellationToken) => digests.PrepareAsync(cancellationToken);
}
