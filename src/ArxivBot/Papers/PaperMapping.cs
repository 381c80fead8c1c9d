using ArxivBot.Arxiv;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ArxivBot.Papers;

internal sealed class PaperMapping : IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Paper> paper)
    {
        paper.ToTable("Papers");
        paper.HasKey(p => p.Id);
        paper.Property(p => p.Id).HasConversion<ArxivIdText>().HasMaxLength(32);
        paper.Ignore(p => p.PrimaryCategory);
    }
}

internal sealed class ArxivIdText() : ValueConverter<ArxivId, string>(id => id.Value, text => ArxivId.Parse(text));
