using System.Diagnostics.Metrics;

namespace ArxivBot.Deliveries;

/// <summary>What sending comes to, for whoever watches the program.</summary>
internal sealed class DeliveryMetrics
{
    public const string Meter = "ArxivBot.Deliveries";

    private readonly Counter<long> _tries;

    public DeliveryMetrics(IMeterFactory meters) => _tries = meters.Create(Meter)
        .CreateCounter<long>("arxivbot.deliveries.tries", "{try}", "Tries to send a message, by platform and by what became of it");

    public void Tried(string platform, DeliveryResult result) => _tries.Add(
        1,
        new KeyValuePair<string, object?>("platform", platform),
        new KeyValuePair<string, object?>("result", result.GetType().Name.ToLowerInvariant()));
}
