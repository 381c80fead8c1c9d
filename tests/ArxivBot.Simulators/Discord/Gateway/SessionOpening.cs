using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord.Gateway;

/// <summary>What a new session is told first: READY, and then each guild that is there.</summary>
internal static class SessionOpening
{
    public static void Tell(DiscordState state, GatewaySession session, string resumeUrl)
    {
        var guilds = state.GuildsOfBot.Where(guild => session.Wants(guild.Id, GatewayIntents.Always)).OrderBy(guild => guild.Id).ToList();
        var ready = new JsonObject
        {
            ["v"] = 10,
            ["user"] = Drawn.Of(state.Bot),
            ["guilds"] = Drawn.List(guilds, DrawnGuild.Unavailable),
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = resumeUrl,
            ["session_type"] = "normal",
            ["shard"] = new JsonArray(session.Shard, session.Shards),
            ["application"] = new JsonObject { ["id"] = Snowflakes.Text(state.Bot.Id), ["flags"] = 0 },
            ["private_channels"] = new JsonArray(),
            ["relationships"] = new JsonArray(),
            ["_trace"] = new JsonArray("simulator"),
        };
        session.Tell("READY", ready);
        session.IsReady = true;
        foreach (var guild in guilds.Where(guild => !guild.IsUnavailable && session.Wants(guild.Id, GatewayIntents.Guilds)))
            session.Tell("GUILD_CREATE", DrawnGuild.Created(guild, guild.Members[state.Bot.Id]));
    }
}
