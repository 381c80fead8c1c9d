using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Papers;

internal sealed class MailingMapping : IEntityTypeConfiguration<Mailing>
{
    public void Configure(EntityTypeBuilder<Mailing> mailing)
    {
        mailing.ToTable("Mailings");
        mailing.Property(m => m.Category).HasMaxLength(32);
        mailing.Property(m => m.State).HasConversion<string>().HasMaxLength(16);
        mailing.Ignore(m => m.IsClosed);
        mailing.HasIndex(m => new { m.Category, m.Day }).IsUnique();
        mailing.HasIndex(m => m.Day);
    }
}
