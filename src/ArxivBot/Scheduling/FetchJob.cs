using ArxivBot.Papers;
using ArxivBot.Subscriptions;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Scheduling;

/// <summary>Asks arXiv for the mailings of today that are missing.</summary>
internal sealed class FetchJob(Fetch fetch, Chats chats, ILogger<FetchJob> logger) : PassJob(logger, "Fetching", "the next poll tries again")
{
    protected override async Task PassAsync(CancellationToken cancellationToken) =>
        await fetch.ReadMissingAsync(await chats.CategoriesAsync(cancellationToken), cancellationToken);
}
