using System.Globalization;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Telegram.Methods;
using ArxivBot.Simulators.Telegram.World;

namespace ArxivBot.Simulators.Telegram;

/// <summary>What there is on the simulated Telegram, and how it changes under the bot.</summary>
public sealed partial class TelegramSimulator
{
    /// <summary>A user who has not spoken to the bot yet.</summary>
    /// <param name="language">Of the user's program, such as <c>de</c>.</param>
    public long AddUser(string name, string? language = null)
    {
        lock (_state.Gate)
        {
            var user = new SimulatedUser(_state.NextId(), name, language);
            _state.Users[user.Id] = user;
            _state.Chats[user.Id] = new SimulatedChat(user.Id, "private", name);
            return user.Id;
        }
    }

    /// <summary>A user who has pressed Start; the chat with the bot has the user's id.</summary>
    public long AddStartedUser(string name, string? language = null)
    {
        var user = AddUser(name, language);
        lock (_state.Gate)
            _state.Users[user].HasStarted = true;
        return user;
    }

    /// <summary>A basic group, with the bot in it.</summary>
    public long AddGroup(string title, long owner)
    {
        lock (_state.Gate)
            return Add(new SimulatedChat(-_state.NextId(), "group", title), owner).Id;
    }

    public long AddSupergroup(string title, long owner, bool forum = false)
    {
        lock (_state.Gate)
            return Add(new SimulatedChat(-1_000_000_000_000 - _state.NextId(), "supergroup", title) { IsForum = forum }, owner).Id;
    }

    /// <summary>A channel, with the bot as an admin.</summary>
    public long AddChannel(string title, long owner)
    {
        lock (_state.Gate)
        {
            var channel = Add(new SimulatedChat(-1_000_000_000_000 - _state.NextId(), "channel", title), owner);
            channel.Bot = TelegramMembership.Administrator;
            return channel.Id;
        }
    }

    public int AddTopic(long chat, string name)
    {
        lock (_state.Gate)
        {
            var known = _state.Chats[chat];
            known.Topics[++known.LastMessageId] = new SimulatedTopic(name);
            return known.LastMessageId;
        }
    }

    public void CloseTopic(long chat, int topic) => Change(chat, known => known.Topics[topic].IsClosed = true);

    public void DeleteTopic(long chat, int topic) => Change(chat, known => known.Topics[topic].IsDeleted = true);

    public void AddMember(long chat, long user, bool admin = false) => Change(chat, known => known.Members[user] = admin ? "administrator" : "member");

    /// <summary>The bot is put out, let in, made an admin: my_chat_member.</summary>
    public void SetBot(long chat, TelegramMembership membership) => Change(chat, known =>
    {
        var before = known.Bot;
        known.Bot = membership;
        var actor = _state.Users[known.Members.First(member => member.Value == "creator").Key];
        TellMembership(known, actor, ChatMethods.Bot(_state, before), ChatMethods.Bot(_state, membership));
    });

    /// <summary>Telegram wants nothing more in a chat for a while: 429.</summary>
    public void Flood(long chat, TimeSpan time) => Change(chat, known => known.NextAllowed = _state.Now + time);

    /// <summary>The user stops the bot.</summary>
    public void Block(long user) => SetBlocked(user, isBlocked: true);

    /// <summary>The user starts it again.</summary>
    public void Unblock(long user) => SetBlocked(user, isBlocked: false);

    /// <summary>The user's account is deleted, or the group is.</summary>
    public void DeleteChat(long chat) => Change(chat, known => known.IsDeleted = true);

    /// <summary>A group becomes a supergroup: service messages in both, and errors at the old id for good.</summary>
    /// <param name="isTold">Whether the bot hears of it; one that was offline too long does not.</param>
    /// <returns>The supergroup's id.</returns>
    public long Migrate(long group, bool isTold = true)
    {
        lock (_state.Gate)
        {
            var old = _state.Chats[group];
            var moved = new SimulatedChat(-1_000_000_000_000 - _state.NextId(), "supergroup", old.Title);
            foreach (var (user, status) in old.Members)
                moved.Members[user] = status;
            _state.Chats[moved.Id] = moved;
            old.MigratedTo = moved.Id;
            if (isTold)
            {
                var owner = _state.Users[old.Members.First(member => member.Value == "creator").Key];
                Tell("message", new SimulatedMessage(++old.LastMessageId, old, owner, _state.Now) { Service = new JsonObject { ["migrate_to_chat_id"] = moved.Id } });
                Tell("message", new SimulatedMessage(++moved.LastMessageId, moved, owner, _state.Now) { Service = new JsonObject { ["migrate_from_chat_id"] = old.Id } });
            }

            return moved.Id;
        }
    }

    /// <summary>What is read in a chat now, from the oldest to the newest.</summary>
    public IReadOnlyList<SeenTelegramMessage> VisibleIn(long chat)
    {
        lock (_state.Gate)
            return [.. _state.Chats[chat].Messages.Values.Select(Seen)];
    }

    /// <summary>Updates that the bot has not confirmed yet.</summary>
    public int Pending
    {
        get
        {
            lock (_state.Gate)
                return _state.Updates.Count;
        }
    }

    /// <summary>Somebody else sets a webhook for this bot, which takes all updates away from it; null deletes it.</summary>
    public void SetWebhook(Uri? url)
    {
        lock (_state.Gate)
            _state.SetWebhook(url is null ? null : new Webhook(_state, url, secret: null));
    }

    /// <summary>Where updates are brought, and what proves that Telegram brings them; null while the bot polls.</summary>
    public (Uri Url, string? Secret)? Webhook
    {
        get
        {
            lock (_state.Gate)
                return _state.Webhook is { } webhook ? (webhook.Url, webhook.Secret) : null;
        }
    }

    private SeenTelegramMessage Seen(SimulatedMessage message) => new(
        message.Id, message.Topic, message.Text ?? message.RichText ?? message.Caption ?? "", (JsonArray)(message.Entities ?? []).DeepClone(),
        [.. (message.Markup?["inline_keyboard"] as JsonArray ?? []).Select(row => (IReadOnlyList<(string, string)>)[.. row!.AsArray().Select(button => (button!["text"]!.GetValue<string>(), button["callback_data"]?.GetValue<string>() ?? ""))])],
        message.File?.Name, message.File?.Content, message.EditedAt is not null, message.IsSilent, message.From?.Id == _state.Bot.Id || message.From is null);

    private SimulatedChat Add(SimulatedChat chat, long owner)
    {
        chat.Members[owner] = "creator";
        return _state.Chats[chat.Id] = chat;
    }

    private void SetBlocked(long user, bool isBlocked) => Change(user, known =>
    {
        var person = _state.Users[user];
        var (before, after) = (person.BlocksBot ? TelegramMembership.Kicked : TelegramMembership.Member, isBlocked ? TelegramMembership.Kicked : TelegramMembership.Member);
        (person.BlocksBot, person.HasStarted) = (isBlocked, true);
        TellMembership(known, person, ChatMethods.Bot(_state, before), ChatMethods.Bot(_state, after));
    });

    private void TellMembership(SimulatedChat chat, SimulatedUser actor, JsonObject before, JsonObject after) => _state.Tell("my_chat_member", new JsonObject
    {
        ["chat"] = chat.Drawn(),
        ["from"] = actor.Drawn(),
        ["date"] = _state.Now.ToUnixTimeSeconds(),
        ["old_chat_member"] = before,
        ["new_chat_member"] = after,
    });

    private void Tell(string kind, SimulatedMessage message)
    {
        message.Chat.Messages[message.Id] = message;
        _state.Tell(kind, message.Drawn());
    }

    private void Change(long chat, Action<SimulatedChat> change)
    {
        lock (_state.Gate)
            change(_state.Chats[chat]);
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
