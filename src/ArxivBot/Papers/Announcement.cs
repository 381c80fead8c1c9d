using ArxivBot.Arxiv;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Papers;

/// <summary>One line of one category's list: a paper version and why it is listed.</summary>
internal sealed class Announcement
{
    public int Id { get; init; }

    public int MailingId { get; init; }

    public required Mailing Mailing { get; init; }

    public required ArxivId PaperId { get; init; }

    public required Paper Paper { get; init; }

    /// <summary>Counted from 1; a new paper's need not be 1.</summary>
    public required int Version { get; init; }

    public required AnnouncementKind Kind { get; init; }

    /// <summary>Place in arXiv's list, counted from 1.</summary>
    public required int Position { get; init; }
}

internal sealed class AnnouncementMapping : IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Announcement> announcement)
    {
        announcement.ToTable("Announcements");
        announcement.Property(a => a.PaperId).HasConversion<ArxivIdText>().HasMaxLength(32);
        announcement.Property(a => a.Kind).HasConversion<string>().HasMaxLength(16);
        announcement.HasOne(a => a.Paper).WithMany().HasForeignKey(a => a.PaperId).OnDelete(DeleteBehavior.Restrict);
        announcement.HasOne(a => a.Mailing).WithMany().HasForeignKey(a => a.MailingId).OnDelete(DeleteBehavior.Cascade);
        announcement.HasIndex(a => new { a.MailingId, a.PaperId }).IsUnique(); // reading a list twice adds nothing
    }
}
