using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Subscriptions;

/// <summary>A term that counts in all of a chat's subscriptions.</summary>
internal sealed class WatchedTerm
{
    public int Id { get; init; }

    public int ChatId { get; init; }

    public required WatchedTermKind Kind { get; init; }

    /// <summary>In the query language, as the bot prints it: <c>"mixture of experts"^2</c>, <c>author:"Tri Dao"</c>.</summary>
    public required string Text { get; init; }
}

internal enum WatchedTermKind
{
    /// <summary>One more way to match.</summary>
    Keyword,

    /// <summary>One more way to match: a name among the authors.</summary>
    Author,

    /// <summary>Drops a paper.</summary>
    Excluded,
}

internal sealed class WatchedTermMapping : IEntityTypeConfiguration<WatchedTerm>
{
    public void Configure(EntityTypeBuilder<WatchedTerm> term)
    {
        term.ToTable("WatchedTerms");
        term.Property(t => t.Kind).HasConversion<string>().HasMaxLength(16);
        term.Property(t => t.Text).HasMaxLength(300).UseCollation("NOCASE");
        term.HasIndex(t => new { t.ChatId, t.Kind, t.Text }).IsUnique();
    }
}
