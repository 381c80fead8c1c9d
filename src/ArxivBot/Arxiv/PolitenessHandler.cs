using Microsoft.Extensions.Options;

namespace ArxivBot.Arxiv;

/// <summary>
/// One request to arXiv at a time, and no sooner than <see cref="ArxivOptions.MinimumInterval"/> after the last one
/// ended: over all of arXiv's services, as its terms of use ask. https://info.arxiv.org/help/api/tou.html
/// </summary>
internal sealed class PolitenessHandler(Politeness politeness) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var turn = await politeness.TakeTurnAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>The turns that all requests of this program to arXiv take.</summary>
internal sealed class Politeness(IOptions<ArxivOptions> options, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private long? _lastEnded;

    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_lastEnded is { } ended && options.Value.MinimumInterval - clock.GetElapsedTime(ended) is var rest && rest > TimeSpan.Zero)
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

    private sealed class Turn(Politeness politeness) : IDisposable
    {
        public void Dispose()
        {
            politeness._lastEnded = politeness.Now;
            politeness._turn.Release();
        }
    }

    private long Now => clock.GetTimestamp();
}
