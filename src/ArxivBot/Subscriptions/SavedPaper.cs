using ArxivBot.Arxiv;
using ArxivBot.Papers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Subscriptions;

/// <summary>A paper on one person's reading list, the same in every chat of a platform.</summary>
internal sealed class SavedPaper
{
    public int Id { get; init; }

    public required string Platform { get; init; }

    /// <summary>The platform's id of the person.</summary>
    public required string Person { get; init; }

    public required ArxivId PaperId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset SavedAt { get; init; }
}

internal sealed class SavedPaperMapping : IEntityTypeConfiguration<SavedPaper>
{
    public void Configure(EntityTypeBuilder<SavedPaper> saved)
    {
        saved.ToTable("SavedPapers");
        saved.Property(s => s.Platform).HasMaxLength(16);
        saved.Property(s => s.Person).HasMaxLength(100);
        saved.Property(s => s.PaperId).HasConversion<ArxivIdText>().HasMaxLength(32);
        saved.HasOne<Paper>().WithMany().HasForeignKey(s => s.PaperId).OnDelete(DeleteBehavior.Restrict);
        saved.HasIndex(s => new { s.Platform, s.Person, s.PaperId }).IsUnique();
    }
}
