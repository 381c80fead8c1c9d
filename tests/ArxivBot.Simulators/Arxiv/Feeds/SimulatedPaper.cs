namespace ArxivBot.Simulators.Arxiv.Feeds;

/// <summary>What happened to a paper on an announcement day; what a feed calls it depends on the categories asked for as well.</summary>
public enum PaperAction
{
    /// <summary>Announced for the first time, in all of its categories.</summary>
    New,

    /// <summary>Added to further categories after it was announced: its primary one does not list it again.</summary>
    Cross,

    /// <summary>A new version.</summary>
    Replace,
}

/// <summary>A paper as arXiv holds it on the day it is announced: text exactly as the feed carries it, before XML escaping.</summary>
/// <param name="Id">Without a version: <c>2512.14925</c> or <c>math.GT/0309136</c>.</param>
/// <param name="Categories">The first is the primary one.</param>
public sealed record SimulatedPaper(string Id, string Title, params IReadOnlyList<string> Categories)
{
    /// <summary>Counted from 1.</summary>
    public int Version { get; init; } = 1;

    public PaperAction Action { get; init; } = PaperAction.New;

    public string Abstract { get; init; } = "We study a sample problem.";

    /// <summary>One line, names joined by a comma and a space, affiliations in parentheses.</summary>
    public string Authors { get; init; } = "Alice Example, Bob Example";

    public string License { get; init; } = "http://arxiv.org/licenses/nonexclusive-distrib/1.0/";

    public string? Doi { get; init; }

    public string? JournalReference { get; init; }

    /// <summary>
    /// What a feed of these categories calls it, or null when it does not list it: of replacements, versions from 6 on are left out.
    /// https://github.com/arXiv/arxiv-feed/blob/0e491fe6c1bb6b965333a3b37dbcbb94466ee090/feed/database.py
    /// </summary>
    public AnnounceType? TypeIn(IReadOnlyCollection<string> categories)
    {
        if (!Categories.Any(categories.Contains))
            return null;
        var primary = categories.Contains(Categories[0]);
        return Action switch
        {
            PaperAction.Cross when !Categories.Skip(1).Any(categories.Contains) => null,
            PaperAction.New when primary => AnnounceType.New,
            PaperAction.New or PaperAction.Cross => AnnounceType.Cross,
            PaperAction.Replace when Version >= 6 => null,
            PaperAction.Replace when primary => AnnounceType.Replace,
            _ => AnnounceType.ReplaceCross,
        };
    }
}
