using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Papers;

/// <summary>What is remembered of one category's feed between two looks at it.</summary>
internal sealed class FeedState
{
    public required string Category { get; init; }

    /// <summary>Of the list last stored; null to be sent the list whatever it is.</summary>
    public string? ETag { get; set; }

    /// <summary>The last day, in arXiv's zone, on which it was read; null while it never was.</summary>
    public DateOnly? LookedOn { get; set; }

    /// <summary>When reading it began to fail. UTC; null while it succeeds.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>Not to be asked before. UTC; null when arXiv set no time.</summary>
    public DateTimeOffset? NotBefore { get; set; }
}

internal sealed class FeedStateMapping : IEntityTypeConfiguration<FeedState>
{
    public void Configure(EntityTypeBuilder<FeedState> state)
    {
        state.ToTable("FeedStates");
        state.HasKey(s => s.Category);
        state.Property(s => s.Category).HasMaxLength(32);
    }
}
