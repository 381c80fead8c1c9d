using ArxivBot.Papers;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Digests;

internal sealed class DigestMapping : IEntityTypeConfiguration<Digest>
{
    public void Configure(EntityTypeBuilder<Digest> digest)
    {
        digest.ToTable("Digests");
        digest.HasOne<Chat>().WithMany().HasForeignKey(d => d.ChatId).OnDelete(DeleteBehavior.Restrict);
        digest.HasOne(d => d.Composition).WithMany().HasForeignKey(d => d.CompositionId).OnDelete(DeleteBehavior.Restrict);
        digest.HasIndex(d => new { d.ChatId, d.Day }).IsUnique(); // building a day twice adds nothing
        digest.HasIndex(d => new { d.CompositionId, d.ChatId });
    }
}

internal sealed class CompositionMapping : IEntityTypeConfiguration<Composition>
{
    public void Configure(EntityTypeBuilder<Composition> composition)
    {
        composition.ToTable("Compositions");
        composition.Property(c => c.Hash).HasMaxLength(64);
        composition.Ignore(c => c.Coverage);
        composition.HasMany(c => c.Papers).WithOne().HasForeignKey(p => p.CompositionId);
        composition.HasMany(c => c.Mailings).WithOne().HasForeignKey(m => m.CompositionId);
        composition.HasIndex(c => c.Hash).IsUnique();
    }
}

internal sealed class CompositionPaperMapping : IEntityTypeConfiguration<CompositionPaper>
{
    public void Configure(EntityTypeBuilder<CompositionPaper> paper)
    {
        paper.ToTable("CompositionPapers");
        paper.HasKey(p => new { p.CompositionId, p.Rank });
        paper.Property(p => p.PaperId).HasConversion<ArxivIdText>().HasMaxLength(32);
        paper.HasOne<Paper>().WithMany().HasForeignKey(p => p.PaperId).OnDelete(DeleteBehavior.Restrict);
        paper.HasIndex(p => new { p.PaperId, p.CompositionId });
    }
}

internal sealed class CompositionMailingMapping : IEntityTypeConfiguration<CompositionMailing>
{
    public void Configure(EntityTypeBuilder<CompositionMailing> mailing)
    {
        mailing.ToTable("CompositionMailings");
        mailing.HasKey(m => new { m.CompositionId, m.MailingId });
        mailing.HasOne<Mailing>().WithMany().HasForeignKey(m => m.MailingId).OnDelete(DeleteBehavior.Restrict);
    }
}
