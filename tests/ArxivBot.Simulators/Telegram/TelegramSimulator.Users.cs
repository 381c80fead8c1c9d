using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ArxivBot.Simulators.Telegram.World;

namespace ArxivBot.Simulators.Telegram;

/// <summary>What users do that the bot is to answer.</summary>
public sealed partial class TelegramSimulator
{
    /// <summary>A user writes into a chat. In a group the bot hears only what privacy mode lets through.</summary>
    /// <returns>The message's id.</returns>
    public int Say(long chat, long user, string text, int? topic = null, int? replyTo = null)
    {
        lock (_state.Gate)
        {
            var (place, writer) = (_state.Chats[chat], _state.Users[user]);
            if (place.Type == "private")
                writer.HasStarted = true;
            return Say(new SimulatedMessage(++place.LastMessageId, place, writer, _state.Now) { Text = text, Entities = Commands(text), Topic = topic, ReplyTo = replyTo });
        }
    }

    /// <summary>A user changes a message.</summary>
    public void Edit(long chat, int message, string text)
    {
        lock (_state.Gate)
        {
            var known = _state.Chats[chat].Messages[message];
            (known.Text, known.Entities, known.EditedAt) = (text, Commands(text), _state.Now);
            _state.Tell("edited_message", known.Drawn());
        }
    }

    /// <summary>A user passes on what somebody else has written.</summary>
    public int Forward(long chat, long user, string text)
    {
        lock (_state.Gate)
        {
            var place = _state.Chats[chat];
            return Say(new SimulatedMessage(++place.LastMessageId, place, _state.Users[user], _state.Now) { Text = text, Entities = Commands(text), IsForwarded = true });
        }
    }

    /// <summary>An admin writes in a channel, in the channel's name.</summary>
    public int Post(long channel, string text)
    {
        lock (_state.Gate)
        {
            var place = _state.Chats[channel];
            var post = new SimulatedMessage(++place.LastMessageId, place, null, _state.Now) { Text = text, Entities = Commands(text) };
            Tell("channel_post", post);
            return post.Id;
        }
    }

    /// <summary>A user sends a file.</summary>
    public int Upload(long chat, long user, string fileName, byte[] content, string caption)
    {
        lock (_state.Gate)
        {
            var place = _state.Chats[chat];
            var file = new SimulatedFile(Text(_state.NextId()), fileName, content);
            _state.Files[file.Id] = file;
            return Say(new SimulatedMessage(++place.LastMessageId, place, _state.Users[user], _state.Now) { Caption = caption, Entities = Commands(caption), File = file });
        }
    }

    /// <summary>A user presses a button; what it brings may be made up.</summary>
    public PressedButton Press(long chat, int message, long user, string data)
    {
        lock (_state.Gate)
        {
            var id = Text(_state.NextId());
            var pressed = _state.Pressed[id] = new PressedButton(_state.Now);
            _state.Tell("callback_query", new JsonObject
            {
                ["id"] = id,
                ["from"] = _state.Users[user].Drawn(),
                ["message"] = _state.Chats[chat].Messages[message].Drawn(),
                ["chat_instance"] = Text(chat),
                ["data"] = data,
            });
            return pressed;
        }
    }

    /// <summary>A user types the bot's name and some words, in any chat.</summary>
    public InlineQuestion Ask(long user, string query, string offset = "")
    {
        lock (_state.Gate)
        {
            var id = Text(_state.NextId());
            var question = _state.Questions[id] = new InlineQuestion();
            _state.Tell("inline_query", new JsonObject { ["id"] = id, ["from"] = _state.Users[user].Drawn(), ["query"] = query, ["offset"] = offset });
            return question;
        }
    }

    /// <summary>Anything that Telegram might tell: kinds of updates that nobody knows yet.</summary>
    public void TellRaw(string kind, JsonObject what)
    {
        lock (_state.Gate)
        {
            _state.Wanted?.Add(kind);
            _state.Tell(kind, what);
        }
    }

    private int Say(SimulatedMessage message)
    {
        message.Chat.Messages[message.Id] = message;
        var isHeard = IsHeard(message);
        message.Chat.BotSpokeLast = false;
        if (isHeard)
            _state.Tell("message", message.Drawn());
        return message.Id;
    }

    /// <summary>https://core.telegram.org/bots/features#privacy-mode</summary>
    private bool IsHeard(SimulatedMessage message)
    {
        var chat = message.Chat;
        if (chat.Type == "private" || chat.Bot == TelegramMembership.Administrator)
            return true;
        if (chat.Bot is TelegramMembership.Left or TelegramMembership.Kicked)
            return false;
        var text = message.Text ?? message.Caption ?? "";
        return text.StartsWith('/') || text.Contains($"@{BotName}", StringComparison.OrdinalIgnoreCase)
            || (message.ReplyTo is { } reply && chat.Messages.GetValueOrDefault(reply)?.From?.Id == _state.Bot.Id);
    }

    private static JsonArray Commands(string text) =>
        new([.. Command().Matches(text).Select(match => new JsonObject { ["type"] = "bot_command", ["offset"] = match.Index, ["length"] = match.Length })]);

    [GeneratedRegex(@"(?<=^|\s)/[A-Za-z0-9_]{1,64}(@[A-Za-z0-9_]{3,32})?")]
    private static partial Regex Command();
}
