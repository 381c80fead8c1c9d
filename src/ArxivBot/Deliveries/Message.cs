using ArxivBot.Digests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Deliveries;

/// <summary>What is sent in one call, in a platform's own format: written once for all the chats that get the same.</summary>
internal sealed class Message
{
    public int Id { get; init; }

    /// <summary>Null for a message that is no part of a digest.</summary>
    public int? CompositionId { get; init; }

    public required string Platform { get; init; }

    /// <summary>Place among the messages of the composition, counted from 1.</summary>
    public required int Part { get; init; }

    public required string Payload { get; init; }
}

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("Messages");
        message.Property(m => m.Platform).HasMaxLength(16);
        message.HasOne<Composition>().WithMany().HasForeignKey(m => m.CompositionId).OnDelete(DeleteBehavior.Restrict);
        message.HasIndex(m => new { m.CompositionId, m.Platform, m.Part }).IsUnique();
    }
}
