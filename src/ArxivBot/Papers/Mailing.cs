namespace ArxivBot.Papers;

/// <summary>All announcements of one category on one day: open until arXiv has really published them, then closed.</summary>
internal sealed class Mailing
{
    public int Id { get; init; }

    public required string Category { get; init; }

    /// <summary>The announcement day, in arXiv's zone.</summary>
    public required DateOnly Day { get; init; }

    public MailingState State { get; private set; }

    /// <summary>When the list was first looked for. UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the whole list had been stored. UTC; null while open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>How many announcements arXiv's list held, stragglers of earlier lists included; 0 while open.</summary>
    public int Announced { get; private set; }

    /// <summary>How many of them were read and stored.</summary>
    public int Parsed { get; private set; }

    public int New { get; private set; }

    public int Cross { get; private set; }

    /// <summary>Replacements, of this category's own papers and of cross-listed ones.</summary>
    public int Replaced { get; private set; }

    public int Unparseable { get; private set; }

    /// <summary>Why it is still open, for the operator; null when closed.</summary>
    public string? Waiting { get; private set; }

    public bool IsClosed => State == MailingState.Closed;

    /// <summary>Notes why the list is not there yet.</summary>
    public void Wait(string reason) => Waiting = IsClosed ? throw Sealed() : reason;

    /// <summary>Sets the counts for good: a closed mailing never changes.</summary>
    public void Close(MailingCounts counts, DateTimeOffset at)
    {
        if (IsClosed)
            throw Sealed();
        (State, ClosedAt, Waiting) = (MailingState.Closed, at, null);
        (Announced, Parsed, Unparseable) = (counts.Announced, counts.Parsed, counts.Unparseable);
        (New, Cross, Replaced) = (counts.New, counts.Cross, counts.Replaced);
    }

    private InvalidOperationException Sealed() => new($"the mailing {Category} {Day:yyyy-MM-dd} is closed and never changes");
}

/// <param name="Announced">What arXiv's list held, counted before anything was read.</param>
internal sealed record MailingCounts(int Announced, int Parsed, int New, int Cross, int Replaced, int Unparseable);

internal enum MailingState
{
    Open,
    Closed,
}
