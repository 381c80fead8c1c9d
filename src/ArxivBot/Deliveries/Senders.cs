using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Deliveries;

/// <summary>One sender for each platform, with the one budget that digests and answers share.</summary>
internal sealed class Senders : IDisposable
{
    private readonly Dictionary<string, SendBudget> _budgets;

    public Senders(IEnumerable<IChatPlatform> platforms, Outbox outbox, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<PlatformSender> logger)
    {
        var all = platforms.ToList();
        _budgets = all.ToDictionary(platform => platform.Name, platform => new SendBudget(platform.Limits, clock));
        All = [.. all.Select(platform => new PlatformSender(platform, _budgets[platform.Name], outbox, options, clock, logger))];
    }

    public IReadOnlyList<PlatformSender> All { get; }

    public SendBudget BudgetOf(string platform) => _budgets[platform];

    public void Dispose()
    {
        foreach (var sender in All)
            sender.Dispose();
    }
}
