using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Deliveries;

/// <summary>
/// That a chat has messages waiting, and when the next may be tried. A chat's messages go out one after the other, so its
/// trouble holds up nobody else; the row is gone when all are sent.
/// </summary>
internal sealed class ChatQueue
{
    public required int ChatId { get; init; }

    public required string Platform { get; init; }

    /// <summary>UTC; null holds the messages until the chat is there again.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>Failed tries since the last success.</summary>
    public int Failures { get; set; }

    /// <summary>Since when the bot may not write there; its people have been told. UTC; null while it may.</summary>
    public DateTimeOffset? ForbiddenSince { get; set; }
}

internal sealed class ChatQueueMapping : IEntityTypeConfiguration<ChatQueue>
{
    public void Configure(EntityTypeBuilder<ChatQueue> queue)
    {
        queue.ToTable("ChatQueues");
        queue.HasKey(q => q.ChatId);
        queue.Property(q => q.ChatId).ValueGeneratedNever();
        queue.Property(q => q.Platform).HasMaxLength(16);
        queue.HasOne<Chat>().WithOne().HasForeignKey<ChatQueue>(q => q.ChatId).OnDelete(DeleteBehavior.Restrict);
        queue.HasIndex(q => new { q.Platform, q.NotBefore });
        queue.HasIndex(q => q.ForbiddenSince).HasFilter("ForbiddenSince IS NOT NULL");
    }
}
