using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Subscriptions;

/// <summary>One chat's wish as its people wrote it: categories and a query.</summary>
internal sealed class Subscription
{
    public int Id { get; init; }

    public int ChatId { get; init; }

    /// <summary>Tells it from the chat's others, whatever the case.</summary>
    public required string Name { get; set; }

    /// <summary>In arXiv's spelling and the person's order, separated by a blank.</summary>
    public required string Categories { get; set; }

    /// <summary>As the bot prints it; empty takes every paper.</summary>
    public required string Query { get; set; }

    public RankingMode Mode { get; set; }

    /// <summary>Who made it: the platform's id of a person; counted against that person's quota.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether both wish for the same papers, whatever their names.</summary>
    public bool IsSameAs(Subscription other) =>
        Mode == other.Mode
        && Query.Equals(other.Query, StringComparison.OrdinalIgnoreCase)
        && Categories.Split(' ').ToHashSet().SetEquals(other.Categories.Split(' '));
}

internal sealed class SubscriptionMapping : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> subscription)
    {
        subscription.ToTable("Subscriptions");
        subscription.Property(s => s.Name).HasMaxLength(64).UseCollation("NOCASE");
        subscription.Property(s => s.Query).HasMaxLength(QueryText.MaximumLength);
        subscription.Property(s => s.Mode).HasConversion<string>().HasMaxLength(16);
        subscription.Property(s => s.CreatedBy).HasMaxLength(100);
        subscription.HasIndex(s => new { s.ChatId, s.Name }).IsUnique();
        subscription.HasIndex(s => s.CreatedBy);
    }
}
