using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Platforms.Discord;

/// <summary>What is registered at Discord: it takes 200 new commands a day, so only a change is sent.</summary>
internal sealed class RegisteredCommands
{
    /// <summary>The application, and the server if it is one only.</summary>
    public required string Scope { get; init; }

    /// <summary>Of the commands as they were sent.</summary>
    public required string Hash { get; set; }
}

internal sealed class RegisteredCommandsMapping : IEntityTypeConfiguration<RegisteredCommands>
{
    public void Configure(EntityTypeBuilder<RegisteredCommands> commands)
    {
        commands.ToTable("DiscordCommands");
        commands.HasKey(c => c.Scope);
        commands.Property(c => c.Scope).HasMaxLength(100);
        commands.Property(c => c.Hash).HasMaxLength(64);
    }
}

/// <summary>One time the bot identified, kept for a day.</summary>
internal sealed class Identify
{
    public int Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

internal sealed class IdentifyMapping : IEntityTypeConfiguration<Identify>
{
    public void Configure(EntityTypeBuilder<Identify> identify)
    {
        identify.ToTable("DiscordIdentifies");
        identify.HasIndex(i => i.At);
    }
}
