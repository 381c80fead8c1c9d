using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Simulators.Arxiv;

/// <summary>What a simulated arXiv serves, from where and when.</summary>
public sealed record ArxivSimulatorOptions
{
    public IFeedSource Feeds { get; init; } = new AnnouncedPapers();

    /// <summary>On 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>The announcement day to begin with; null for the newest that <see cref="Feeds"/> has, or the clock's when they have none.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The day turns at Eastern midnight of <see cref="Clock"/>, until a day is set by hand; <see cref="Today"/> is not used.</summary>
    public bool FollowClock { get; init; }

    /// <summary>Times arrivals, the delays of faults, and the time of day.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Ids of papers without a page, whose conversion has failed.</summary>
    public IReadOnlySet<string> WithoutPage { get; init; } = new HashSet<string>();

    /// <summary>The sample whose PDF announced papers have; null for none.</summary>
    public string? AnnouncedPdf { get; init; }

    /// <summary>Ids of papers without a PDF.</summary>
    public IReadOnlySet<string> WithoutPdf { get; init; } = new HashSet<string>();

    /// <summary>Ids of papers that were withdrawn: neither page nor PDF.</summary>
    public IReadOnlySet<string> WithoutText { get; init; } = new HashSet<string>();

    /// <summary>Pages of a test's own, by id; they go before the samples.</summary>
    public IReadOnlyDictionary<string, string> Pages { get; init; } = new Dictionary<string, string>();

    /// <summary>PDFs of a test's own, by id; a paper that is here and not among <see cref="Pages"/> has no page.</summary>
    public IReadOnlyDictionary<string, byte[]> Pdfs { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>Told one line for each request that is over.</summary>
    public Action<string>? Log { get; init; }
}
