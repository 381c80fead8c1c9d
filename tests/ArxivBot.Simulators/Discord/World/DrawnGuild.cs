using System.Text.Json.Nodes;
using static ArxivBot.Simulators.Discord.World.Drawn;
using static ArxivBot.Simulators.Discord.World.Snowflakes;

namespace ArxivBot.Simulators.Discord.World;

/// <summary>Whole guilds in JSON: as REST answers them and, with what is in them, as GUILD_CREATE brings them.</summary>
internal static class DrawnGuild
{
    public static JsonObject Of(Guild guild) => new()
    {
        ["id"] = Text(guild.Id),
        ["name"] = guild.Name,
        ["icon"] = null,
        ["description"] = null,
        ["home_header"] = null,
        ["splash"] = null,
        ["discovery_splash"] = null,
        ["features"] = new JsonArray(),
        ["banner"] = null,
        ["owner_id"] = Text(guild.OwnerId),
        ["application_id"] = null,
        ["region"] = "us-east",
        ["afk_channel_id"] = null,
        ["afk_timeout"] = 300,
        ["system_channel_id"] = null,
        ["system_channel_flags"] = 0,
        ["widget_enabled"] = false,
        ["widget_channel_id"] = null,
        ["verification_level"] = 1,
        ["roles"] = List(guild.Roles.Values, Drawn.Of),
        ["default_message_notifications"] = 0,
        ["mfa_level"] = 0,
        ["explicit_content_filter"] = 0,
        ["max_presences"] = null,
        ["max_members"] = 500_000,
        ["max_stage_video_channel_users"] = 50,
        ["max_video_channel_users"] = 25,
        ["vanity_url_code"] = null,
        ["premium_tier"] = 0,
        ["premium_subscription_count"] = 0,
        ["preferred_locale"] = guild.Locale,
        ["rules_channel_id"] = null,
        ["safety_alerts_channel_id"] = null,
        ["public_updates_channel_id"] = null,
        ["premium_progress_bar_enabled"] = false,
        ["nsfw"] = false,
        ["nsfw_level"] = 0,
        ["emojis"] = new JsonArray(),
        ["stickers"] = new JsonArray(),
        ["incidents_data"] = null,
    };

    public static JsonObject Unavailable(Guild guild) => new() { ["id"] = Text(guild.Id), ["unavailable"] = true };

    /// <summary>Without the members intent only the bot itself is among the members.</summary>
    public static JsonObject Created(Guild guild, Member bot)
    {
        var drawn = Of(guild);
        drawn["joined_at"] = Time(bot.JoinedAt);
        drawn["large"] = guild.Members.Count > 50;
        drawn["unavailable"] = false;
        drawn["member_count"] = guild.Members.Count;
        drawn["members"] = new JsonArray(Drawn.Of(bot));
        drawn["channels"] = List(guild.Channels.Values.Where(channel => !channel.IsThread), Drawn.Of);
        drawn["threads"] = List(guild.Channels.Values.Where(channel => channel.Thread is { IsArchived: false }), Drawn.Of);
        foreach (var empty in (string[])["presences", "voice_states", "stage_instances", "guild_scheduled_events", "soundboard_sounds"])
            drawn[empty] = new JsonArray();
        return drawn;
    }
}
