using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Papers;

/// <summary>A line of a list that could not be read: kept with the reason, and counted.</summary>
internal sealed class UnparsedAnnouncement
{
    public int Id { get; init; }

    public int MailingId { get; init; }

    public required Mailing Mailing { get; init; }

    /// <summary>Place in arXiv's list, counted from 1.</summary>
    public required int Position { get; init; }

    public required string Reason { get; init; }

    /// <summary>The item's XML, shortened when it is very long.</summary>
    public required string Source { get; init; }
}

internal sealed class UnparsedAnnouncementMapping : IEntityTypeConfiguration<UnparsedAnnouncement>
{
    public void Configure(EntityTypeBuilder<UnparsedAnnouncement> unparsed)
    {
        unparsed.ToTable("UnparsedAnnouncements");
        unparsed.HasOne(u => u.Mailing).WithMany().HasForeignKey(u => u.MailingId).OnDelete(DeleteBehavior.Cascade);
    }
}
