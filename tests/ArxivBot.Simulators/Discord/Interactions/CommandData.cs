using System.Globalization;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Bodies;
using ArxivBot.Simulators.Discord.World;
using static ArxivBot.Simulators.Discord.World.Snowflakes;

namespace ArxivBot.Simulators.Discord.Interactions;

/// <summary>What an interaction carries of a command: only what Discord would let a user send.</summary>
internal static class CommandData
{
    public static JsonObject Of(
        DiscordState state, Channel channel, ulong user, string typed, IReadOnlyList<(string Name, object Value)> options, string? focused)
    {
        var words = typed.Split(' ');
        var command = state.Commands.Find(channel.Guild?.Id ?? 0, words[0])
            ?? throw new ArgumentException($"No command '{words[0]}' is registered", nameof(typed));
        var (resolved, owner) = (new JsonObject(), command);
        foreach (var word in words[1..])
            owner = Option(owner, word);
        var filled = Filled(state, channel, user, owner, options, focused, resolved);
        for (var index = words.Length - 1; index > 0; index--)
        {
            owner = words[1..index].Aggregate(command, Option);
            filled = [new JsonObject { ["name"] = words[index], ["type"] = CommandRules.Type(Option(owner, words[index])), ["options"] = filled }];
        }

        var data = new JsonObject
        {
            ["id"] = command["id"]!.DeepClone(),
            ["name"] = words[0],
            ["type"] = CommandRules.Type(command),
            ["options"] = filled,
        };
        if (command["guild_id"] is { } guild)
            data["guild_id"] = guild.DeepClone();
        if (resolved.Count > 0)
            data["resolved"] = resolved;
        return data;
    }

    private static JsonArray Filled(
        DiscordState state, Channel channel, ulong user, JsonObject owner, IReadOnlyList<(string Name, object Value)> options, string? focused, JsonObject resolved)
    {
        var missing = (owner["options"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(option => option["required"]?.GetValue<bool>() is true).Select(option => option["name"]!.GetValue<string>()).Except(options.Select(o => o.Name));
        if (focused is null && missing.FirstOrDefault() is { } name)
            throw new ArgumentException($"The option '{name}' is required", nameof(options));
        var filled = new JsonArray();
        foreach (var (option, value) in options)
        {
            var type = CommandRules.Type(Option(owner, option));
            var told = new JsonObject { ["name"] = option, ["type"] = type, ["value"] = Value(type, value, focused == option) };
            if (focused == option)
                told["focused"] = true;
            if (value is UploadedFile file && type is CommandShapes.AttachmentOption)
                Group(resolved, "attachments")[Text(file.Id)] = file.Drawn(state.FilesUrl);
            if (type is CommandShapes.ChannelOption && state.Channels.TryGetValue(Convert.ToUInt64(value, CultureInfo.InvariantCulture), out var chosen))
                Group(resolved, "channels")[Text(chosen.Id)] = Resolved(state, chosen, user);
            filled.Add(told);
        }

        return filled;
    }

    private static JsonValue Value(int type, object value, bool isTyped) => (type, value) switch
    {
        (_, string text) when isTyped => JsonValue.Create(text),
        (CommandShapes.Text, string text) => JsonValue.Create(text),
        (CommandShapes.Whole, _) => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        (5, bool flag) => JsonValue.Create(flag),
        (CommandShapes.Number, _) => JsonValue.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        (CommandShapes.AttachmentOption, UploadedFile file) => JsonValue.Create(Text(file.Id)),
        ( >= 6 and <= 9, _) => JsonValue.Create(Text(Convert.ToUInt64(value, CultureInfo.InvariantCulture))),
        _ => throw new ArgumentException($"'{value}' is no value of an option of type {type}", nameof(value)),
    };

    private static JsonObject Resolved(DiscordState state, Channel channel, ulong user)
    {
        var told = new JsonObject
        {
            ["id"] = Text(channel.Id),
            ["name"] = channel.Name,
            ["type"] = (int)channel.Type,
            ["permissions"] = Drawn.Bits(state.RightsIn(channel, user)),
            ["app_permissions"] = Drawn.Bits(state.RightsIn(channel)),
        };
        if (channel.Parent is { } parent)
            told["parent_id"] = Text(parent.Id);
        return told;
    }

    private static JsonObject Group(JsonObject resolved, string name)
    {
        if (resolved[name] is not JsonObject group)
            resolved[name] = group = [];
        return group;
    }

    private static JsonObject Option(JsonObject owner, string name) =>
        (owner["options"] as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(option => option["name"]!.GetValue<string>() == name)
        ?? throw new ArgumentException($"'{owner["name"]}' has no option '{name}'", nameof(name));
}
