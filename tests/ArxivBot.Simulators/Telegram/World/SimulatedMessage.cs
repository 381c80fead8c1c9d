using System.Globalization;
using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Telegram.World;

internal sealed class SimulatedMessage(int id, SimulatedChat chat, SimulatedUser? from, DateTimeOffset at)
{
    public int Id => id;

    public SimulatedChat Chat => chat;

    public SimulatedUser? From => from;

    public string? Text { get; set; }

    /// <summary>Blocks of a rich message, which has no <see cref="Text"/>.</summary>
    public JsonArray? Rich { get; set; }

    /// <summary>What a person reads of those.</summary>
    public string? RichText { get; set; }

    public string? Caption { get; set; }

    public JsonArray? Entities { get; set; }

    /// <summary>Of an inline keyboard.</summary>
    public JsonObject? Markup { get; set; }

    public int? Topic { get; init; }

    public int? ReplyTo { get; init; }

    public bool IsSilent { get; init; }

    public SimulatedFile? File { get; init; }

    public JsonObject? Service { get; init; }

    public bool IsForwarded { get; init; }

    public DateTimeOffset? EditedAt { get; set; }

    public JsonObject Drawn()
    {
        var told = new JsonObject { ["message_id"] = id, ["date"] = at.ToUnixTimeSeconds(), ["chat"] = chat.Drawn() };
        if (from is not null)
            told["from"] = from.Drawn();
        else
            told["sender_chat"] = chat.Drawn();
        if (Text is not null)
            told["text"] = Text;
        if (Rich is not null)
            told["rich_message"] = new JsonObject { ["blocks"] = Rich.DeepClone() };
        if (Caption is not null)
            told["caption"] = Caption;
        if (Entities is { Count: > 0 })
            told[Text is not null ? "entities" : "caption_entities"] = Entities.DeepClone();
        if (Markup is not null)
            told["reply_markup"] = Markup.DeepClone();
        if (Topic is { } topic)
            (told["message_thread_id"], told["is_topic_message"]) = (topic, true);
        if (ReplyTo is { } reply && chat.Messages.TryGetValue(reply, out var earlier))
        {
            told["reply_to_message"] = earlier.Alone();
            if (Topic is null && chat.Type == "supergroup")
                told["message_thread_id"] = reply;
        }

        if (File is not null)
            told["document"] = File.Drawn();
        if (IsForwarded)
            told["forward_origin"] = new JsonObject { ["type"] = "hidden_user", ["date"] = at.ToUnixTimeSeconds(), ["sender_user_name"] = "Somebody" };
        if (EditedAt is { } edited)
            told["edit_date"] = edited.ToUnixTimeSeconds();
        foreach (var (name, value) in Service ?? [])
            told[name] = value?.DeepClone();
        return told;
    }

    private JsonObject Alone()
    {
        var told = Drawn();
        told.Remove("reply_to_message");
        return told;
    }
}

internal sealed record SimulatedFile(string Id, string Name, byte[] Content)
{
    public string Path => string.Create(CultureInfo.InvariantCulture, $"documents/{Id}.bin");

    public JsonObject Drawn() => new() { ["file_id"] = Id, ["file_unique_id"] = $"u{Id}", ["file_name"] = Name, ["file_size"] = Content.Length };
}
