using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Telegram.World;

internal sealed class SimulatedUser(long id, string name, string? language, string? username = null, bool isBot = false)
{
    public long Id => id;

    public string Name => name;

    public string? Username => username;

    /// <summary>Whether the user has begun a conversation with the bot.</summary>
    public bool HasStarted { get; set; }

    public bool BlocksBot { get; set; }

    public JsonObject Drawn()
    {
        var told = new JsonObject { ["id"] = id, ["is_bot"] = isBot, ["first_name"] = name };
        if (username is not null)
            told["username"] = username;
        if (language is not null)
            told["language_code"] = language;
        return told;
    }
}
