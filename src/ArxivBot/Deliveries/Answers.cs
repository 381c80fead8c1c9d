using System.Collections.Concurrent;
using System.Threading.Channels;
using ArxivBot.Documents;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Deliveries;

/// <summary>Answers people, ahead of digests. Answers are not kept in the outbox: whoever waits can ask again.</summary>
internal sealed partial class Answers(Senders senders, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<Answers> logger)
{
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<(string Platform, string Address), DateTimeOffset> _edited = new();

    /// <param name="replaces">The receipt of a message in whose place the answer goes; null for a new one.</param>
    /// <returns>What became of the first message, or of the first that did not go; those after it are not tried.</returns>
    public async Task<DeliveryResult> SendAsync(
        string platform, Interaction interaction, Document document, CancellationToken cancellationToken, string? replaces = null)
    {
        var sender = senders.Of(platform);
        DeliveryResult? first = null;
        foreach (var payload in sender.Platform.Render(document))
        {
            var result = await TryAsync(
                sender,
                token => first is null && replaces is not null
                    ? sender.Platform.EditAsync(interaction, replaces, payload, token)
                    : sender.Platform.AnswerAsync(interaction, payload, token),
                cancellationToken);
            if (result is not DeliveryResult.Sent)
            {
                LogNotSent(platform, interaction.Address, result);
                return result;
            }

            first ??= result;
        }

        return first ?? throw new ArgumentException("An answer has at least one block.", nameof(document));
    }

    /// <summary>
    /// An answer that takes a while: it is edited as it grows, no faster than the platform takes that and only while nothing else
    /// has to be sent, and in the end it is there as a whole.
    /// </summary>
    /// <param name="replaces">The receipt of what was answered at once; null when that did not go.</param>
    /// <returns>As of <see cref="SendAsync"/>.</returns>
    public async Task<DeliveryResult> GrowAsync(string platform, Interaction interaction, GrowingDocument later, string? replaces, CancellationToken cancellationToken)
    {
        var newest = Channel.CreateBounded<Document>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var whole = later(document => newest.Writer.TryWrite(document), cancellationToken);
        if (replaces is not null && senders.Of(platform) is { Platform.Limits.EditInterval: { } interval } sender)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var growing = FollowAsync(
                newest.Reader, interaction.Address, sender.Platform.Name, interval,
                document => sender.TryAnswerAsync(token => sender.Platform.EditAsync(interaction, replaces, sender.Platform.Render(document)[0], token), cancellationToken), ended.Token);
            await Task.WhenAny(whole, growing);
            await ended.CancelAsync();
            await growing;
        }

        return await SendAsync(platform, interaction, await whole, cancellationToken, replaces);
    }

    /// <param name="edit">An edit that has begun is waited for: the whole must not come before a part.</param>
    private async Task FollowAsync(
        ChannelReader<Document> grown, string address, string platform, TimeSpan interval, Func<Document, Task<DeliveryResult?>> edit, CancellationToken ended)
    {
        try
        {
            for (var wait = interval; ;)
            {
                await Task.Delay(wait, clock, ended);
                await grown.WaitToReadAsync(ended);
                wait = interval;
                if (MayEdit(platform, address, interval) && grown.TryRead(out var document)
                    && await edit(document) is DeliveryResult.Deferred { RetryAfter: { } asked } && asked > interval)
                {
                    wait = asked;
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The whole is there.
        }
    }

    /// <summary>Several answers may grow in one chat.</summary>
    private bool MayEdit(string platform, string address, TimeSpan interval)
    {
        var now = clock.GetUtcNow();
        if (_edited.TryGetValue((platform, address), out var last) && now - last < interval)
            return false;
        if (_edited.Count >= MostRemembered)
            _edited.Clear();
        _edited[(platform, address)] = now;
        return true;
    }

    /// <summary>Again and again, while somebody may still be waiting and it is sure that nothing has arrived.</summary>
    private async Task<DeliveryResult> TryAsync(
        PlatformSender sender, Func<CancellationToken, Task<DeliveryResult>> send, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var result = await sender.AnswerAsync(send, cancellationToken);
            var wait = (result as DeliveryResult.Deferred)?.RetryAfter ?? options.Value.RetryDelay;
            if (result is not DeliveryResult.Deferred || clock.GetElapsedTime(began) + wait > options.Value.AnswerWithin)
                return result;
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "An answer to {Platform} chat {Chat} did not go: {Result}")]
    private partial void LogNotSent(string platform, string chat, DeliveryResult result);
}
