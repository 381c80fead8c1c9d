using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Interactions;
using ArxivBot.Simulators.Discord.Rest;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord;

/// <summary>All that a simulated Discord has received. Every member is safe to use while more arrives.</summary>
/// <param name="most">See <see cref="DiscordSimulatorOptions.MostRecorded"/>.</param>
public sealed class DiscordRecord(int? most = null)
{
    private readonly Lock _lock = new();
    private readonly List<ReceivedDiscordMessage> _messages = [];
    private readonly List<ReceivedDiscordEdit> _edits = [];
    private readonly List<DiscordRequest> _requests = [];
    private readonly List<RegisteredCommands> _registrations = [];
    private readonly List<SentInteraction> _interactions = [];
    private readonly List<GatewayStart> _starts = [];
    private readonly List<GatewayEnd> _ends = [];
    private readonly List<ulong> _threads = [];
    private readonly List<string> _replyProblems = [];
    private readonly HashSet<(ulong Channel, string Body)> _bodies = [];
    private readonly List<(Func<DiscordRecord, bool> Holds, TaskCompletionSource Done)> _waiting = [];
    private int _nonceHits, _nonceMisuses, _late, _heartbeats, _connections, _open, _aborted;

    public IReadOnlyList<ReceivedDiscordMessage> Messages => Copy(_messages);

    public IReadOnlyList<ReceivedDiscordEdit> Edits => Copy(_edits);

    /// <summary>Every REST request that was answered, in order.</summary>
    public IReadOnlyList<DiscordRequest> Requests => Copy(_requests);

    public IReadOnlyList<RegisteredCommands> Registrations => Copy(_registrations);

    public IReadOnlyList<SentInteraction> Interactions => Copy(_interactions);

    /// <summary>Identifies and resumes, with what became of each.</summary>
    public IReadOnlyList<GatewayStart> Starts => Copy(_starts);

    /// <summary>How connections ended.</summary>
    public IReadOnlyList<GatewayEnd> Ends => Copy(_ends);

    /// <summary>Threads and posts that the bot has made.</summary>
    public IReadOnlyList<ulong> Threads => Copy(_threads);

    /// <summary>Answers of the simulator that are not as Discord's description has them: always a fault of the simulator.</summary>
    public IReadOnlyList<string> ReplyProblems => Copy(_replyProblems);

    public int Identifies => Read(() => _starts.Count(start => !start.IsResume));

    public int Resumes => Read(() => _starts.Count(start => start.IsResume));

    public int Heartbeats => Read(() => _heartbeats);

    /// <summary>Gateway connections that were opened.</summary>
    public int Connections => Read(() => _connections);

    /// <summary>Messages there are, without a copy of them.</summary>
    public int Posted => Read(() => _messages.Count);

    /// <summary>REST requests that have arrived and have not ended.</summary>
    public int Open => Read(() => _open);

    /// <summary>REST requests whose client went before it had its answer.</summary>
    public int Aborted => Read(() => _aborted);

    /// <summary>Messages that a known nonce has kept from being posted again.</summary>
    public int NonceHits => Read(() => _nonceHits);

    /// <summary>Nonces that were used again for another channel: that message is lost.</summary>
    public int NonceMisuses => Read(() => _nonceMisuses);

    /// <summary>Answers to interactions that came after their three seconds.</summary>
    public int LateAnswers => Read(() => _late);

    /// <summary>Messages with a body, but for the nonce, that their channel had got before.</summary>
    public int Repeats => Read(() => _messages.Count(message => message.IsRepeat));

    public IReadOnlyList<ReceivedDiscordMessage> MessagesOf(ulong channel) => Read(() => _messages.Where(m => m.ChannelId == channel).ToList());

    /// <summary>How many requests were answered with this status, or with this error code.</summary>
    public int Answered(int status, int? code = null) => Read(() => _requests.Count(r => r.Status == status && (code is null || r.Code == code)));

    /// <summary>401, 403 and 429, but for those of a shared limit: what Cloudflare counts.</summary>
    public int InvalidRequests => Read(() => _requests.Count(request => request.IsInvalid));

    /// <summary>The share of 429 among the requests of a route, or of all; 0 when there are none.</summary>
    public double ShareOf429(string? route = null)
    {
        var asked = Read(() => _requests.Where(request => route is null || request.Route == route).ToList());
        return asked.Count == 0 ? 0 : (double)asked.Count(request => request.Status == 429) / asked.Count;
    }

    /// <summary>Requests of a route that were let through, as a share of those that its limit allows from the first to the last of them.</summary>
    /// <param name="major">Channel, guild or webhook token; null for all that the global limit is for, and then route is not looked at.</param>
    public double ShareOfAllowed(string route, string? major, int requests, TimeSpan window)
    {
        var times = Read(() => _requests
            .Where(r => r.Status != 429 && (major is null ? !r.IsOfInteraction : r.Route == route && r.Major == major)).Select(r => r.ReceivedAt).Order().ToList());
        if (times.Count == 0)
            return 0;
        var windows = Math.Floor((times[^1] - times[0]) / window) + 1;
        return times.Count / (windows * requests);
    }

    /// <summary>Completes once this holds of the record.</summary>
    public async Task UntilAsync(Func<DiscordRecord, bool> holds, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (holds(this))
                return;
            _waiting.Add((holds, done));
        }

        await done.Task.WaitAsync(cancellationToken);
    }

    internal void Add(Message message, JsonObject body, IReadOnlyList<SentFile> files) => Change(() =>
    {
        var isRepeat = !_bodies.Add((message.Channel.Id, WithoutNonce(body)));
        Keep(_messages, new ReceivedDiscordMessage(message.Id, message.Channel.Id, (JsonObject)body.DeepClone(), message.InteractionId, message.SentAt, isRepeat)
        {
            Files = [.. files.Select(file => (file.FileName, file.Content.Length))],
        });
        if (_bodies.Count > 2 * (most ?? int.MaxValue / 2))
        {
            _bodies.Clear();
            _bodies.UnionWith(_messages.Select(kept => (kept.ChannelId, WithoutNonce(kept.Body))));
        }
    });

    internal void Edited(Message message, JsonObject body) => Change(() =>
        Keep(_edits, new ReceivedDiscordEdit(message.Id, message.Channel.Id, (JsonObject)body.DeepClone(), message.EditedAt!.Value)));

    internal void Began() => Change(() => _open++);

    internal void Ended(bool isAborted) => Change(() => (_open, _aborted) = (_open - 1, _aborted + (isAborted ? 1 : 0)));

    internal void Answered(DiscordRequest request) => Change(() => Keep(_requests, request));

    internal void Registered(ulong guild, JsonArray commands) => Change(() =>
        Keep(_registrations, new RegisteredCommands(guild == 0 ? null : guild, (JsonArray)commands.DeepClone())));

    internal void Sent(SentInteraction interaction) => Change(() => Keep(_interactions, interaction));

    internal void Started(GatewayStart start) => Change(() => Keep(_starts, start));

    internal void Ended(GatewayEnd end) => Change(() => Keep(_ends, end));

    internal void ThreadCreated(Channel thread) => Change(() => Keep(_threads, thread.Id));

    internal void ReplyProblem(string problem) => Change(() => Keep(_replyProblems, problem));

    internal void NonceMet(bool isMisuse) => Change(() => _ = isMisuse ? _nonceMisuses++ : _nonceHits++);

    internal void AnsweredLate() => Change(() => _late++);

    internal void HeartbeatReceived() => Change(() => _heartbeats++);

    internal void Connected() => Change(() => _connections++);

    private static string WithoutNonce(JsonObject body)
    {
        var text = (JsonObject)body.DeepClone();
        text.Remove("nonce");
        text.Remove("enforce_nonce");
        return text.ToJsonString();
    }

    // Not one by one: what is in front of a list has to be moved.
    private void Keep<T>(List<T> list, T item)
    {
        list.Add(item);
        if (most is { } number && list.Count >= 2 * number)
            list.RemoveRange(0, list.Count - number);
    }

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            foreach (var (_, done) in _waiting.Where(waiting => waiting.Holds(this)))
                done.TrySetResult();
            _waiting.RemoveAll(waiting => waiting.Done.Task.IsCompleted);
        }
    }

    private List<T> Copy<T>(List<T> list) => Read(() => list.ToList());

    private T Read<T>(Func<T> what)
    {
        lock (_lock)
            return what();
    }
}
