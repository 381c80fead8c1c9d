using System.Collections.Concurrent;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Work of one chat is done in order, of different chats side by side; whoever brings more than is bearable waits.</summary>
internal sealed class ChatLanes : IDisposable
{
    private const int MostWaiting = 1000, MostAtOnce = 16;

    private readonly SemaphoreSlim _waiting = new(MostWaiting), _working = new(MostAtOnce);
    private readonly Dictionary<long, Task> _last = [];
    private readonly ConcurrentDictionary<Task, bool> _all = [];
    private readonly Lock _lock = new();

    /// <summary>Everything that has been taken on.</summary>
    public Task Idle => Task.WhenAll(_all.Keys);

    /// <param name="work">Never throws.</param>
    public async Task AddAsync(long chat, Func<Task> work, CancellationToken cancellationToken)
    {
        await _waiting.WaitAsync(cancellationToken);
        lock (_lock)
        {
            var before = _last.GetValueOrDefault(chat, Task.CompletedTask);
            var task = Task.Run(() => RunAsync(before, work), CancellationToken.None);
            _last[chat] = task;
            _all.TryAdd(task, true);
            task.ContinueWith(done => Forget(chat, done), TaskScheduler.Default);
        }
    }

    public void Dispose()
    {
        _waiting.Dispose();
        _working.Dispose();
    }

    private async Task RunAsync(Task before, Func<Task> work)
    {
        await before;
        await _working.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            _working.Release();
            _waiting.Release();
        }
    }

    private void Forget(long chat, Task done)
    {
        _all.TryRemove(done, out _);
        lock (_lock)
        {
            if (_last.GetValueOrDefault(chat) == done)
                _last.Remove(chat);
        }
    }
}
