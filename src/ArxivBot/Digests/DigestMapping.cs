using ArxivBot.Papers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Digests;

internal sealed class DigestMapping : IEntityTypeConfiguration<Digest>
{
    public void Configure(EntityTypeBuilder<Digest> digest)
    {
        digest.ToTable("Digests");
        digest.Property(d => d.Chat).HasMaxLength(100);
        digest.HasMany(d => d.Papers).WithOne().HasForeignKey(p => p.DigestId);
        digest.HasMany(d => d.Mailings).WithOne().HasForeignKey(m => m.DigestId);
        digest.HasIndex(d => new { d.Chat, d.Day }).IsUnique(); // building a day twice adds nothing
    }
}

internal sealed class DigestPaperMapping : IEntityTypeConfiguration<DigestPaper>
{
    public void Configure(EntityTypeBuilder<DigestPaper> paper)
    {
        paper.ToTable("DigestPapers");
        paper.Property(p => p.Chat).HasMaxLength(100);
        paper.Property(p => p.PaperId).HasConversion<ArxivIdText>().HasMaxLength(32);
        paper.HasOne<Paper>().WithMany().HasForeignKey(p => p.PaperId).OnDelete(DeleteBehavior.Restrict);
        paper.HasIndex(p => new { p.Chat, p.PaperId }).IsUnique(); // no chat gets a paper twice
    }
}

internal sealed class DigestMailingMapping : IEntityTypeConfiguration<DigestMailing>
{
    public void Configure(EntityTypeBuilder<DigestMailing> mailing)
    {
        mailing.ToTable("DigestMailings");
        mailing.Property(m => m.Chat).HasMaxLength(100);
        mailing.HasOne<Mailing>().WithMany().HasForeignKey(m => m.MailingId).OnDelete(DeleteBehavior.Restrict);
        mailing.HasIndex(m => new { m.Chat, m.MailingId }).IsUnique();
    }
}
