using System.Diagnostics.Metrics;

namespace ArxivBot.Digests;

/// <summary>What building digests comes to, for whoever watches the program.</summary>
internal sealed class DigestMetrics
{
    public const string Meter = "ArxivBot.Digests";

    private readonly Counter<long> _digests;
    private readonly Counter<long> _papers;
    private readonly Histogram<double> _builds;

    public DigestMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _digests = meter.CreateCounter<long>("arxivbot.digests", "{digest}", "Digests built");
        _papers = meter.CreateCounter<long>("arxivbot.digests.papers", "{paper}", "Papers in them");
        _builds = meter.CreateHistogram<double>("arxivbot.digests.duration", "s", "Building one digest");
    }

    public void Built(int papers, TimeSpan elapsed)
    {
        _digests.Add(1);
        _papers.Add(papers);
        _builds.Record(elapsed.TotalSeconds);
    }
}
