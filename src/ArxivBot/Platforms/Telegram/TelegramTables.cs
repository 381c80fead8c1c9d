using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Platforms.Telegram;

/// <summary>What Telegram has told: it is confirmed to Telegram only once it is here.</summary>
internal sealed class StoredUpdate
{
    /// <summary>Telegram's own number.</summary>
    public required int Id { get; init; }

    /// <summary>As Telegram wrote it; empty once it is handled.</summary>
    public required string Json { get; init; }

    /// <summary>Null until then. UTC.</summary>
    public DateTimeOffset? HandledAt { get; init; }
}

internal sealed class StoredUpdateMapping : IEntityTypeConfiguration<StoredUpdate>
{
    public void Configure(EntityTypeBuilder<StoredUpdate> update)
    {
        update.ToTable("TelegramUpdates");
        update.Property(u => u.Id).ValueGeneratedNever();
        update.HasIndex(u => u.HandledAt);
    }
}

/// <summary>How far Telegram has been heard. One row.</summary>
internal sealed class UpdateOffset
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>The bot that the numbers are of.</summary>
    public required long BotId { get; set; }

    /// <summary>The next number that is wanted.</summary>
    public required int Next { get; set; }

    /// <summary>When the last update came. UTC.</summary>
    public required DateTimeOffset At { get; set; }
}

internal sealed class UpdateOffsetMapping : IEntityTypeConfiguration<UpdateOffset>
{
    public void Configure(EntityTypeBuilder<UpdateOffset> offset)
    {
        offset.ToTable("TelegramOffset");
        offset.Property(o => o.Id).ValueGeneratedNever();
    }
}

/// <summary>A menu of commands that Telegram has been told: only a change is sent.</summary>
internal sealed class StoredMenu
{
    /// <summary>The bot, the kind of chats and the language.</summary>
    public required string Scope { get; init; }

    /// <summary>Of the commands as they were sent.</summary>
    public required string Hash { get; set; }
}

internal sealed class StoredMenuMapping : IEntityTypeConfiguration<StoredMenu>
{
    public void Configure(EntityTypeBuilder<StoredMenu> menu)
    {
        menu.ToTable("TelegramMenus");
        menu.HasKey(m => m.Scope);
        menu.Property(m => m.Scope).HasMaxLength(100);
        menu.Property(m => m.Hash).HasMaxLength(64);
    }
}
