using ArxivBot.Arxiv;
using ArxivBot.Papers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Subscriptions;

/// <summary>What one person thinks of a paper in one chat.</summary>
internal sealed class PaperVote
{
    public int Id { get; init; }

    public required int ChatId { get; init; }

    /// <summary>The platform's id of the person.</summary>
    public required string Person { get; init; }

    public required ArxivId PaperId { get; init; }

    /// <summary>Whether it is a good find.</summary>
    public required bool IsFor { get; set; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; set; }
}

internal sealed class PaperVoteMapping : IEntityTypeConfiguration<PaperVote>
{
    public void Configure(EntityTypeBuilder<PaperVote> vote)
    {
        vote.ToTable("PaperVotes");
        vote.Property(v => v.Person).HasMaxLength(100);
        vote.Property(v => v.PaperId).HasConversion<ArxivIdText>().HasMaxLength(32);
        vote.HasOne<Chat>().WithMany().HasForeignKey(v => v.ChatId).OnDelete(DeleteBehavior.Restrict);
        vote.HasOne<Paper>().WithMany().HasForeignKey(v => v.PaperId).OnDelete(DeleteBehavior.Restrict);
        vote.HasIndex(v => new { v.ChatId, v.PaperId, v.Person }).IsUnique();
    }
}
