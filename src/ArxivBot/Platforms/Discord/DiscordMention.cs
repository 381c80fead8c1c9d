using ArxivBot.Discord;

namespace ArxivBot.Platforms.Discord;

/// <summary>A role as Discord writes it in text (https://docs.discord.com/developers/reference#message-formatting).</summary>
internal static class DiscordMention
{
    /// <returns>Null for what is no mention of a role.</returns>
    public static Snowflake? RoleOf(string? mention) => mention is ['<', '@', '&', .. var id, '>'] && Snowflake.TryParse(id, out var role) ? role : null;
}
