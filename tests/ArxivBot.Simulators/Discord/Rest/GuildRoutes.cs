using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Bodies;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>The gateway's address, the bot itself, users, guilds, channels, members and roles.</summary>
internal sealed class GuildRoutes(DiscordState state, Func<Uri> baseUrl)
{
    private static readonly ObjectShape Recipient = new(new Field("recipient_id", new IdShape(), true));

    public IEnumerable<Route> All =>
    [
        new("GET", "/gateway", _ => DiscordAnswer.Ok(new JsonObject { ["url"] = GatewayUrl })) { IsOfInteraction = true },
        new("GET", "/gateway/bot", _ => DiscordAnswer.Ok(GatewayOfBot())),
        new("GET", "/users/@me", _ => DiscordAnswer.Ok(Me())),
        new("GET", "/users/{user_id}", request => DiscordAnswer.Ok(Drawn.Of(UserOf(request.Id("user_id"))))),
        new("GET", "/users/@me/guilds", request => DiscordAnswer.Ok(MyGuilds(request))),
        new("DELETE", "/users/@me/guilds/{guild_id}", Leave),
        new("POST", "/users/@me/channels", OpenDm) { Body = Recipient },
        new("GET", "/applications/@me", _ => DiscordAnswer.Ok(Application())),
        new("GET", "/guilds/{guild_id}", request => DiscordAnswer.Ok(DrawnGuild.Of(state.GuildOf(request.Id("guild_id"))))),
        new("GET", "/guilds/{guild_id}/channels", request => DiscordAnswer.Ok(
            Drawn.List(state.GuildOf(request.Id("guild_id")).Channels.Values.Where(channel => !channel.IsThread), Drawn.Of))),
        new("GET", "/guilds/{guild_id}/roles", request => DiscordAnswer.Ok(Drawn.List(state.GuildOf(request.Id("guild_id")).Roles.Values, Drawn.Of))),
        new("GET", "/guilds/{guild_id}/members/{user_id}", request => DiscordAnswer.Ok(Drawn.Of(MemberOf(request)))),
        new("GET", "/channels/{channel_id}", request => DiscordAnswer.Ok(Drawn.Of(state.ChannelOf(request.Id("channel_id"))))),
    ];

    private string GatewayUrl => $"ws://{baseUrl().Authority}/gateway/";

    private JsonObject GatewayOfBot()
    {
        var starts = state.Gateway.Starts;
        return new JsonObject
        {
            ["url"] = GatewayUrl,
            ["shards"] = state.Options.RecommendedShards,
            ["session_start_limit"] = new JsonObject
            {
                ["total"] = state.Options.SessionStarts,
                ["remaining"] = starts.Left(state.Now),
                ["reset_after"] = (long)starts.ResetsAfter(state.Now).TotalMilliseconds,
                ["max_concurrency"] = state.Options.MaxConcurrency,
            },
        };
    }

    private JsonObject Me()
    {
        var me = Drawn.Of(state.Bot);
        (me["mfa_enabled"], me["locale"], me["verified"], me["email"]) = (false, "en-US", true, null);
        return me;
    }

    private JsonObject Application() => new()
    {
        ["id"] = Snowflakes.Text(state.Bot.Id),
        ["name"] = state.Bot.Name,
        ["icon"] = null,
        ["description"] = "",
        ["type"] = null,
        ["bot"] = Drawn.Of(state.Bot),
        ["bot_public"] = true,
        ["bot_require_code_grant"] = false,
        ["verify_key"] = new string('0', 64),
        ["flags"] = 0,
        ["flags_new"] = "0",
        ["redirect_uris"] = new JsonArray(),
        ["interactions_endpoint_url"] = null,
        ["role_connections_verification_url"] = null,
        ["owner"] = Drawn.Of(state.Users.Values.FirstOrDefault(user => !user.IsBot) ?? state.Bot),
        ["approximate_guild_count"] = state.GuildsOfBot.Count(),
        ["approximate_user_install_count"] = 0,
        ["approximate_user_authorization_count"] = 0,
        ["explicit_content_filter"] = 0,
        ["team"] = null,
        ["eligible_oauth2_scopes"] = new JsonArray(),
    };

    private JsonArray MyGuilds(RestRequest request)
    {
        var (limit, after) = (request.Limit(200, 200), request.Around("after"));
        return Drawn.List(state.GuildsOfBot.Where(guild => after is null || guild.Id > after).OrderBy(guild => guild.Id).Take(limit), guild => new JsonObject
        {
            ["id"] = Snowflakes.Text(guild.Id),
            ["name"] = guild.Name,
            ["icon"] = null,
            ["banner"] = null,
            ["owner"] = false,
            ["permissions"] = Drawn.Bits(Rights.In(guild, guild.Members[state.Bot.Id], state.Now)),
            ["features"] = new JsonArray(),
        });
    }

    private DiscordAnswer Leave(RestRequest request)
    {
        if (!state.Guilds.TryGetValue(request.Id("guild_id"), out var guild) || !guild.Members.Remove(state.Bot.Id))
            throw Refusals.UnknownGuild;
        state.Gateway.Dispatch("GUILD_DELETE", new JsonObject { ["id"] = Snowflakes.Text(guild.Id) }, guild.Id, GatewayIntents.Guilds);
        return DiscordAnswer.NoContent;
    }

    private DiscordAnswer OpenDm(RestRequest request)
    {
        request.CheckShape();
        var user = UserOf(Snowflakes.Parse(request.Body["recipient_id"]!.ToString())!.Value);
        return DiscordAnswer.Ok(Drawn.Of(DmOf(state, user)));
    }

    public static Channel DmOf(DiscordState state, User user)
    {
        user.Dm ??= new Channel(state.Ids.Next(), DiscordChannelType.Dm, user.Name) { Recipient = user };
        return state.Channels[user.Dm.Id] = user.Dm;
    }

    private User UserOf(ulong id) => state.Users.GetValueOrDefault(id) ?? throw Refusals.UnknownUser;

    private Member MemberOf(RestRequest request)
    {
        var guild = state.GuildOf(request.Id("guild_id"));
        return guild.Members.GetValueOrDefault(UserOf(request.Id("user_id")).Id) ?? throw Refusals.UnknownMember;
    }
}
