using System.Globalization;
using System.Text.Json.Nodes;
using static ArxivBot.Simulators.Discord.World.Snowflakes;

namespace ArxivBot.Simulators.Discord.World;

/// <summary>Guilds, channels, members and messages as Discord's JSON shows them, over REST and in events alike.</summary>
internal static class Drawn
{
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff+00:00", CultureInfo.InvariantCulture);

    public static string Bits(DiscordPermissions permissions) => Text((ulong)permissions);

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> drawn) => [.. items.Select(drawn)];

    public static JsonObject Of(User user)
    {
        var drawn = new JsonObject
        {
            ["id"] = Text(user.Id),
            ["username"] = user.Name,
            ["avatar"] = null,
            ["discriminator"] = user.IsBot ? "0001" : "0",
            ["public_flags"] = 0,
            ["flags"] = 0,
            ["global_name"] = null,
            ["primary_guild"] = null,
        };
        if (user.IsBot)
            drawn["bot"] = true;
        return drawn;
    }

    public static JsonObject Of(Role role)
    {
        var drawn = new JsonObject
        {
            ["id"] = Text(role.Id),
            ["name"] = role.Name,
            ["permissions"] = Bits(role.Permissions),
            ["position"] = role.Position,
            ["color"] = 0,
            ["colors"] = new JsonObject { ["primary_color"] = 0, ["secondary_color"] = null, ["tertiary_color"] = null },
            ["hoist"] = false,
            ["managed"] = role.BotId is not null,
            ["mentionable"] = false,
            ["icon"] = null,
            ["unicode_emoji"] = null,
            ["flags"] = 0,
        };
        if (role.BotId is { } bot)
            drawn["tags"] = new JsonObject { ["bot_id"] = Text(bot) };
        return drawn;
    }

    public static JsonObject Of(Member member) => new()
    {
        ["user"] = Of(member.User),
        ["nick"] = null,
        ["avatar"] = null,
        ["banner"] = null,
        ["roles"] = List(member.Roles, role => Text(role)),
        ["joined_at"] = Time(member.JoinedAt),
        ["premium_since"] = null,
        ["communication_disabled_until"] = member.TimedOutUntil is { } until ? Time(until) : null,
        ["pending"] = false,
        ["flags"] = 0,
        ["mute"] = false,
        ["deaf"] = false,
    };

    public static JsonObject Of(Channel channel)
    {
        var drawn = new JsonObject { ["id"] = Text(channel.Id), ["type"] = (int)channel.Type, ["flags"] = channel.RequiresTag ? 1 << 4 : 0 };
        if (channel.TakesMessages)
            drawn["last_message_id"] = channel.Messages.Count > 0 ? Text(channel.Messages.Keys.Last()) : null;
        if (channel.Guild is null)
        {
            drawn["recipients"] = List(channel.Recipient is { } user ? [user] : Array.Empty<User>(), Of);
            return drawn;
        }

        (drawn["guild_id"], drawn["name"]) = (Text(channel.Guild.Id), channel.Name);
        if (channel.Thread is { } thread)
            AddThread(drawn, channel, thread);
        else
            AddPlace(drawn, channel);
        return drawn;
    }

    public static JsonObject Of(Message message)
    {
        var drawn = new JsonObject
        {
            ["id"] = Text(message.Id),
            ["type"] = message.InteractionId is null ? 0 : 20,
            ["channel_id"] = Text(message.Channel.Id),
            ["author"] = Of(message.Author),
            ["timestamp"] = Time(message.SentAt),
            ["edited_timestamp"] = message.EditedAt is { } edited ? Time(edited) : null,
            ["mentions"] = new JsonArray(),
            ["mention_roles"] = new JsonArray(),
            ["mention_everyone"] = false,
            ["pinned"] = false,
            ["tts"] = false,
        };
        foreach (var (name, value) in message.Fields)
            drawn[name] = value?.DeepClone();
        if (message.InteractionId is not null)
            (drawn["webhook_id"], drawn["application_id"]) = (Text(message.Author.Id), Text(message.Author.Id));
        return drawn;
    }

    private static void AddPlace(JsonObject drawn, Channel channel)
    {
        drawn["parent_id"] = null;
        drawn["position"] = 0;
        drawn["nsfw"] = false;
        drawn["topic"] = null;
        drawn["rate_limit_per_user"] = 0;
        drawn["permission_overwrites"] = List(channel.Overwrites, pair => new JsonObject
        {
            ["id"] = Text(pair.Key),
            ["type"] = pair.Value.IsMember ? 1 : 0,
            ["allow"] = Bits(pair.Value.Allow),
            ["deny"] = Bits(pair.Value.Deny),
        });
        if (!channel.IsForum)
            return;
        drawn["default_reaction_emoji"] = null;
        drawn["default_sort_order"] = null;
        drawn["default_forum_layout"] = 0;
        drawn["available_tags"] = List(channel.Tags, tag => new JsonObject
        {
            ["id"] = Text(tag.Id),
            ["name"] = tag.Name,
            ["moderated"] = false,
            ["emoji_id"] = null,
            ["emoji_name"] = null,
        });
    }

    private static void AddThread(JsonObject drawn, Channel channel, SimulatedThread thread)
    {
        drawn["parent_id"] = Text(channel.Parent!.Id);
        drawn["owner_id"] = Text(thread.OwnerId);
        drawn["message_count"] = channel.Messages.Count;
        drawn["total_message_sent"] = channel.Messages.Count;
        drawn["member_count"] = 1;
        drawn["rate_limit_per_user"] = 0;
        drawn["applied_tags"] = List(thread.AppliedTags, tag => Text(tag));
        drawn["thread_metadata"] = new JsonObject
        {
            ["archived"] = thread.IsArchived,
            ["archive_timestamp"] = Time(thread.CreatedAt),
            ["auto_archive_duration"] = thread.AutoArchive,
            ["locked"] = thread.IsLocked,
            ["create_timestamp"] = Time(thread.CreatedAt),
        };
    }
}
