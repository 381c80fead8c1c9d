using ArxivBot.Digests;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Deliveries;

/// <summary>One message to one chat: one call of the platform, however often it is tried.</summary>
internal sealed class Delivery
{
    /// <summary>Never used again: it makes the key by which a platform knows the message.</summary>
    public long Id { get; init; }

    public required int ChatId { get; init; }

    /// <summary>Null for a message that is no part of a digest.</summary>
    public int? DigestId { get; init; }

    /// <summary>Place among the digest's messages, counted from 1.</summary>
    public required int Part { get; init; }

    public int MessageId { get; init; }

    public required Message Message { get; init; }

    public DeliveryState State { get; set; }

    /// <summary>How often it was begun to be sent.</summary>
    public int Attempts { get; set; }

    /// <summary>How often it was sent although an earlier try may have arrived.</summary>
    public int PossibleRepeats { get; set; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it may have arrived: the beginning of the first try of which nobody knows the outcome. UTC; null when it surely has not.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>UTC; null until the platform has confirmed it.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The platform's id of the message.</summary>
    public string? Receipt { get; set; }

    /// <summary>What went wrong last, for people.</summary>
    public string? Error { get; set; }
}

internal enum DeliveryState
{
    Queued,

    /// <summary>Handed to the platform; what became of it is not known yet.</summary>
    Sending,

    Sent,

    /// <summary>Refused by the platform for good.</summary>
    Failed,

    /// <summary>Given up: too old.</summary>
    Dead,

    /// <summary>It may have arrived, and is not sent again: the operator has chosen rather not at all than twice.</summary>
    Unsure,
}

internal sealed class DeliveryMapping : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.ToTable("Deliveries");
        delivery.Property(d => d.State).HasConversion<string>().HasMaxLength(16);
        delivery.Property(d => d.Receipt).HasMaxLength(100);
        delivery.HasOne<Chat>().WithMany().HasForeignKey(d => d.ChatId).OnDelete(DeleteBehavior.Restrict);
        delivery.HasOne<Digest>().WithMany().HasForeignKey(d => d.DigestId).OnDelete(DeleteBehavior.Restrict);
        delivery.HasOne(d => d.Message).WithMany().HasForeignKey(d => d.MessageId).OnDelete(DeleteBehavior.Restrict);
        delivery.HasIndex(d => new { d.DigestId, d.Part }).IsUnique(); // retrying a fan-out adds nothing
        // Only what waits is in these, however much has been sent.
        delivery.HasIndex(d => new { d.ChatId, d.Id }).HasFilter("State = 'Queued'").HasDatabaseName("IX_Deliveries_Queued");
        delivery.HasIndex(d => d.TriedAt).HasFilter("State = 'Sending'").HasDatabaseName("IX_Deliveries_Sending");
    }
}
