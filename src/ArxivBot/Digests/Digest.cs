using ArxivBot.Arxiv;

namespace ArxivBot.Digests;

/// <summary>The ranked papers of one chat for one announcement day, as they were put together.</summary>
internal sealed class Digest
{
    public int Id { get; init; }

    /// <summary>Whom it is for, such as <c>console</c>.</summary>
    public required string Chat { get; init; }

    /// <summary>The announcement day, in arXiv's zone.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ComposedAt { get; init; }

    /// <summary>UTC; null until it has been sent.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public required int Announced { get; init; }

    public required int Fetched { get; init; }

    public required int Matched { get; init; }

    public required int Shown { get; init; }

    public required int Unparseable { get; init; }

    /// <summary>What to send: a <see cref="Documents.Document"/> as JSON.</summary>
    public required string Document { get; init; }

    public required List<DigestPaper> Papers { get; init; }

    public required List<DigestMailing> Mailings { get; init; }
}

/// <summary>A paper that a chat has been shown. It is not shown there again.</summary>
internal sealed class DigestPaper
{
    public int Id { get; init; }

    public int DigestId { get; init; }

    public required string Chat { get; init; }

    public required ArxivId PaperId { get; init; }

    /// <summary>Place in the digest, counted from 1.</summary>
    public required int Rank { get; init; }

    public required double Score { get; init; }
}

/// <summary>A mailing that a chat's digest has taken into account.</summary>
internal sealed class DigestMailing
{
    public int Id { get; init; }

    public int DigestId { get; init; }

    public required string Chat { get; init; }

    public required int MailingId { get; init; }
}
