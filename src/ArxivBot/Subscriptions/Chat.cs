using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Subscriptions;

/// <summary>One destination on one platform: a channel, thread or direct message, a group or topic, a user of the console.</summary>
internal sealed class Chat
{
    public int Id { get; init; }

    /// <summary>The platform's name, such as <c>console</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>What the platform calls it; it changes when the platform moves the chat.</summary>
    public required string Address { get; set; }

    /// <summary>For people; null where the platform has no title.</summary>
    public string? Title { get; set; }

    /// <summary>Whether several people read it.</summary>
    public bool IsShared { get; set; }

    public required ChatSettings Settings { get; set; }

    public ChatState State { get; set; }

    /// <summary>Why it is not active, for people; null while it is.</summary>
    public string? StateReason { get; set; }

    /// <summary>The first announcement day, in arXiv's zone, that it is owed a digest of; null before its first subscription.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>When it is to be looked at next. UTC; null while nothing can be due.</summary>
    public DateTimeOffset? NextDueAt { get; set; }

    /// <summary>Counts the changes, so that a digest is never built from what has changed meanwhile.</summary>
    public int Version { get; set; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public List<Subscription> Subscriptions { get; init; } = [];

    public List<WatchedTerm> Terms { get; init; } = [];
}

internal enum ChatState
{
    Active,

    /// <summary>Its people want nothing for now.</summary>
    Paused,

    /// <summary>The platform says that it is not there any more, or that the bot was put out.</summary>
    Gone,
}

internal sealed class ChatMapping : IEntityTypeConfiguration<Chat>
{
    public void Configure(EntityTypeBuilder<Chat> chat)
    {
        chat.ToTable("Chats");
        chat.Property(c => c.Platform).HasMaxLength(16);
        chat.Property(c => c.Address).HasMaxLength(100);
        chat.Property(c => c.Title).HasMaxLength(200);
        chat.Property(c => c.State).HasConversion<string>().HasMaxLength(16);
        chat.ComplexProperty(c => c.Settings, settings =>
        {
            settings.Property(s => s.TimeZone).HasMaxLength(64);
            settings.Property(s => s.Language).HasMaxLength(16);
            settings.Property(s => s.Placement).HasConversion<string>().HasMaxLength(16);
            settings.Property(s => s.Ping).HasMaxLength(32);
            settings.Property(s => s.Rhythm).HasConversion<string>().HasMaxLength(16);
        });
        chat.HasMany(c => c.Subscriptions).WithOne().HasForeignKey(s => s.ChatId);
        chat.HasMany(c => c.Terms).WithOne().HasForeignKey(t => t.ChatId);
        chat.HasIndex(c => new { c.Platform, c.Address }).IsUnique();
        chat.HasIndex(c => c.NextDueAt); // due chats are found here, never by a timer a chat
    }
}
