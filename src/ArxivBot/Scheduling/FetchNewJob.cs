using ArxivBot.Papers;
using ArxivBot.Subscriptions;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Scheduling;

/// <summary>Asks arXiv for the lists of categories that were never asked for, so that a new subscriber does not wait for the next poll.</summary>
internal sealed class FetchNewJob(Fetch fetch, Chats chats, ILogger<FetchNewJob> logger) : PassJob(logger, "Fetching", "the next poll tries again")
{
    protected override async Task PassAsync(CancellationToken cancellationToken) =>
        await fetch.ReadNewAsync(await chats.CategoriesAsync(cancellationToken), cancellationToken);
}
