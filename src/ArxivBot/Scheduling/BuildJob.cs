using ArxivBot.Deliveries;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Scheduling;

/// <summary>Queues the digests of the chats that are due.</summary>
internal sealed class BuildJob(DueDigests digests, ILogger<BuildJob> logger) : PassJob(logger, "Building digests", "the next pass tries again")
{
    protected override Task PassAsync(CancellationToken cancellationToken) => digests.PassAsync(cancellationToken);
}
