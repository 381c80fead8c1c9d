using ArxivBot.Arxiv;

namespace ArxivBot.Digests;

/// <summary>Ranked papers with their coverage, put together once for all the chats that are to get the same.</summary>
internal sealed class Composition
{
    public int Id { get; init; }

    /// <summary>SHA-256 of all that a reader sees, in hexadecimal: the same content is the same row.</summary>
    public required string Hash { get; init; }

    /// <summary>The newest announcement day in it, in arXiv's zone.</summary>
    public required DateOnly Day { get; init; }

    public required int Announced { get; init; }

    public required int Fetched { get; init; }

    public required int Matched { get; init; }

    public required int Shown { get; init; }

    public required int Unparseable { get; init; }

    public List<CompositionPaper> Papers { get; init; } = [];

    public List<CompositionMailing> Mailings { get; init; } = [];

    public Coverage Coverage => new(Announced, Fetched, Matched, Shown, Unparseable);
}

/// <summary>A paper that is shown. Whoever had this composition is not shown it again.</summary>
internal sealed class CompositionPaper
{
    public int CompositionId { get; init; }

    /// <summary>Place, counted from 1.</summary>
    public required int Rank { get; init; }

    public required ArxivId PaperId { get; init; }

    public required double Score { get; init; }
}

/// <summary>A mailing that has been taken into account.</summary>
internal sealed class CompositionMailing
{
    public int CompositionId { get; init; }

    public required int MailingId { get; init; }
}
