using System.Collections.Concurrent;

namespace ArxivBot.Summaries;

/// <summary>Work that all who want the same wait for together. It runs once and to its end, whoever stops waiting; what came of it is not kept, be it a result or a failure.</summary>
/// <remarks>While it runs, those who wait may be told its parts.</remarks>
internal class SharedWork<TKey, TResult, TPart>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Running>> _running = new();

    /// <param name="work">Begun where nobody waits for it yet.</param>
    /// <param name="watcher">Told what there is so far, for as long as its owner waits.</param>
    /// <param name="cancellationToken">Only of waiting: others may wait for the same.</param>
    public async Task<TResult> GetAsync(TKey key, Func<Watchers<TPart>, Task<TResult>> work, Action<TPart>? watcher, CancellationToken cancellationToken)
    {
        var running = _running.GetOrAdd(key, _ => new Lazy<Running>(() => Begin(key, work))).Value;
        running.Watchers.Told += watcher;
        try
        {
            return await running.Result.WaitAsync(cancellationToken);
        }
        finally
        {
            running.Watchers.Told -= watcher;
        }
    }

    private Running Begin(TKey key, Func<Watchers<TPart>, Task<TResult>> work)
    {
        var watchers = new Watchers<TPart>();
        return new Running(watchers, Task.Run(async () =>
        {
            try
            {
                return await work(watchers);
            }
            finally
            {
                _running.TryRemove(key, out var _);
            }
        }));
    }

    private sealed record Running(Watchers<TPart> Watchers, Task<TResult> Result);
}

/// <summary>Of which nothing is told before it is done.</summary>
internal sealed class SharedWork<TKey, TResult> : SharedWork<TKey, TResult, TResult>
    where TKey : notnull
{
    /// <inheritdoc cref="SharedWork{TKey, TResult, TPart}.GetAsync"/>
    public Task<TResult> GetAsync(TKey key, Func<Task<TResult>> work, CancellationToken cancellationToken) => GetAsync(key, _ => work(), null, cancellationToken);
}

/// <summary>Those who watch something grow; they come and go.</summary>
internal sealed class Watchers<T>
{
    public event Action<T>? Told;

    public bool IsEmpty => Told is null;

    public void Tell(T part) => Told?.Invoke(part);
}
