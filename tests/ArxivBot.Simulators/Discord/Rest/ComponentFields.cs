using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.World;
using static ArxivBot.Simulators.Discord.Bodies.ComponentShapes;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>Components as Discord tells them: numbered, with what was left out filled in.</summary>
internal static class ComponentFields
{
    public static JsonArray Of(JsonArray components, DiscordState state, ref int number)
    {
        foreach (var component in components)
            Fill((JsonObject)component!, state, ref number);
        return components;
    }

    private static void Fill(JsonObject component, DiscordState state, ref int number)
    {
        component["id"] ??= ++number;
        switch (component["type"]!.GetValue<int>())
        {
            case Container:
                component.TryAdd("accent_color", null);
                component["spoiler"] ??= false;
                break;
            case 14:
                component["spacing"] ??= 1;
                component["divider"] ??= true;
                break;
            case StringSelect or 5 or 6 or 7 or 8:
                component["min_values"] ??= 1;
                component["max_values"] ??= 1;
                break;
            case Thumbnail:
                FillMedia(component, state);
                break;
            case 12:
                foreach (var item in (JsonArray)component["items"]!)
                    FillMedia((JsonObject)item!, state);
                break;
        }

        if (component["components"] is JsonArray children)
            Of(children, state, ref number);
        if (component["accessory"] is JsonObject accessory)
            Fill(accessory, state, ref number);
    }

    private static void FillMedia(JsonObject owner, DiscordState state)
    {
        owner.TryAdd("description", null);
        owner["spoiler"] ??= false;
        var media = (JsonObject)owner["media"]!;
        media["id"] = Snowflakes.Text(state.Ids.Next());
        media["proxy_url"] = media["url"]!.DeepClone();
    }
}
