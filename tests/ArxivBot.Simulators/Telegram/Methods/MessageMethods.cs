using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Telegram.Text;
using ArxivBot.Simulators.Telegram.World;

namespace ArxivBot.Simulators.Telegram.Methods;

/// <summary>What the bot says: https://core.telegram.org/bots/api#available-methods.</summary>
internal sealed class MessageMethods(TelegramState state)
{
    private const int LongestText = 4096, LongestCaption = 1024, MostRawBytes = 32768, MostEntities = 100, LongestData = 64, MostButtons = 100;

    private readonly Queue<DateTimeOffset> _all = [];
    private DateTimeOffset _silentUntil;

    public Method[] All =>
    [
        new("sendMessage", Send),
        new("sendRichMessage", SendRich),
        new("sendDocument", SendDocument),
        new("editMessageText", Edit),
        new("editMessageReplyMarkup", EditMarkup),
        new("deleteMessage", Delete),
        new("sendChatAction", call =>
        {
            Place(call);
            return true;
        }),
    ];

    private JsonObject Send(CallParameters call)
    {
        var (chat, topic) = Place(call);
        var text = Formatted(call, "text", LongestText, "message is too long");
        if (text.Text.Length == 0)
            throw TelegramError.BadRequest("message text is empty");
        var markup = Markup(call);
        Admit(chat);
        var message = Add(chat, call, topic, text, markup, file: null);
        return message.Drawn();
    }

    private JsonObject SendRich(CallParameters call)
    {
        var (chat, topic) = Place(call);
        if (call.Json("rich_message") is not JsonObject rich || rich.ContainsKey("html") == rich.ContainsKey("markdown"))
            throw TelegramError.BadRequest("exactly one of the fields html and markdown of a rich message must be used");
        var (blocks, text) = RichHtml.Parse(rich["html"]?.GetValue<string>() ?? throw TelegramError.BadRequest("the simulator knows rich messages in HTML only"));
        var markup = Markup(call);
        Admit(chat);
        var message = Add(chat, call, topic, new FormattedText(text, []), markup, file: null);
        (message.Text, message.Rich, message.RichText) = (null, blocks, text);
        return message.Drawn();
    }

    private JsonObject SendDocument(CallParameters call)
    {
        var (chat, topic) = Place(call);
        if (call.File("document") is not var (name, content))
            throw TelegramError.BadRequest("there is no document in the request");
        if (content.Length == 0)
            throw TelegramError.BadRequest("file must be non-empty");
        var caption = call.Has("caption") ? Formatted(call, "caption", LongestCaption, "message caption is too long") : null;
        var markup = Markup(call);
        Admit(chat);
        var file = new SimulatedFile(state.NextId().ToString(CultureInfo.InvariantCulture), name, content);
        state.Files[file.Id] = file;
        return Add(chat, call, topic, caption, markup, file).Drawn();
    }

    private JsonObject Edit(CallParameters call)
    {
        var message = Own(call);
        var text = Formatted(call, "text", LongestText, "message is too long");
        if (text.Text.Length == 0)
            throw TelegramError.BadRequest("message text is empty");
        var markup = Markup(call);
        if (message.Text == text.Text && JsonNode.DeepEquals(message.Entities ?? [], text.Drawn()) && JsonNode.DeepEquals(message.Markup, markup))
            throw TelegramError.BadRequest("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        Admit(message.Chat);
        (message.Text, message.Entities, message.Markup, message.EditedAt) = (text.Text, text.Drawn(), markup, state.Now);
        state.Record.Touch();
        return message.Drawn();
    }

    private JsonObject EditMarkup(CallParameters call)
    {
        var message = Own(call);
        (message.Markup, message.EditedAt) = (Markup(call), state.Now);
        return message.Drawn();
    }

    private JsonNode Delete(CallParameters call)
    {
        var message = Own(call);
        message.Chat.Messages.Remove(message.Id);
        return true;
    }

    private SimulatedMessage Own(CallParameters call)
    {
        var (chat, _) = Place(call);
        if (call.Whole("message_id") is not { } id || !chat.Messages.TryGetValue((int)id, out var message))
            throw TelegramError.BadRequest("message to edit not found");
        return message.From?.Id == state.Bot.Id || (chat.Type == "channel" && message.From is null) ? message : throw TelegramError.BadRequest("message can't be edited");
    }

    private (SimulatedChat Chat, int? Topic) Place(CallParameters call)
    {
        var chat = ChatMethods.Find(state, call);
        ThrowIfClosed(chat);
        if (call.Whole("message_thread_id") is not { } thread)
            return (chat, null);
        if (!chat.Topics.TryGetValue((int)thread, out var topic) || topic.IsDeleted)
            throw TelegramError.BadRequest("message thread not found");
        return topic.IsClosed ? throw TelegramError.BadRequest("TOPIC_CLOSED") : (chat, (int)thread);
    }

    private void ThrowIfClosed(SimulatedChat chat)
    {
        if (chat.MigratedTo is { } to)
            throw TelegramError.Migrated(to);
        if (chat.IsDeleted)
            throw TelegramError.Forbidden(chat.Type == "private" ? "user is deactivated" : "the group chat was deleted");
        if (chat.Type == "private")
        {
            var user = state.Users[chat.Id];
            if (user.BlocksBot)
                throw TelegramError.Forbidden("bot was blocked by the user");
            if (!user.HasStarted)
                throw TelegramError.Forbidden("bot can't initiate conversation with a user");
            return;
        }

        var kind = chat.Type == "channel" ? "channel chat" : chat.Type == "group" ? "group chat" : "supergroup chat";
        switch (chat.Bot)
        {
            case TelegramMembership.Kicked:
                throw TelegramError.Forbidden($"bot was kicked from the {kind}");
            case TelegramMembership.Left:
                throw TelegramError.Forbidden($"bot is not a member of the {kind}");
            case TelegramMembership.Restricted:
                throw TelegramError.BadRequest("not enough rights to send text messages to the chat");
            case TelegramMembership.Member when chat.Type == "channel":
                throw TelegramError.BadRequest("need administrator rights in the channel chat");
        }
    }

    private static FormattedText Formatted(CallParameters call, string name, int longest, string tooLong)
    {
        var raw = call.Text(name) ?? "";
        if (Encoding.UTF8.GetByteCount(raw) > MostRawBytes)
            throw TelegramError.BadRequest("text is too long");
        var text = call.Text("parse_mode")?.ToUpperInvariant() switch
        {
            null or "" or "NONE" => new FormattedText(raw, []),
            "HTML" => HtmlParser.Parse(raw),
            "MARKDOWNV2" => MarkdownParser.Parse(raw),
            var mode => throw TelegramError.BadRequest($"the simulator does not know the parse mode {mode}"),
        };
        text = text.Trimmed();
        if (text.CodePoints > longest)
            throw TelegramError.BadRequest(tooLong);
        // What is over the limit Telegram drops without a word; here it is an error, since no renderer should rely on that.
        return text.Entities.Count > MostEntities ? throw TelegramError.BadRequest($"the simulator refuses {text.Entities.Count} entities: Telegram would drop those over {MostEntities}") : text;
    }

    private static JsonObject? Markup(CallParameters call)
    {
        if (call.Json("reply_markup") is not JsonObject markup)
            return null;
        if (markup["inline_keyboard"] is not JsonArray rows)
            return markup;
        var buttons = rows.SelectMany(row => row!.AsArray()).Select(button => button!.AsObject()).ToList();
        if (buttons.Count > MostButtons)
            throw TelegramError.BadRequest("REPLY_MARKUP_TOO_LONG");
        foreach (var button in buttons)
        {
            if (button["text"]?.GetValue<string>() is not { Length: > 0 })
                throw TelegramError.BadRequest("can't parse inline keyboard button: field \"text\" must be of type String");
            if (button["callback_data"]?.GetValue<string>() is { } data && Encoding.UTF8.GetByteCount(data) is 0 or > LongestData)
                throw TelegramError.BadRequest("BUTTON_DATA_INVALID");
            if (button.Count < 2)
                throw TelegramError.BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }

        return rows.Count == 0 ? null : (JsonObject)markup.DeepClone();
    }

    /// <summary>https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this</summary>
    private void Admit(SimulatedChat chat)
    {
        var (options, now) = (state.Options, state.Now);
        if (options.MessagesPerSecond == 0)
            return;
        if (_silentUntil > now)
            throw TelegramError.TooMany(Seconds(_silentUntil - now));
        Drop(_all, now - TimeSpan.FromSeconds(1));
        if (_all.Count >= options.MessagesPerSecond)
        {
            _silentUntil = now + TimeSpan.FromSeconds(1);
            throw TelegramError.TooMany(1);
        }

        if (chat.NextAllowed > now)
            throw TelegramError.TooMany(Seconds(chat.NextAllowed - now));
        Drop(chat.Sent, now - TimeSpan.FromMinutes(1));
        if (chat.IsShared && chat.Sent.Count >= options.GroupMessagesPerMinute)
        {
            chat.NextAllowed = chat.Sent.Peek() + TimeSpan.FromMinutes(1);
            throw TelegramError.TooMany(Seconds(chat.NextAllowed - now));
        }

        if (!chat.IsShared && chat.Sent.Count(at => at > now - options.ChatInterval) >= options.ChatBurst)
        {
            chat.NextAllowed = now + options.ChatInterval;
            throw TelegramError.TooMany(Seconds(options.ChatInterval));
        }

        _all.Enqueue(now);
        chat.Sent.Enqueue(now);
    }

    private static int Seconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));

    private static void Drop(Queue<DateTimeOffset> times, DateTimeOffset before)
    {
        while (times.TryPeek(out var oldest) && oldest <= before)
            times.Dequeue();
    }

    private SimulatedMessage Add(SimulatedChat chat, CallParameters call, int? topic, FormattedText? text, JsonObject? markup, SimulatedFile? file)
    {
        var message = new SimulatedMessage(++chat.LastMessageId, chat, chat.Type == "channel" ? null : state.Bot, state.Now)
        {
            Text = file is null ? text?.Text : null,
            Caption = file is null ? null : text?.Text,
            Entities = text?.Drawn(),
            Markup = markup,
            Topic = topic,
            File = file,
            IsSilent = call.Flag("disable_notification"),
            ReplyTo = call.Json("reply_parameters")?["message_id"]?.GetValue<int>(),
        };
        if (state.Options.KeepsRecord)
            chat.Messages[message.Id] = message;
        chat.BotSpokeLast = true;
        state.Record.Add(new ReceivedTelegramMessage(message.Id, chat.Id, topic, text?.Text ?? "", call.Body, state.Now));
        return message;
    }
}
