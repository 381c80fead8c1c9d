namespace ArxivBot.Digests;

/// <summary>That one chat has its digest of one announcement day: what is in it is shared with others.</summary>
internal sealed class Digest
{
    public int Id { get; init; }

    public required int ChatId { get; init; }

    /// <summary>The announcement day, in arXiv's zone; of a weekly digest the newest one in it.</summary>
    public required DateOnly Day { get; init; }

    public int CompositionId { get; init; }

    public required Composition Composition { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset BuiltAt { get; init; }
}
