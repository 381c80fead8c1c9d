using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ArxivBot.Summaries.Models;

/// <summary>The model as everything here asks it: what fails says why, a refused key is left alone, and a file that is still being read is waited for.</summary>
internal sealed class AskedModel(IChatClient service, RefusedKey key, SummaryOptions settings, TimeProvider clock) : DelegatingChatClient(service)
{
    // https://help.aliyun.com/zh/model-studio/error-code
    private const string StillReading = "parsing in progress";

    private static readonly TimeSpan ReadingPause = TimeSpan.FromSeconds(2);

    /// <exception cref="ModelException">It did not answer.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        AskAsync(() => InnerClient.GetResponseAsync(messages, options, cancellationToken), cancellationToken);

    /// <inheritdoc cref="GetResponseAsync"/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IAsyncEnumerator<ChatResponseUpdate>? updates = null;
        try
        {
            var goesOn = await AskAsync(
                async () =>
                {
                    if (updates is not null)
                        await updates.DisposeAsync();
                    updates = InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
                    return await updates.MoveNextAsync();
                },
                cancellationToken);
            while (goesOn)
            {
                yield return updates!.Current;
                goesOn = await AskAsync(() => updates.MoveNextAsync().AsTask(), cancellationToken);
            }
        }
        finally
        {
            if (updates is not null)
                await updates.DisposeAsync();
        }
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        if (key.Reason is { } reason)
            throw new ModelException(reason) { Status = 401 };
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception exception) when (exception.Message.Contains(StillReading, StringComparison.OrdinalIgnoreCase))
            {
                await WaitAsync(cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                var failure = ModelFailures.Of(exception, settings, clock);
                if (failure.Status == 401)
                    key.Note();
                throw failure;
            }
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(ReadingPause, clock, cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            throw new ModelException("the service did not read the PDF in time", exception);
        }
    }
}
