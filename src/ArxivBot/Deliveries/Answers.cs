using ArxivBot.Documents;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Deliveries;

/// <summary>Answers people, ahead of digests. Answers are not kept in the outbox: whoever waits can ask again.</summary>
internal sealed partial class Answers(Senders senders, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<Answers> logger)
{
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
                    ? sender.Platform.EditAsync(interaction.Address, replaces, payload, token)
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
