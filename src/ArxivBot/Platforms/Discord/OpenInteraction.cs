using System.Net;
using ArxivBot.Deliveries;
using ArxivBot.Discord;
using Interaction = ArxivBot.Discord.Interaction;
using Message = ArxivBot.Discord.Message;

namespace ArxivBot.Platforms.Discord;

/// <summary>
/// Something a user did and waits to be answered: a first answer within 3 seconds, an edit of it if that only said "thinking",
/// more messages for 15 minutes.
/// </summary>
internal sealed class OpenInteraction(Interaction interaction, DiscordRest rest, TimeProvider clock) : IDisposable
{
    /// <summary>The receipt of the first answer, by which it is edited.</summary>
    public const string Original = "@original";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(14.5), Soon = TimeSpan.FromMilliseconds(200), Later = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly DateTimeOffset _since = clock.GetUtcNow();
    private Stage _stage;
    private bool _isDeferredPrivately;

    /// <summary>For the user alone. Counts from the next message on.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>Shows that the bot is at work, unless it has answered already.</summary>
    public async Task DeferAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_stage != Stage.Silent)
                return;
            _isDeferredPrivately = IsPrivate;
            if (await rest.RespondAsync(interaction.Id, interaction.Token, InteractionResponse.Defer(IsPrivate), cancellationToken) is Answer<Nothing>.Ok or Answer<Nothing>.Unknown)
                _stage = Stage.Deferred;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <returns>Null when Discord does not take answers to it any more.</returns>
    public async Task<DeliveryResult?> SendAsync(DiscordMessage message, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (clock.GetUtcNow() - _since > Lifetime)
                return null;
            var (result, isMisshapen) = await TryAsync(message, cancellationToken);
            return isMisshapen && !message.IsPlain ? (await TryAsync(message.ToPlain(), cancellationToken)).Result : result;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Puts something else in the place of the first answer.</summary>
    /// <returns>Null when Discord does not take edits of it any more.</returns>
    public async Task<DeliveryResult?> EditAsync(DiscordMessage message, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (clock.GetUtcNow() - _since > Lifetime)
                return null;
            var (result, isMisshapen) = await EditOriginalAsync(message, cancellationToken);
            return isMisshapen && !message.IsPlain ? (await EditOriginalAsync(message.ToPlain(), cancellationToken)).Result : result;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<(DeliveryResult? Result, bool IsMisshapen)> TryAsync(DiscordMessage message, CancellationToken cancellationToken)
    {
        var create = message.ToCreate() with { Flags = IsPrivate ? MessageFlags.Ephemeral : null };
        if (_stage == Stage.Silent && await RespondAsync(create, cancellationToken) is var first && _stage != Stage.Deferred)
            return first;
        if (_stage == Stage.Deferred && !await LeavesThinkingAsync(cancellationToken))
            return await EditOriginalAsync(message, cancellationToken);
        var answer = await rest.CreateFollowupAsync(interaction.ApplicationId, interaction.Token, create, cancellationToken);
        if (answer is Answer<Message>.Ok)
            _stage = Stage.Answered;
        return IsOver(answer) ? (null, false) : (DiscordResults.Of(answer, sent => $"{sent.Id}"), IsMisshapen(answer));
    }

    private async Task<(DeliveryResult? Result, bool IsMisshapen)> EditOriginalAsync(DiscordMessage message, CancellationToken cancellationToken)
    {
        var answer = await rest.EditOriginalResponseAsync(interaction.ApplicationId, interaction.Token, message.ToEdit(), cancellationToken);
        if (answer is Answer<Message>.Ok)
            _stage = Stage.Answered;
        if (IsOver(answer))
            return (null, false);
        var result = DiscordResults.Of(answer, _ => Original);
        // Done twice, an edit is as if done once; and until it is done, the user reads that the bot is at work.
        return (result is DeliveryResult.Unknown { Reason: var doubt } ? new DeliveryResult.Deferred(doubt, Later) : result, IsMisshapen(answer));
    }

    private async Task<(DeliveryResult? Result, bool IsMisshapen)> RespondAsync(MessageCreate create, CancellationToken cancellationToken)
    {
        var answer = await rest.RespondAsync(interaction.Id, interaction.Token, InteractionResponse.Message(create), cancellationToken);
        switch (answer)
        {
            case Answer<Nothing>.Ok:
                _stage = Stage.Answered;
                break;
            case Answer<Nothing>.Error { Reason.Code: DiscordErrorCode.AlreadyAcknowledged }:
                // An earlier try has arrived after all: what it said is put in its place once more.
                (_stage, _isDeferredPrivately) = (Stage.Deferred, IsPrivate);
                break;
            case Answer<Nothing>.Unknown { Reason: var reason }:
                return (new DeliveryResult.Deferred(reason, Soon), false);
            case Answer<Nothing>.NotSent { Reason: var reason }:
                return (new DeliveryResult.Deferred(reason, Soon), false);
            case Answer<Nothing>.Error { Reason: { Status: >= HttpStatusCode.InternalServerError } error }:
                return (new DeliveryResult.Deferred($"{error}", Soon), false);
        }

        return (IsOver(answer) ? null : DiscordResults.Of(answer, _ => Original), IsMisshapen(answer));
    }

    /// <summary>What all could see that the bot thinks of cannot become an answer for one: it is taken away.</summary>
    private async Task<bool> LeavesThinkingAsync(CancellationToken cancellationToken)
    {
        if (!IsPrivate || _isDeferredPrivately)
            return false;
        await rest.DeleteOriginalResponseAsync(interaction.ApplicationId, interaction.Token, cancellationToken);
        _stage = Stage.Answered;
        return true;
    }

    private static bool IsMisshapen<T>(Answer<T> answer) => answer is Answer<T>.Error { Reason.Code: DiscordErrorCode.InvalidForm };

    private static bool IsOver<T>(Answer<T> answer) => answer is Answer<T>.Error
    {
        Reason.Code: DiscordErrorCode.UnknownInteraction or DiscordErrorCode.UnknownWebhook or DiscordErrorCode.InvalidWebhookToken
    };

    private enum Stage
    {
        Silent,
        Deferred,
        Answered,
    }
}
