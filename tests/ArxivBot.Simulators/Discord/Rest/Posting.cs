using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Bodies;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>Puts messages into channels and changes them, and tells the gateway.</summary>
internal sealed class Posting(DiscordState state)
{
    public const int FlagsOfMessages = MessageRules.SuppressEmbeds | MessageRules.SuppressNotifications | MessageRules.ComponentsV2;
    public const int FlagsOfAnswers = FlagsOfMessages | MessageRules.Ephemeral;

    /// <summary>Refuses what no message can be, wherever it goes.</summary>
    public static void Check(JsonObject body, int files, int flags, string path = "")
    {
        var errors = new BodyErrors();
        MessageRules.Check(body, path, flags, errors);
        Refusals.ThrowIfAny(errors);
        if (MessageRules.IsEmpty(body, files))
            throw Refusals.EmptyMessage;
    }

    public void RequireRights(Channel channel, JsonObject body, int files)
    {
        state.Require(channel, channel.IsThread ? DiscordPermissions.SendMessagesInThreads : DiscordPermissions.SendMessages);
        if (MessageRules.Has(body, "embeds"))
            state.Require(channel, DiscordPermissions.EmbedLinks);
        if (files > 0)
            state.Require(channel, DiscordPermissions.AttachFiles);
    }

    public Message Add(Channel channel, JsonObject body, IReadOnlyList<SentFile> files, ulong? interaction = null, bool isEphemeral = false, ulong? id = null)
    {
        var message = new Message(id ?? state.Ids.Next(), channel, state.Bot, state.Now)
        {
            Fields = MessageFields.Of(state, channel, body, files),
            Nonce = body["nonce"]?.DeepClone(),
            InteractionId = interaction,
            IsEphemeral = isEphemeral,
        };
        if (isEphemeral)
            message.Fields["flags"] = MessageRules.Flags(message.Fields) | MessageRules.Ephemeral;
        channel.Messages[message.Id] = message;
        state.Record.Add(message, body, files);
        if (!isEphemeral)
            Tell("MESSAGE_CREATE", message);
        return message;
    }

    /// <param name="flags">Those that may be set.</param>
    public void Change(Message message, JsonObject body, IReadOnlyList<SentFile> files, int flags)
    {
        var errors = new BodyErrors();
        MessageRules.Check(body, "", flags, errors, MessageRules.Flags(message.Fields));
        var turns = (MessageRules.Flags(body) & ~MessageRules.Flags(message.Fields) & MessageRules.ComponentsV2) != 0;
        if (turns && message.Fields["content"]!.GetValue<string>().Length > 0 && !body.ContainsKey("content"))
            errors.Add("/content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        Refusals.ThrowIfAny(errors);
        var kept = MessageRules.Flags(message.Fields) & (MessageRules.ComponentsV2 | MessageRules.Ephemeral);
        var changed = (JsonObject)message.Fields.DeepClone();
        MessageFields.Change(state, message.Channel, changed, body, files);
        if (MessageRules.IsEmpty(changed, ((JsonArray)changed["attachments"]!).Count))
            throw Refusals.EmptyMessage;
        changed["flags"] = MessageRules.Flags(changed) | kept;
        (message.Fields, message.EditedAt) = (changed, state.Now);
        state.Record.Edited(message, body);
        if (!message.IsEphemeral)
            Tell("MESSAGE_UPDATE", message);
    }

    public void Delete(Message message)
    {
        message.IsDeleted = true;
        message.Channel.Messages.Remove(message.Id);
        var told = new JsonObject { ["id"] = Snowflakes.Text(message.Id), ["channel_id"] = Snowflakes.Text(message.Channel.Id) };
        if (message.Channel.Guild is { } guild)
            told["guild_id"] = Snowflakes.Text(guild.Id);
        state.Gateway.Dispatch("MESSAGE_DELETE", told, message.Channel.Guild?.Id, Intent(message.Channel));
    }

    private void Tell(string name, Message message)
    {
        var told = Drawn.Of(message);
        if (message.Nonce is { } nonce)
            told["nonce"] = nonce.DeepClone();
        if (message.Channel.Guild is { } guild)
            told["guild_id"] = Snowflakes.Text(guild.Id);
        state.Gateway.Dispatch(name, told, message.Channel.Guild?.Id, Intent(message.Channel));
    }

    private static int Intent(Channel channel) => channel.Guild is null ? 1 << 12 : 1 << 9;
}
