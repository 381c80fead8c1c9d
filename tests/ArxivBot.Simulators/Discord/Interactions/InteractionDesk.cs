using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Rest;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord.Interactions;

/// <summary>Sends interactions to the bot and finds them again by their tokens.</summary>
internal sealed class InteractionDesk(DiscordState state)
{
    private readonly Dictionary<string, SentInteraction> _byToken = new(StringComparer.Ordinal);
    private readonly Queue<SentInteraction> _inOrder = [];

    public SentInteraction Send(int type, Channel channel, User user, JsonObject data, Message? source)
    {
        var id = state.Ids.Next();
        var interaction = new SentInteraction(id, $"aW50ZXJhY3Rpb24_{id:x}_{Guid.NewGuid():n}", type, channel, source, state.Now);
        // Some are kept for longer than they live, so that Discord can say of them what it says of those.
        while (_inOrder.TryPeek(out var oldest) && state.Now - oldest.SentAt > 2 * state.Options.InteractionLifetime)
            _byToken.Remove(_inOrder.Dequeue().Token);
        _inOrder.Enqueue(interaction);
        _byToken[interaction.Token] = interaction;
        state.Record.Sent(interaction);
        state.Gateway.Dispatch("INTERACTION_CREATE", Told(interaction, user, data), channel.Guild?.Id, GatewayIntents.Always, interaction);
        return interaction;
    }

    /// <summary>The interaction whose first answer this is.</summary>
    public SentInteraction ToAnswer(ulong id, string token)
    {
        if (!_byToken.TryGetValue(token, out var interaction) || interaction.Id != id)
            throw Refusals.UnknownInteraction;
        if (interaction.Ack is not null)
            throw Refusals.AlreadyAcknowledged;
        if (state.Now - interaction.SentAt <= state.Options.InteractionPatience)
            return interaction;
        state.Record.AnsweredLate();
        throw Refusals.UnknownInteraction;
    }

    /// <summary>The answered interaction whose webhook this is.</summary>
    public SentInteraction Answered(ulong application, string token)
    {
        if (application != state.Bot.Id || !_byToken.TryGetValue(token, out var interaction))
            throw Refusals.UnknownWebhook;
        if (state.Now - interaction.SentAt >= state.Options.InteractionLifetime)
            throw Refusals.InvalidToken;
        return interaction.Ack is null or { Type: 8 } ? throw Refusals.UnknownWebhook : interaction;
    }

    private JsonObject Told(SentInteraction interaction, User user, JsonObject data)
    {
        var channel = interaction.Channel;
        var told = new JsonObject
        {
            ["id"] = Snowflakes.Text(interaction.Id),
            ["application_id"] = Snowflakes.Text(state.Bot.Id),
            ["type"] = interaction.Type,
            ["data"] = data.DeepClone(),
            ["channel_id"] = Snowflakes.Text(channel.Id),
            ["channel"] = Drawn.Of(channel),
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["app_permissions"] = Drawn.Bits(channel.Guild is null ? DiscordPermissions.Everyone : state.RightsIn(channel)),
            ["locale"] = "en-US",
            ["context"] = channel.Guild is null ? 1 : 0,
            ["entitlements"] = new JsonArray(),
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = channel.Guild is { } owner ? Snowflakes.Text(owner.Id) : "0" },
            ["attachment_size_limit"] = state.Options.LargestFile,
        };
        if (interaction.Source is { } source)
            told["message"] = Drawn.Of(source);
        if (channel.Guild is not { } guild)
        {
            told["user"] = Drawn.Of(user);
            return told;
        }

        var member = Drawn.Of(guild.Members[user.Id]);
        member["permissions"] = Drawn.Bits(Rights.In(channel, guild.Members[user.Id], state.Now));
        (told["guild_id"], told["guild_locale"], told["member"]) = (Snowflakes.Text(guild.Id), guild.Locale, member);
        told["guild"] = new JsonObject { ["id"] = Snowflakes.Text(guild.Id), ["locale"] = guild.Locale, ["features"] = new JsonArray() };
        return told;
    }
}
