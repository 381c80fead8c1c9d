using ArxivBot.Simulators.Discord.Bodies;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>One method of one path of the REST interface.</summary>
/// <param name="Template">As in Discord's own description: <c>/channels/{channel_id}/messages</c>.</param>
/// <param name="Handle">One request at a time.</param>
internal sealed record Route(string Method, string Template, Func<RestRequest, DiscordAnswer> Handle)
{
    private readonly string[] _segments = Template.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What the body must look like; null when there is none.</summary>
    public ObjectShape? Body { get; init; }

    /// <summary>Whether the body is a list of what <see cref="Body"/> describes.</summary>
    public bool TakesList { get; init; }

    /// <summary>Interactions bring their own token in the path, and no limit of the bot touches them.</summary>
    public bool IsOfInteraction { get; init; }

    public string Name { get; } = $"{Method} {Template}";

    /// <summary>What has a bucket of its own.</summary>
    public static string Major(IReadOnlyDictionary<string, string> values) =>
        values.GetValueOrDefault("channel_id") ?? values.GetValueOrDefault("guild_id")
        ?? values.GetValueOrDefault("webhook_token") ?? values.GetValueOrDefault("interaction_token") ?? "";

    /// <returns>The values of the path's parameters; null when this is another path.</returns>
    public Dictionary<string, string>? Match(IReadOnlyList<string> segments)
    {
        if (segments.Count != _segments.Length)
            return null;
        var values = new Dictionary<string, string>();
        for (var index = 0; index < segments.Count; index++)
        {
            if (_segments[index] is ['{', .. var name, '}'])
                values[name] = segments[index];
            else if (_segments[index] != segments[index])
                return null;
        }

        return values;
    }
}
