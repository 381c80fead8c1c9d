using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Telegram;

/// <summary>What has arrived at a simulated Telegram.</summary>
public sealed class TelegramRecord
{
    private readonly Lock _lock = new();
    private readonly List<ReceivedTelegramMessage> _sent = [];
    private readonly List<TelegramRequest> _requests = [];
    private readonly Dictionary<int, int> _answers = [];
    private readonly List<string> _problems = [];
    private bool _keeps = true;
    private int _count;
    private int _conflicts;
    private int _polls;
    private int _open;
    private int _aborted;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Messages that chats have got, in order; edits are not among them.</summary>
    public IReadOnlyList<ReceivedTelegramMessage> Sent
    {
        get
        {
            lock (_lock)
                return [.. _sent];
        }
    }

    /// <summary>How many messages chats have got, remembered or not.</summary>
    public int SentCount => Read(() => _count);

    public IReadOnlyList<TelegramRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>Answers of the simulator's own that are not as the Bot API describes them.</summary>
    public IReadOnlyList<string> ReplyProblems
    {
        get
        {
            lock (_lock)
                return [.. _problems];
        }
    }

    public int Conflicts => Read(() => _conflicts);

    /// <summary>Requests that have not ended; polls are not counted.</summary>
    public int Open => Read(() => _open);

    /// <summary>Requests whose client went away before it had an answer; polls are not counted.</summary>
    public int Aborted => Read(() => _aborted);

    /// <summary>Polls that were answered.</summary>
    public int Polls => Read(() => _polls);

    public IReadOnlyList<ReceivedTelegramMessage> SentTo(long chat) => [.. Sent.Where(message => message.Chat == chat)];

    /// <summary>How many requests got an answer of this status, polls not counted.</summary>
    public int Answered(int status) => Read(() => _answers.GetValueOrDefault(status));

    /// <summary>Waits until this holds of what has arrived.</summary>
    public async Task UntilAsync(Func<TelegramRecord, bool> holds, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
                changed = _changed.Task;
            if (holds(this))
                return;
            await changed.WaitAsync(cancellationToken);
        }
    }

    internal void Forget() => _keeps = false;

    internal void ReplyProblem(string problem)
    {
        lock (_lock)
            _problems.Add(problem);
    }

    internal void Add(ReceivedTelegramMessage message) => Change(() =>
    {
        _count++;
        if (_keeps)
            _sent.Add(message);
    });

    internal void Add(TelegramRequest request) => Change(() =>
    {
        if (request.Method == "getUpdates")
            _polls += request.Status == 200 ? 1 : 0;
        else
            _answers[request.Status ?? 0] = _answers.GetValueOrDefault(request.Status ?? 0) + 1;
        _conflicts += request.Status == 409 ? 1 : 0;
        if (_keeps)
            _requests.Add(request);
    });

    internal void Begun() => Change(() => _open++);

    internal void Ended(bool isAborted) => Change(() => (_open, _aborted) = (_open - 1, _aborted + (isAborted ? 1 : 0)));

    /// <summary>Something else that one may wait for has happened.</summary>
    internal void Touch() => Change(() => { });

    private void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            change();
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }

    private int Read(Func<int> read)
    {
        lock (_lock)
            return read();
    }
}

/// <param name="Body">The parameters as sent.</param>
/// <param name="At">UTC, by the simulator's clock.</param>
public sealed record ReceivedTelegramMessage(int Id, long Chat, int? Topic, string Text, JsonObject Body, DateTimeOffset At);

/// <param name="Status">Null when the connection was cut.</param>
/// <param name="Description">Telegram's, of an error.</param>
public sealed record TelegramRequest(string Method, int? Status, string? Description, DateTimeOffset At);

/// <summary>A message as its readers see it now.</summary>
/// <param name="Rows">Of buttons: what they say and what they bring.</param>
public sealed record SeenTelegramMessage(
    int Id, int? Topic, string Text, JsonArray Entities, IReadOnlyList<IReadOnlyList<(string Text, string Data)>> Rows, string? FileName, byte[]? File, bool IsEdited, bool IsSilent, bool IsFromBot);
