using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Interactions;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord;

/// <summary>What users do that the bot is to answer.</summary>
public sealed partial class DiscordSimulator
{
    /// <summary>A user runs a command that the bot has registered.</summary>
    /// <param name="command">With group and sub-command behind it, as typed: <c>config set</c>.</param>
    /// <param name="options">A channel, user or role is given by its id.</param>
    public SentInteraction Run(ulong channel, ulong user, string command, params IReadOnlyList<(string Name, object Value)> options) =>
        Send(2, channel, user, place => CommandData.Of(_state, place, user, command, options, focused: null), null);

    /// <summary>A file to give as the value of an option of <see cref="Run"/>.</summary>
    public UploadedFile Upload(string name, byte[] content)
    {
        lock (_state.Gate)
        {
            var file = new UploadedFile(_state.Ids.Next(), name, content);
            return _state.Uploads[file.Id] = file;
        }
    }

    /// <summary>A user types into an option that completes.</summary>
    /// <param name="options">Those filled in so far, the one being typed included.</param>
    public SentInteraction Complete(ulong channel, ulong user, string command, string focused, params IReadOnlyList<(string Name, object Value)> options) =>
        Send(4, channel, user, place => CommandData.Of(_state, place, user, command, options, focused), null);

    /// <summary>A user presses a button of a message.</summary>
    public SentInteraction Press(ulong message, ulong user, string customId) => Use(message, user, customId, null);

    /// <summary>A user chooses from a menu of a message.</summary>
    public SentInteraction Choose(ulong message, ulong user, string customId, params IReadOnlyList<string> values) => Use(message, user, customId, values);

    /// <summary>Any interaction, for what no user could send: unknown commands, stale buttons.</summary>
    public SentInteraction SendRaw(int type, ulong channel, ulong user, JsonObject data, ulong? message = null)
    {
        lock (_state.Gate)
            return Send(type, channel, user, _ => data, message is { } id ? Find(id) : null);
    }

    private SentInteraction Use(ulong message, ulong user, string customId, IReadOnlyList<string>? values)
    {
        lock (_state.Gate)
        {
            var source = Find(message);
            var component = Nested(source.Fields["components"]).FirstOrDefault(c => c["custom_id"]?.GetValue<string>() == customId)
                ?? throw new ArgumentException($"The message has no component '{customId}'", nameof(customId));
            if (component["disabled"]?.GetValue<bool>() is true)
                throw new ArgumentException($"The component '{customId}' is disabled", nameof(customId));
            var data = new JsonObject { ["custom_id"] = customId, ["component_type"] = component["type"]!.DeepClone(), ["id"] = component["id"]?.DeepClone() };
            if (values is not null)
                data["values"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
            return Send(3, source.Channel.Id, user, _ => data, source);
        }
    }

    private static IEnumerable<JsonObject> Nested(JsonNode? components) => (components as JsonArray ?? []).OfType<JsonObject>()
        .SelectMany(component => Nested(component["components"]).Append(component).Concat(component["accessory"] is JsonObject accessory ? [accessory] : []));

    private SentInteraction Send(int type, ulong channel, ulong user, Func<Channel, JsonObject> data, Message? source)
    {
        lock (_state.Gate)
        {
            var place = _state.Channels[channel];
            return _state.Interactions.Send(type, place, _state.Users[user], data(place), source);
        }
    }
}
