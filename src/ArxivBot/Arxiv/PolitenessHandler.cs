using Microsoft.Extensions.Options;

namespace ArxivBot.Arxiv;

/// <summary>
/// One request to arXiv at a time, and no sooner than <see cref="ArxivOptions.MinimumInterval"/> after the last one
/// ended: over all of arXiv's services, as its terms of use ask. https://info.arxiv.org/help/api/tou.html
/// </summary>
/// <param name="content">The requests are for papers, between which arXiv asks for a longer pause.</param>
internal sealed class PolitenessHandler(Politeness politeness, bool content = false) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var pause = content ? await politeness.TakeContentTurnAsync(cancellationToken) : null;
        using var turn = await politeness.TakeTurnAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>The turns that all requests of this program to arXiv take.</summary>
internal sealed class Politeness(IOptions<ArxivOptions> options, TimeProvider clock) : IDisposable
{
    private readonly Queue _all = new(clock), _content = new(clock);

    public Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken) =>
        _all.TakeTurnAsync(options.Value.MinimumInterval, cancellationToken);

    /// <summary>Waits out <see cref="ArxivOptions.CrawlDelay"/>, while others may ask arXiv for something else.</summary>
    public Task<IDisposable> TakeContentTurnAsync(CancellationToken cancellationToken) =>
        _content.TakeTurnAsync(options.Value.CrawlDelay, cancellationToken);

    public void Dispose()
    {
        _all.Dispose();
        _content.Dispose();
    }

    private sealed class Queue(TimeProvider clock) : IDisposable
    {
        private readonly SemaphoreSlim _turn = new(1);
        private long? _lastEnded;

        public async Task<IDisposable> TakeTurnAsync(TimeSpan pause, CancellationToken cancellationToken)
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                if (_lastEnded is { } ended && pause - clock.GetElapsedTime(ended) is var rest && rest > TimeSpan.Zero)
                    await Task.Delay(rest, clock, cancellationToken);
                return new Turn(this);
            }
            catch
            {
                _turn.Release();
                throw;
            }
        }

        public void Dispose() => _turn.Dispose();

        private sealed class Turn(Queue queue) : IDisposable
        {
            public void Dispose()
            {
                queue._lastEnded = queue.Now;
                queue._turn.Release();
            }
        }

        private long Now => clock.GetTimestamp();
    }
}
