using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ArxivBot.Subscriptions.Transfer;

/// <summary>Chats with all that their people have set, as JSON: from one installation to another, or one chat to another.</summary>
internal static class ChatFile
{
    /// <summary>Of the format; a file of a later one is refused.</summary>
    public const int Version = 1;

    /// <summary>The member that tells such a file from others, and holds its version.</summary>
    public const string Mark = "arxivbot";

    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="isForOthers">Whether places and persons are left out.</param>
    public static string Write(IEnumerable<Chat> chats, bool isForOthers)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            json.WriteNumber(Mark, Version);
            json.WriteStartArray("chats");
            foreach (var chat in chats)
                Write(json, chat, isForOthers);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Chat chat, bool isForOthers)
    {
        json.WriteStartObject();
        if (!isForOthers)
        {
            json.WriteString("platform", chat.Platform);
            json.WriteString("address", chat.Address);
            if (chat.Title is { } title)
                json.WriteString("title", title);
            json.WriteBoolean("shared", chat.IsShared);
            json.WriteBoolean("paused", chat.State == ChatState.Paused);
        }

        json.WriteStartObject("settings");
        foreach (var setting in SettingText.All)
            json.WriteString(setting.Name, setting.Show(chat.Settings));
        json.WriteEndObject();
        json.WriteStartArray("subscriptions");
        foreach (var subscription in chat.Subscriptions.OrderBy(s => s.Id))
        {
            json.WriteStartObject();
            json.WriteString("name", subscription.Name);
            json.WriteString("categories", subscription.Categories);
            json.WriteString("query", subscription.Query);
            json.WriteString("mode", subscription.Mode.ToString().ToLowerInvariant());
            if (!isForOthers)
                json.WriteString("by", subscription.CreatedBy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        foreach (var (kind, name) in ChatFileReader.TermLists)
        {
            json.WriteStartArray(name);
            foreach (var term in chat.Terms.Where(t => t.Kind == kind).OrderBy(t => t.Id))
                json.WriteStringValue(term.Text);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
