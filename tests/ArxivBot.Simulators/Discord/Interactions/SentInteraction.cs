using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Gateway;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord.Interactions;

/// <summary>Something a user did that the bot is to answer, and what has come of it.</summary>
public sealed class SentInteraction
{
    private static readonly TimeSpan Certain = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<InteractionAck> _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InteractionReply> _replied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<InteractionReply> _replies = [];
    private readonly Lock _lock = new();
    private GatewayConnection? _carrier;
    private DateTimeOffset? _writtenAt;
    private bool _isConfirmed;

    internal SentInteraction(ulong id, string token, int type, Channel channel, Message? source, DateTimeOffset sentAt) =>
        (Id, Token, Type, Channel, Source, SentAt) = (id, token, type, channel, source, sentAt);

    public ulong Id { get; }

    public string Token { get; }

    /// <summary>2 command, 3 component, 4 autocomplete.</summary>
    public int Type { get; }

    public ulong ChannelId => Channel.Id;

    /// <summary>UTC, by the simulator's clock.</summary>
    public DateTimeOffset SentAt { get; }

    /// <summary>
    /// When it was last written to a connection over which it must have arrived: the client has confirmed it, or the connection lived on for
    /// a second. Null when it may never have arrived. UTC.
    /// </summary>
    public DateTimeOffset? DeliveredAt =>
        _isConfirmed || Ack is not null || (_carrier is { } carrier && (carrier.EndedAt is not { } end || end - _writtenAt >= Certain)) ? _writtenAt : null;

    /// <summary>Whether there has been a first answer.</summary>
    public bool IsAcknowledged => Ack is not null;

    /// <summary>From being sent to its first answer; null while there is none.</summary>
    public TimeSpan? AckAfter => Ack?.After;

    /// <summary>Everything a user has seen since: first answer, edits, follow-ups.</summary>
    public IReadOnlyList<InteractionReply> Replies
    {
        get
        {
            lock (_lock)
                return [.. _replies];
        }
    }

    internal Channel Channel { get; }

    /// <summary>Of a component: the message it is on.</summary>
    internal Message? Source { get; }

    internal InteractionAck? Ack { get; private set; }

    /// <summary>What <c>@original</c> is.</summary>
    internal Message? Original { get; set; }

    /// <summary>Whether <see cref="Original"/> still says that the bot is thinking.</summary>
    internal bool IsLoading { get; set; }

    internal List<Message> Followups { get; } = [];

    /// <summary>Completes with the callback.</summary>
    public Task<InteractionAck> AcknowledgedAsync(CancellationToken cancellationToken) => _acknowledged.Task.WaitAsync(cancellationToken);

    /// <summary>Completes with the first thing the user sees but for "thinking": a message, an edit, a follow-up or completions.</summary>
    public Task<InteractionReply> RepliedAsync(CancellationToken cancellationToken) => _replied.Task.WaitAsync(cancellationToken);

    internal void Written(GatewayConnection carrier, DateTimeOffset now) => (_carrier, _writtenAt) = (carrier, now);

    internal void Confirm() => _isConfirmed = true;

    internal void Acknowledge(int type, bool isEphemeral, DateTimeOffset now)
    {
        Ack = new InteractionAck(type, isEphemeral, now - SentAt);
        _acknowledged.TrySetResult(Ack);
    }

    internal void Reply(ReplyKind kind, ulong? message, JsonObject body, DateTimeOffset now)
    {
        var reply = new InteractionReply(kind, message, Ack?.IsEphemeral is true, (JsonObject)body.DeepClone(), now - SentAt);
        lock (_lock)
            _replies.Add(reply);
        _replied.TrySetResult(reply);
    }
}

/// <param name="Type">Of the callback: 4 message, 5 deferred, 6 deferred update, 7 update, 8 completions.</param>
/// <param name="After">Since the interaction was sent.</param>
public sealed record InteractionAck(int Type, bool IsEphemeral, TimeSpan After);

/// <param name="MessageId">Null for completions.</param>
/// <param name="Body">As sent.</param>
/// <param name="After">Since the interaction was sent.</param>
public sealed record InteractionReply(ReplyKind Kind, ulong? MessageId, bool IsEphemeral, JsonObject Body, TimeSpan After)
{
    public string Content => Body["content"]?.GetValue<string>() ?? "";

    /// <summary>Names and values of completions.</summary>
    public IReadOnlyList<(string Name, string Value)> Choices =>
        [.. (Body["choices"] as JsonArray ?? []).Select(choice => (choice!["name"]!.GetValue<string>(), choice["value"]!.ToString()))];
}

public enum ReplyKind
{
    Message,
    Edit,
    Followup,
    Completions,
}
