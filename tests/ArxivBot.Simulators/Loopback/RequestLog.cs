using System.Collections;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Loopback;

/// <summary>
/// What a simulator was asked, in order of arrival, with what a test needs to judge a client's manners.
/// Every member is safe to use while requests arrive; enumerating sees the requests of that moment.
/// </summary>
public sealed class RequestLog : IReadOnlyList<RecordedRequest>
{
    private readonly TimeProvider _clock;
    private readonly bool _keeps;
    private readonly Lock _lock = new();
    private readonly List<RecordedRequest> _requests = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private int _inFlight;
    private int _openConnections;
    private int _maximumOpenConnections;

    /// <param name="keeps">Otherwise requests are only passed through, for a simulator that keeps its own, smaller record of them.</param>
    internal RequestLog(TimeProvider clock, bool keeps = true) => (_clock, _keeps) = (clock, keeps);

    public int Count
    {
        get
        {
            lock (_lock)
                return _requests.Count;
        }
    }

    public RecordedRequest this[int index]
    {
        get
        {
            lock (_lock)
                return _requests[index];
        }
    }

    /// <summary>The most requests that were being answered at the same moment.</summary>
    public int MaximumConcurrency => Snapshot().Select(r => r.InFlight).DefaultIfEmpty(0).Max();

    /// <summary>The most TCP connections that were open at the same moment, idle ones included; one that a client drops counts until that is noticed.</summary>
    public int MaximumConnections
    {
        get
        {
            lock (_lock)
                return _maximumOpenConnections;
        }
    }

    /// <summary>The shortest time between two arrivals; null before the second.</summary>
    public TimeSpan? ShortestInterval
    {
        get
        {
            var arrivals = Snapshot().Select(r => r.ReceivedAt).ToList();
            return arrivals.Count < 2 ? null : arrivals.Zip(arrivals.Skip(1), (first, second) => second - first).Min();
        }
    }

    /// <summary>The requests of exactly this path, in order of arrival.</summary>
    public IReadOnlyList<RecordedRequest> For(string path) => [.. Snapshot().Where(r => r.Path == path)];

    /// <summary>Completes when at least <paramref name="count"/> requests have arrived, counted from the simulator's start.</summary>
    public async Task ReachesAsync(int count, CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_requests.Count >= count)
                return;
            _waiting.Add((count, reached));
        }

        await reached.Task.WaitAsync(cancellationToken);
    }

    public IEnumerator<RecordedRequest> GetEnumerator() => Snapshot().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal RecordedRequest Begin(HttpContext context)
    {
        lock (_lock)
        {
            var request = new RecordedRequest(
                context.Request.Method,
                context.Request.Path.Value ?? "",
                context.Request.QueryString.Value ?? "",
                context.Request.Headers.ToDictionary(h => h.Key, h => string.Join(", ", (IEnumerable<string?>)h.Value), StringComparer.OrdinalIgnoreCase),
                _clock.GetUtcNow(),
                ++_inFlight,
                context.Connection.Id);
            if (!_keeps)
                return request;
            _requests.Add(request);
            foreach (var (_, reached) in _waiting.Where(w => w.Count <= _requests.Count))
                reached.TrySetResult();
            _waiting.RemoveAll(w => w.Count <= _requests.Count);
            return request;
        }
    }

    /// <summary>Counts once, however often it is called.</summary>
    internal void End(RecordedRequest request, int? status)
    {
        lock (_lock)
        {
            if (request.IsOver)
                return;
            (request.IsOver, request.Status) = (true, status);
            _inFlight--;
        }
    }

    internal void ConnectionOpened()
    {
        lock (_lock)
            _maximumOpenConnections = Math.Max(_maximumOpenConnections, ++_openConnections);
    }

    internal void ConnectionClosed()
    {
        lock (_lock)
            _openConnections--;
    }

    private List<RecordedRequest> Snapshot()
    {
        lock (_lock)
            return [.. _requests];
    }
}
