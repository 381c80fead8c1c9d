using System.Diagnostics.Metrics;

namespace ArxivBot.Papers;

/// <summary>What reading arXiv's lists comes to, for whoever watches the program.</summary>
internal sealed class FetchMetrics
{
    public const string Meter = "ArxivBot.Papers";

    private readonly Counter<long> _lists;
    private readonly Counter<long> _announcements;
    private readonly Histogram<double> _passes;

    public FetchMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _lists = meter.CreateCounter<long>("arxivbot.lists", "{list}", "Lists asked for, by what became of it");
        _announcements = meter.CreateCounter<long>("arxivbot.announcements", "{announcement}", "Announcements of lists that closed their mailing");
        _passes = meter.CreateHistogram<double>("arxivbot.fetch.duration", "s", "One pass over the categories that were missing");
    }

    public void Read(FetchedList list)
    {
        var outcome = list switch
        {
            { Failure: not null } => "failed",
            { Verdict: { } verdict } => verdict.Standing.ToString().ToLowerInvariant(),
            _ => "unchanged",
        };
        _lists.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        if (list is { Verdict.Standing: ListStanding.Fresh, Feed: { } feed })
            _announcements.Add(feed.Announced);
    }

    public void Passed(TimeSpan elapsed) => _passes.Record(elapsed.TotalSeconds);
}
