using ArxivBot.Reliability.Replay.World;

namespace ArxivBot.Reliability.Replay.Judging;

/// <summary>Something that a chat is to get.</summary>
/// <param name="Built">When the bot could put it together. UTC.</param>
internal abstract record Expectation(DateTimeOffset Built)
{
    /// <summary>Not to come before. UTC.</summary>
    public required DateTimeOffset NotBefore { get; set; }
}

/// <param name="Announced">Lines of the lists.</param>
/// <param name="Matched">Papers that are found and have not been shown.</param>
/// <param name="Papers">Those shown, in order.</param>
/// <param name="Notices">How each begins.</param>
internal sealed record ExpectedDigest(
    DateTimeOffset Built, DateOnly Day, int Announced, int Matched, IReadOnlyList<Found> Papers, IReadOnlyList<string> Notices) : Expectation(Built);

/// <summary>The line that says that there is nothing.</summary>
internal sealed record ExpectedNothing(DateTimeOffset Built) : Expectation(Built);

/// <summary>Lists that make one digest.</summary>
/// <param name="Newest">The newest announcement day at the chat's hour.</param>
internal sealed record ExpectedOrder(DateOnly Day, DateOnly Newest, IReadOnlyList<DayList> Lists);
