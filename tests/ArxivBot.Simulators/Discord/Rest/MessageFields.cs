using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Bodies;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>What of a request's body a message keeps, in the form in which Discord tells it.</summary>
internal static class MessageFields
{
    public static JsonObject Of(DiscordState state, Channel channel, JsonObject body, IReadOnlyList<SentFile> files)
    {
        var fields = new JsonObject
        {
            ["content"] = "",
            ["embeds"] = new JsonArray(),
            ["components"] = new JsonArray(),
            ["attachments"] = new JsonArray(),
            ["flags"] = 0,
        };
        Change(state, channel, fields, body, files);
        return fields;
    }

    /// <summary>Changes what the body names; null empties it.</summary>
    public static void Change(DiscordState state, Channel channel, JsonObject fields, JsonObject body, IReadOnlyList<SentFile> files)
    {
        if (body.ContainsKey("content"))
            fields["content"] = body["content"]?.GetValue<string>().Trim() ?? "";
        if (body.ContainsKey("embeds"))
            fields["embeds"] = Embeds(body["embeds"] as JsonArray ?? []);
        if (body.ContainsKey("components"))
        {
            var number = 0;
            fields["components"] = ComponentFields.Of(Told(body["components"] as JsonArray ?? []), state, ref number);
        }

        if (body["flags"] is not null)
            fields["flags"] = MessageRules.Flags(body);
        if (files.Count > 0)
            fields["attachments"] = new JsonArray([.. files.Select(file => Attachment(state, channel, file))]);
    }

    private static JsonArray Embeds(JsonArray embeds) => [.. embeds.Select(embed =>
    {
        var told = Told((JsonObject)embed!);
        told["type"] = "rich";
        foreach (var field in told["fields"] as JsonArray ?? [])
            field!["inline"] ??= false;
        return told;
    })];

    // What was null counts as left out.
    private static JsonObject Told(JsonObject given)
    {
        var told = new JsonObject();
        foreach (var (name, value) in given)
        {
            if (value is not null)
                told[name] = value is JsonObject inner ? Told(inner) : value is JsonArray list ? Told(list) : value.DeepClone();
        }

        return told;
    }

    private static JsonArray Told(JsonArray given) => [.. given.Select(item => item is JsonObject inner ? Told(inner) : item?.DeepClone())];

    private static JsonObject Attachment(DiscordState state, Channel channel, SentFile file)
    {
        var id = Snowflakes.Text(state.Ids.Next());
        var path = $"/attachments/{Snowflakes.Text(channel.Id)}/{id}/{Uri.EscapeDataString(file.FileName)}";
        return new JsonObject
        {
            ["id"] = id,
            ["filename"] = file.FileName,
            ["size"] = file.Content.Length,
            ["url"] = $"https://cdn.discordapp.com{path}",
            ["proxy_url"] = $"https://media.discordapp.net{path}",
        };
    }
}
