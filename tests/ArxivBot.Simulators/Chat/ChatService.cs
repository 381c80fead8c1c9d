using ArxivBot.Simulators.Chat.Faults;

namespace ArxivBot.Simulators.Chat;

/// <summary>What the service decides of each request, one at a time; nothing here knows HTTP.</summary>
internal sealed class ChatService
{
    private readonly ChatSimulatorOptions _options;
    private readonly ChatRecord _record;
    private readonly ChatFaultScript _faults;
    private readonly RateLimit _global;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SimulatedChat> _chats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Address, DateTimeOffset Until)> _interactions = new(StringComparer.Ordinal);

    public ChatService(ChatSimulatorOptions options, ChatRecord record)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumTextLength, 1);
        (_options, _record, _faults) = (options, record, new ChatFaultScript(options.Faults));
        _global = Limit(options.MessagesPerSecond > 0 ? TimeSpan.FromSeconds(1 / options.MessagesPerSecond) : TimeSpan.Zero, options.GlobalBurst);
    }

    /// <summary>Takes a message or an edit into account, before anybody has looked at it.</summary>
    /// <returns>Why it may not go on; null when it may.</returns>
    public ChatAnswer? Admit(string address)
    {
        lock (_lock)
        {
            var now = _options.Clock.GetUtcNow();
            var chat = Find(address);
            var refusal = Banned(_global, RateScope.Global, now) ?? (chat is null ? null : Banned(chat.Limit, RateScope.Chat, now))
                ?? Overrun(_global, RateScope.Global, now) ?? (chat is null ? null : Overrun(chat.Limit, RateScope.Chat, now));
            if (refusal is not null)
                return refusal;
            _global.Take(now);
            chat?.Limit.Take(now);
            return chat is null ? ChatAnswer.UnknownChat : null;
        }
    }

    public Ruling Post(string address, string? key, SentText sent)
    {
        var hash = ReceivedMessage.HashOf(sent.Text);
        return Rule(address, (chat, now) => ChatAnswer.Accepted(ReceivedMessage.IdOf(Store(chat, address, key, sent, hash, now))));
    }

    public Ruling Edit(string address, string id, SentText sent) => Rule(address, (_, now) =>
    {
        if (!_record.Has(address, id))
            return ChatAnswer.UnknownMessage;
        _record.Add(new ReceivedEdit(address, id, sent.Text, now));
        return ChatAnswer.Accepted(id);
    });

    public ChatAnswer AnswerInteraction(string token, SentText sent)
    {
        lock (_lock)
        {
            var now = _options.Clock.GetUtcNow();
            if (!_interactions.TryGetValue(token, out var interaction) || now >= interaction.Until)
                return ChatAnswer.UnknownInteraction;
            return ChatAnswer.Accepted(_record.Add(new InteractionAnswer(interaction.Address, token, sent.Text, sent.Part, now)));
        }
    }

    public string OpenInteraction(string address)
    {
        lock (_lock)
        {
            var token = $"i{_interactions.Count + 1}";
            _interactions.Add(token, (address, _options.Clock.GetUtcNow() + _options.InteractionLifetime));
            return token;
        }
    }

    /// <summary>Changes a chat, which is created when nobody knew it.</summary>
    public void Change(string address, Action<SimulatedChat> change)
    {
        lock (_lock)
            change(Create(address));
    }

    public void Move(string address, string to)
    {
        lock (_lock)
            Move(Create(address), to);
    }

    public void Fail(string? address, ChatFault fault, int? times)
    {
        lock (_lock)
            _faults.Add(address, fault, times);
    }

    public void Heal(string? address)
    {
        lock (_lock)
        {
            if (address is null)
                _faults.ClearAll();
            else
                _faults.Clear(address, _chats.GetValueOrDefault(address));
        }
    }

    private Ruling Rule(string address, Func<SimulatedChat, DateTimeOffset, ChatAnswer> accept)
    {
        lock (_lock)
        {
            var now = _options.Clock.GetUtcNow();
            var chat = Create(address);
            if (chat.Address != address)
                return new Ruling(ChatAnswer.Moved(chat.Address));
            var fault = _faults.Take(chat, address);
            switch (fault)
            {
                case ChatFault.ServerError error:
                    return new Ruling(ChatAnswer.ServerError(error.Status));
                case ChatFault.RateLimited limited:
                    return new Ruling(Limited(chat, limited, now));
                case ChatFault.CutBefore:
                    return new Ruling(null);
                case ChatFault.Moved moved:
                    Move(chat, moved.NewAddress ?? $"{address}-moved");
                    return new Ruling(ChatAnswer.Moved(chat.Address));
                case ChatFault.Gone:
                    chat.IsGone = true;
                    break;
                case ChatFault.Forbidden:
                    chat.IsForbidden = true;
                    break;
                case ChatFault.ComesBack:
                    (chat.IsGone, chat.IsForbidden) = (false, false);
                    break;
            }

            return chat.Refusal is { } refusal ? new Ruling(refusal) : new Ruling(accept(chat, now), fault);
        }
    }

    private int Store(SimulatedChat chat, string address, string? key, SentText sent, ulong hash, DateTimeOffset now)
    {
        var length = sent.Text.Length;
        if (_options.HonoursKeys && key is not null && chat.Recall(key, now, _options.KeyLifetime) is { } first)
        {
            _record.KeyMet(misused: (first.Hash, first.Length) != (hash, length));
            return first.Number;
        }

        var text = _options.KeepTexts || length <= ReceivedMessage.ShortText ? sent.Text : null;
        var message = _record.Add(number =>
            new ReceivedMessage(number, address, key, text, length, hash, sent.Part, now, chat.RememberText(hash, length)));
        if (_options.HonoursKeys && key is not null)
            chat.Remember(key, new RememberedKey(message.Number, hash, length), now);
        return message.Number;
    }

    private ChatAnswer Limited(SimulatedChat chat, ChatFault.RateLimited fault, DateTimeOffset now)
    {
        if (fault.RetryAfter is { } wait)
            (fault.Scope is RateScope.Global ? _global : chat.Limit).Ban(now, wait);
        return ChatAnswer.RateLimited(fault.Scope, fault.RetryAfter, _options.RetryAfterIn);
    }

    private ChatAnswer? Banned(RateLimit limit, RateScope scope, DateTimeOffset now)
    {
        if (!limit.Bans(now))
            return null;
        _record.BanIgnored();
        return ChatAnswer.RateLimited(scope, limit.Extend(now), _options.RetryAfterIn);
    }

    private ChatAnswer? Overrun(RateLimit limit, RateScope scope, DateTimeOffset now)
    {
        var wait = limit.Wait(now);
        if (wait == TimeSpan.Zero)
            return null;
        limit.Ban(now, wait);
        return ChatAnswer.RateLimited(scope, wait, _options.RetryAfterIn);
    }

    private void Move(SimulatedChat chat, string to)
    {
        if (_chats.TryGetValue(to, out var there) && there != chat)
            throw new ArgumentException($"'{to}' is the address of another chat", nameof(to));
        _record.Moved(chat.Address, to);
        _chats[to] = chat;
        chat.Address = to;
    }

    private SimulatedChat? Find(string address) => _options.UnknownChats is UnknownChats.Exist ? Create(address) : _chats.GetValueOrDefault(address);

    private SimulatedChat Create(string address)
    {
        if (!_chats.TryGetValue(address, out var chat))
            _chats[address] = chat = new SimulatedChat(address, Limit(_options.ChatInterval, _options.ChatBurst));
        return chat;
    }

    private RateLimit Limit(TimeSpan interval, int burst) => new(interval, burst, _options.Jitter, _options.Penalty);
}

/// <summary>What becomes of one request.</summary>
/// <param name="Answer">Null cuts the connection.</param>
/// <param name="Travels">The fault that the answer meets on its way.</param>
internal sealed record Ruling(ChatAnswer? Answer, ChatFault? Travels = null);
