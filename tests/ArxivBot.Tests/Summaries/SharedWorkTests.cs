using System.Collections.Concurrent;
using ArxivBot.Summaries;

namespace ArxivBot.Tests.Summaries;

/// <summary>Work that many wait for.</summary>
public class SharedWorkTests
{
    private readonly SharedWork<string, int, string> _work = new();
    private readonly TaskCompletionSource<int> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Watchers<string>> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _runs;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_hundred_who_want_the_same_at_once_get_the_result_of_one_run_and_who_comes_later_begins_another()
    {
        using var all = new Barrier(4);
        var asking = Enumerable.Range(0, 4).Select(_ => Task.Run(
            () =>
            {
                all.SignalAndWait(Cancelled);
                return Enumerable.Range(0, 125).Select(_ => GetAsync()).ToList();
            },
            Cancelled));
        var asked = (await Task.WhenAll(asking)).SelectMany(some => some).ToList();
        asked.Count.ShouldBe(500);
        asked.ShouldAllBe(one => !one.IsCompleted);

        _result.SetResult(7);

        (await Task.WhenAll(asked)).ShouldAllBe(result => result == 7);
        _runs.ShouldBe(1);
        (await GetAsync()).ShouldBe(7);
        _runs.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_not_the_same_is_not_waited_for()
    {
        var waits = GetAsync();

        (await _work.GetAsync("another", _ => Task.FromResult(1), null, Cancelled)).ShouldBe(1);

        waits.IsCompleted.ShouldBeFalse();
        _result.SetResult(7);
        (await waits).ShouldBe(7);
    }

    [Fact]
    public async Task A_failure_reaches_all_and_is_not_kept()
    {
        List<Task<int>> asked = [GetAsync(), GetAsync(), GetAsync()];

        _result.SetException(new InvalidDataException("once"));

        foreach (var one in asked)
            (await one.ShouldThrowAsync<InvalidDataException>()).Message.ShouldBe("once");
        _runs.ShouldBe(1);
        (await _work.GetAsync("paper", _ => Task.FromResult(1), null, Cancelled)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_stops_waiting_ends_neither_the_work_nor_the_others_waiting()
    {
        using var first = new CancellationTokenSource();
        var (begins, waits) = (GetAsync(cancellationToken: first.Token), GetAsync());

        await first.CancelAsync();

        await begins.ShouldThrowAsync<OperationCanceledException>();
        waits.IsCompleted.ShouldBeFalse();
        _result.SetResult(7);
        (await waits).ShouldBe(7);
        _runs.ShouldBe(1);
    }

    [Fact]
    public async Task It_goes_on_when_nobody_waits_any_more()
    {
        using var only = new CancellationTokenSource();
        var waits = GetAsync(cancellationToken: only.Token);
        await only.CancelAsync();
        await waits.ShouldThrowAsync<OperationCanceledException>();

        var later = GetAsync();
        _result.SetResult(7);

        (await later).ShouldBe(7);
        _runs.ShouldBe(1);
    }

    [Fact]
    public async Task All_who_watch_are_told_what_there_is_so_far_for_as_long_as_they_wait()
    {
        using var leaves = new CancellationTokenSource();
        var told = new ConcurrentQueue<string>();
        var first = GetAsync(part => told.Enqueue($"first {part}"), leaves.Token);
        var second = GetAsync(part => told.Enqueue($"second {part}"));
        var unwatched = GetAsync();
        var watchers = await _begun.Task;

        watchers.Tell("a");
        await leaves.CancelAsync();
        await first.ShouldThrowAsync<OperationCanceledException>();
        watchers.Tell("b");
        _result.SetResult(7);
        await Task.WhenAll(second, unwatched);

        told.ShouldBe(["first a", "second a", "second b"]);
        watchers.IsEmpty.ShouldBeTrue();
    }

    private Task<int> GetAsync(Action<string>? watcher = null, CancellationToken? cancellationToken = null) => _work.GetAsync(
        "paper",
        watchers =>
        {
            Interlocked.Increment(ref _runs);
            _begun.TrySetResult(watchers);
            return _result.Task;
        },
        watcher, cancellationToken ?? Cancelled);
}
