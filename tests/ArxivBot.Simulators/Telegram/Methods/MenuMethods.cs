using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ArxivBot.Simulators.Telegram.Methods;

/// <summary>The menus of commands: https://core.telegram.org/bots/api#setmycommands.</summary>
internal sealed partial class MenuMethods(TelegramState state)
{
    private const int MostCommands = 100, LongestDescription = 256;

    private readonly Dictionary<string, JsonArray> _menus = [];

    public Method[] All =>
    [
        new("setMyCommands", Set),
        new("getMyCommands", call => _menus.GetValueOrDefault(Key(call))?.DeepClone() ?? new JsonArray()),
        new("deleteMyCommands", call =>
        {
            _menus.Remove(Key(call));
            return true;
        }),
    ];

    private JsonNode Set(CallParameters call)
    {
        if (call.Json("commands") is not JsonArray commands)
            throw TelegramError.BadRequest("can't parse commands JSON object");
        if (commands.Count > MostCommands)
            throw TelegramError.BadRequest("BOT_COMMANDS_TOO_MUCH");
        foreach (var command in commands)
        {
            if (!Name().IsMatch(command?["command"]?.GetValue<string>() ?? ""))
                throw TelegramError.BadRequest("BOT_COMMAND_INVALID");
            if (command!["description"]?.GetValue<string>() is not { Length: > 0 and <= LongestDescription })
                throw TelegramError.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }

        if (call.Text("language_code") is { Length: > 0 and not 2 })
            throw TelegramError.BadRequest("invalid language code specified");
        _menus[Key(call)] = (JsonArray)commands.DeepClone();
        state.Record.Touch();
        return true;
    }

    /// <summary>What is offered in a kind of chats and a language.</summary>
    public IReadOnlyList<string> Offered(string scope, string language) => [.. _menus.GetValueOrDefault($"{scope}/{language}")?.Select(command => command!["command"]!.GetValue<string>()) ?? []];

    private static string Key(CallParameters call) => $"{call.Json("scope")?["type"]?.GetValue<string>() ?? "default"}/{call.Text("language_code") ?? ""}";

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex Name();
}
