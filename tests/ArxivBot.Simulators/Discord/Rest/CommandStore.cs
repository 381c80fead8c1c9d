using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Bodies;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>The commands that the bot has registered, for all guilds and by guild.</summary>
internal sealed class CommandStore(DiscordState state)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // Guild 0 stands for all guilds.
    private readonly Dictionary<ulong, List<JsonObject>> _commands = [];
    private readonly Dictionary<ulong, Queue<DateTimeOffset>> _creates = [];

    public List<JsonObject> Of(ulong guild) => _commands.TryGetValue(guild, out var commands) ? commands : _commands[guild] = [];

    /// <summary>The command of this name that a user in the guild sees.</summary>
    public JsonObject? Find(ulong guild, string name) =>
        Of(guild).Concat(guild == 0 ? [] : Of(0)).FirstOrDefault(command => command["name"]!.GetValue<string>() == name);

    public JsonArray Replace(ulong guild, JsonArray bodies)
    {
        ThrowIfTooMany(bodies);
        var before = Of(guild);
        Count(guild, bodies.Count(body => Same(before, (JsonObject)body!) is null));
        _commands[guild] = [.. bodies.Select(body => Told(guild, (JsonObject)body!, Same(before, (JsonObject)body!)))];
        state.Record.Registered(guild, bodies);
        return Drawn.List(Of(guild), command => command.DeepClone());
    }

    public (JsonObject Command, bool IsNew) Create(ulong guild, JsonObject body)
    {
        var commands = Of(guild);
        var before = Same(commands, body);
        if (before is null)
        {
            ThrowIfTooMany([.. commands.Select(command => command.DeepClone()), body.DeepClone()]);
            Count(guild, 1);
        }

        var command = Told(guild, body, before);
        if (before is not null)
            commands.Remove(before);
        commands.Add(command);
        state.Record.Registered(guild, Drawn.List(commands, c => c.DeepClone()));
        return ((JsonObject)command.DeepClone(), before is null);
    }

    private static JsonObject? Same(List<JsonObject> commands, JsonObject body) => commands.FirstOrDefault(command =>
        CommandRules.Type(command) == CommandRules.Type(body) && command["name"]!.GetValue<string>() == body["name"]!.GetValue<string>());

    private static void ThrowIfTooMany(JsonArray bodies)
    {
        if (bodies.CountBy(CommandRules.Type).Any(type => type.Value > (type.Key is 1 ? 100 : 15)))
            throw Refusals.TooManyCommands;
    }

    private void Count(ulong guild, int creates)
    {
        var times = _creates.TryGetValue(guild, out var known) ? known : _creates[guild] = [];
        while (times.TryPeek(out var first) && state.Now - first >= Day)
            times.Dequeue();
        if (times.Count + creates > state.Options.CommandCreates)
            throw Refusals.TooManyCreates;
        for (var create = 0; create < creates; create++)
            times.Enqueue(state.Now);
    }

    private JsonObject Told(ulong guild, JsonObject body, JsonObject? before)
    {
        var told = new JsonObject
        {
            ["id"] = before?["id"]!.DeepClone() ?? Snowflakes.Text(state.Ids.Next()),
            ["application_id"] = Snowflakes.Text(state.Bot.Id),
            ["version"] = Snowflakes.Text(state.Ids.Next()),
            ["default_member_permissions"] = body["default_member_permissions"]?.ToString(),
            ["type"] = CommandRules.Type(body),
            ["name"] = body["name"]!.DeepClone(),
            ["description"] = body["description"]?.DeepClone() ?? "",
            ["nsfw"] = body["nsfw"]?.DeepClone() ?? false,
        };
        foreach (var name in (string[])["options", "name_localizations", "description_localizations"])
        {
            if (body[name] is { } value)
                told[name] = value.DeepClone();
        }

        if (guild != 0)
        {
            told["guild_id"] = Snowflakes.Text(guild);
            return told;
        }

        told["dm_permission"] = body["dm_permission"]?.DeepClone() ?? true;
        told["contexts"] = body["contexts"]?.DeepClone();
        told["integration_types"] = body["integration_types"]?.DeepClone() ?? new JsonArray(0);
        return told;
    }
}
