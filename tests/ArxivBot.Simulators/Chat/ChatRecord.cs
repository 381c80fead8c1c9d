using System.Globalization;

namespace ArxivBot.Simulators.Chat;

/// <summary>
/// Who got what, when and how often: what an outbox is judged by. Every member is safe to use while requests arrive; lists are copies of that
/// moment.
/// </summary>
public sealed class ChatRecord
{
    private readonly Lock _lock = new();
    private readonly List<ReceivedMessage> _received = [];
    private readonly Dictionary<string, List<ReceivedMessage>> _byAddress = new(StringComparer.Ordinal);
    private readonly List<ReceivedEdit> _edits = [];
    private readonly List<InteractionAnswer> _answers = [];
    private readonly Dictionary<int, int> _statuses = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private int _requests;
    private int _repeats;
    private int _aborted;
    private int _duringBans;
    private int _answeredByKey;
    private int _keysMisused;

    internal ChatRecord()
    {
    }

    /// <summary>All messages, in order of acceptance.</summary>
    public IReadOnlyList<ReceivedMessage> Received => Read<IReadOnlyList<ReceivedMessage>>(() => [.. _received]);

    /// <summary>All edits, in order of acceptance.</summary>
    public IReadOnlyList<ReceivedEdit> Edits => Read<IReadOnlyList<ReceivedEdit>>(() => [.. _edits]);

    /// <summary>All answers to interactions, in order of acceptance.</summary>
    public IReadOnlyList<InteractionAnswer> Answers => Read<IReadOnlyList<InteractionAnswer>>(() => [.. _answers]);

    /// <summary>How many messages there are, without a copy of them.</summary>
    public int Count => Read(() => _received.Count);

    /// <summary>How many messages repeat an earlier one: what must be 0 at the end of a day.</summary>
    public int Repeats => Read(() => _repeats);

    /// <summary>Requests of any kind that have arrived.</summary>
    public int Requests => Read(() => _requests);

    /// <summary>Requests that have arrived and have not ended.</summary>
    public int Open => Read(() => _requests - _statuses.Values.Sum() - _aborted);

    public int Refused429 => Answered(429);

    /// <summary>Requests that came during a ban, and made it longer.</summary>
    public int DuringBans => Read(() => _duringBans);

    /// <summary>Requests that ended without a status.</summary>
    public int Aborted => Read(() => _aborted);

    /// <summary>Messages that were there already, as their key told, and were not stored again.</summary>
    public int AnsweredByKey => Read(() => _answeredByKey);

    /// <summary>Those among them that carried another text than the first: a client's error that the service does not tell it of.</summary>
    public int KeysMisused => Read(() => _keysMisused);

    /// <summary>How many requests were answered with this status.</summary>
    public int Answered(int status) => Read(() => _statuses.GetValueOrDefault(status));

    /// <summary>What the chat at this address got, in order of acceptance; of a chat that moved, what it got at all its addresses, by any of them.</summary>
    public IReadOnlyList<ReceivedMessage> MessagesOf(string address) =>
        Read<IReadOnlyList<ReceivedMessage>>(() => _byAddress.TryGetValue(address, out var messages) ? [.. messages] : []);

    /// <summary>Completes when at least <paramref name="count"/> messages are there, counted from the simulator's start.</summary>
    public async Task ReachesAsync(int count, CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_received.Count >= count)
                return;
            _waiting.Add((count, reached));
        }

        await reached.Task.WaitAsync(cancellationToken);
    }

    /// <param name="message">Given the number it will have.</param>
    internal ReceivedMessage Add(Func<int, ReceivedMessage> message)
    {
        lock (_lock)
        {
            var received = message(_received.Count + 1);
            _received.Add(received);
            Of(received.Address).Add(received);
            _repeats += received.IsRepeat ? 1 : 0;
            if (_waiting.Count > 0)
            {
                foreach (var (_, reached) in _waiting.Where(w => w.Count <= _received.Count))
                    reached.TrySetResult();
                _waiting.RemoveAll(w => w.Count <= _received.Count);
            }

            return received;
        }
    }

    internal void Add(ReceivedEdit edit)
    {
        lock (_lock)
            _edits.Add(edit);
    }

    /// <returns>The id of the answer.</returns>
    internal string Add(InteractionAnswer answer)
    {
        lock (_lock)
        {
            _answers.Add(answer);
            return string.Create(CultureInfo.InvariantCulture, $"a{_answers.Count}");
        }
    }

    internal bool Has(string address, string id) => Read(() =>
        id.StartsWith('m') && int.TryParse(id.AsSpan(1), out var number) && number >= 1 && number <= _received.Count
        && _received[number - 1].Id == id && Of(address).BinarySearch(_received[number - 1], ByNumber) >= 0);

    /// <summary>From now on both addresses name one chat; nobody has written to the new one yet.</summary>
    internal void Moved(string from, string to)
    {
        lock (_lock)
            _byAddress[to] = Of(from);
    }

    internal void KeyMet(bool misused)
    {
        lock (_lock)
        {
            _answeredByKey++;
            _keysMisused += misused ? 1 : 0;
        }
    }

    internal void BanIgnored()
    {
        lock (_lock)
            _duringBans++;
    }

    internal void RequestArrived()
    {
        lock (_lock)
            _requests++;
    }

    /// <param name="status">Null when none went out.</param>
    internal void RequestEnded(int? status)
    {
        lock (_lock)
        {
            if (status is { } known)
                _statuses[known] = _statuses.GetValueOrDefault(known) + 1;
            else
                _aborted++;
        }
    }

    private static readonly Comparer<ReceivedMessage> ByNumber = Comparer<ReceivedMessage>.Create((one, other) => one.Number.CompareTo(other.Number));

    private List<ReceivedMessage> Of(string address) =>
        _byAddress.TryGetValue(address, out var messages) ? messages : _byAddress[address] = [];

    private T Read<T>(Func<T> what)
    {
        lock (_lock)
            return what();
    }
}
