using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Deliveries;

/// <summary>One sender for each platform, with the one budget that digests and answers share.</summary>
internal sealed class Senders(
    IEnumerable<IChatPlatform> platforms, Outbox outbox, ForbiddenChats forbidden, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<PlatformSender> logger) : IDisposable
{
    public IReadOnlyList<PlatformSender> All { get; } =
        [.. platforms.Select(platform => new PlatformSender(platform, new SendBudget(platform.Limits, clock), outbox, forbidden, options, clock, logger))];

    public PlatformSender Of(string platform) => All.Single(sender => sender.Platform.Name == platform);

    public void Dispose()
    {
        foreach (var sender in All)
            sender.Dispose();
    }
}
