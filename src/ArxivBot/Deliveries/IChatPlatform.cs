using ArxivBot.Documents;

namespace ArxivBot.Deliveries;

/// <summary>A chat service: how it wants things written, what it allows, and the way to it.</summary>
/// <remarks>It never waits and never sends twice on its own: it says what happened, and the outbox decides.</remarks>
internal interface IChatPlatform
{
    /// <summary>In lower case, such as <c>console</c>.</summary>
    string Name { get; }

    PlatformLimits Limits { get; }

    /// <summary>Cuts a document into messages that the service takes, each one call, and writes them in its own format.</summary>
    IReadOnlyList<string> Render(Document document);

    Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Looks whether an earlier try has arrived, whose key the service has forgotten by now.</summary>
    /// <param name="since">When the first such try began. UTC.</param>
    /// <returns>Sent or Absent; Unknown where it cannot be told; else why it cannot be looked for now.</returns>
    Task<DeliveryResult> FindAsync(OutgoingMessage message, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<DeliveryResult>(new DeliveryResult.Unknown("the service cannot be asked what it has"));

    /// <summary>Answers what a person typed or pressed; more than once where the answer takes several messages.</summary>
    Task<DeliveryResult> AnswerAsync(Interaction interaction, string payload, CancellationToken cancellationToken);

    /// <summary>Where one person can be written to alone.</summary>
    /// <returns>Null where there is no such place, or it cannot be found now.</returns>
    Task<string?> PrivateAddressAsync(string person, CancellationToken cancellationToken);

    /// <summary>Puts something else in the place of an answer that was sent.</summary>
    /// <param name="interaction">What it answers.</param>
    /// <param name="receipt">The platform's id of the message.</param>
    Task<DeliveryResult> EditAsync(Interaction interaction, string receipt, string payload, CancellationToken cancellationToken);
}

/// <summary>What a platform allows.</summary>
internal sealed record PlatformLimits
{
    /// <summary>The most that one message takes, each figure as the platform counts it.</summary>
    public MessageSize Message { get; init; } = MessageSize.Unlimited;

    /// <summary>Messages to all chats together, above 0.</summary>
    public required double MessagesPerSecond { get; init; }

    /// <summary>How many may go at once before that rate counts, 1 or more; with 1, each waits for the answer to the one before.</summary>
    public int Burst { get; init; } = 1;

    /// <summary>Whether answers to people count towards that rate, too.</summary>
    public bool CountsAnswers { get; init; } = true;

    /// <summary>Between two messages to one chat.</summary>
    public TimeSpan ChatInterval { get; init; } = TimeSpan.Zero;

    /// <summary>The same in a chat that several people share; null where that makes no difference.</summary>
    public TimeSpan? SharedChatInterval { get; init; }

    /// <summary>Between two edits of answers that are still growing, in one chat; null where a message cannot be seen to change.</summary>
    public TimeSpan? EditInterval { get; init; }

    /// <summary>Whether a message is sent again that may have arrived, by a platform that knows no keys: rather twice than not at all.</summary>
    public bool RepeatsUnsure { get; init; } = true;

    /// <summary>How long the service answers a message's key with the message it already has; null when it knows no keys.</summary>
    public TimeSpan? RemembersKeysFor { get; init; }
}

/// <param name="Address">The chat's.</param>
/// <param name="Key">The same for every try to send this message, and for no other: at most 25 letters and digits.</param>
/// <param name="Payload">One of those that <see cref="IChatPlatform.Render"/> wrote.</param>
internal sealed record OutgoingMessage(string Address, string Key, string Payload)
{
    /// <summary>How often it was begun to be sent before.</summary>
    public int EarlierTries { get; init; }

    /// <summary>The receipt of the first message of the digest that this is a part of; null for that one itself, and while there is none.</summary>
    public string? Below { get; init; }

    /// <summary>Whether an earlier try may have arrived of which the platform knows nothing any more.</summary>
    public bool MayBeRepeat { get; init; }

    /// <summary>Whether it is to make no sound.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Whom to mention, as the chat's people have set it; null for nobody.</summary>
    public string? Ping { get; init; }
}

/// <summary>Something that a person asked for and waits to be answered.</summary>
/// <param name="Address">The chat's in which it was asked.</param>
/// <param name="Token">By which the platform knows what is answered; a platform may forget it after a while.</param>
internal sealed record Interaction(string Address, string Token);

/// <summary>What became of one try to send.</summary>
internal abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    /// <param name="Receipt">The platform's id of the message.</param>
    internal sealed record Sent(string Receipt) : DeliveryResult;

    /// <summary>Surely not sent, and may be later.</summary>
    /// <param name="RetryAfter">As the platform asks; null when it names no time.</param>
    /// <param name="IsForAll">Whether the platform wants nothing from this bot for that time, not only for this chat.</param>
    internal sealed record Deferred(string Reason, TimeSpan? RetryAfter = null, bool IsForAll = false) : DeliveryResult;

    /// <summary>It may have arrived.</summary>
    internal sealed record Unknown(string Reason) : DeliveryResult;

    /// <summary>It was looked for, and has surely not arrived.</summary>
    internal sealed record Absent : DeliveryResult;

    /// <summary>The platform will never take this message.</summary>
    internal sealed record Refused(string Reason) : DeliveryResult;

    /// <summary>The bot may not write here until somebody lets it.</summary>
    internal sealed record Forbidden(string Reason) : DeliveryResult;

    /// <summary>The chat is not there any more, or the bot was put out.</summary>
    internal sealed record Gone(string Reason) : DeliveryResult;

    internal sealed record Moved(string Address) : DeliveryResult;
}
