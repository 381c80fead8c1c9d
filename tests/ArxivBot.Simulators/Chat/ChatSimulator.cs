using System.Globalization;
using ArxivBot.Simulators.Chat.Faults;
using ArxivBot.Simulators.Loopback;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Chat;

/// <summary>
/// A loopback chat service with the limits, errors and bad days that real ones have in common, and a record of what arrived. The README of
/// the simulators has its protocol.
/// </summary>
public sealed class ChatSimulator : IAsyncDisposable
{
    private readonly ChatSimulatorOptions _options;
    private readonly ChatService _service;
    private LoopbackServer? _server;

    private ChatSimulator(ChatSimulatorOptions options)
    {
        Record = new ChatRecord();
        (_options, _service) = (options, new ChatService(options, Record));
    }

    /// <summary><c>http://127.0.0.1:{port}/</c></summary>
    public Uri BaseUrl => _server?.BaseUrl ?? throw new InvalidOperationException("The simulator has not started");

    /// <summary>What has arrived so far.</summary>
    public ChatRecord Record { get; }

    public static async Task<ChatSimulator> StartAsync(ChatSimulatorOptions options, CancellationToken cancellationToken)
    {
        var simulator = new ChatSimulator(options);
        // A replay sends a million messages: their requests are counted, not kept.
        var requests = new RequestLog(options.Clock, keeps: false);
        simulator._server = await LoopbackServer.StartAsync(options.Port, requests, simulator.AnswerAsync, simulator.Tell, cancellationToken);
        return simulator;
    }

    /// <summary>Makes the address a chat; needed only where unknown ones are not found.</summary>
    public void Create(string address) => _service.Change(address, _ => { });

    /// <summary>The chat throws the client out: 410.</summary>
    public void Leave(string address) => _service.Change(address, chat => chat.IsGone = true);

    /// <summary>Undoes <see cref="Leave"/>.</summary>
    public void Return(string address) => _service.Change(address, chat => chat.IsGone = false);

    /// <summary>The chat takes the right to send away: 403.</summary>
    public void Forbid(string address) => _service.Change(address, chat => chat.IsForbidden = true);

    /// <summary>Undoes <see cref="Forbid"/>.</summary>
    public void Allow(string address) => _service.Change(address, chat => chat.IsForbidden = false);

    /// <summary>The chat gets another address: 409 at every one it had. Its keys, limits, state and messages go with it; it can move back.</summary>
    /// <exception cref="ArgumentException">Another chat has that address.</exception>
    public void Move(string address, string to) => _service.Move(address, to);

    /// <summary>Somebody asks something in a chat.</summary>
    /// <returns>The token of the interaction, to be answered within its lifetime.</returns>
    public string OpenInteraction(string address) => _service.OpenInteraction(address);

    /// <summary>
    /// Lets requests for this address fail. Several faults of one address follow each other in the order they were set; they go before those
    /// of <see cref="FailAll"/>, and these before those by chance.
    /// </summary>
    /// <param name="times">How many requests it strikes; null is until cleared.</param>
    public void Fail(string address, ChatFault fault, int? times = null) => _service.Fail(address, fault, times);

    /// <summary>Lets requests for any address fail.</summary>
    /// <param name="times">How many requests it strikes, over all chats; null is until cleared.</param>
    public void FailAll(ChatFault fault, int? times = null) => _service.Fail(null, fault, times);

    /// <summary>Clears every fault set for this address, and ends its outage; chats stay as they are.</summary>
    public void Heal(string address) => _service.Heal(address);

    /// <summary>Clears every fault, those by chance included; chats stay as they are.</summary>
    public void HealAll() => _service.Heal(null);

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
            await server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        Record.RequestArrived();
        ChatAnswer? answer = null;
        try
        {
            answer = await DecideAsync(context.Request, cancellationToken);
        }
        finally
        {
            // Before the last bytes go out: a client that has them may look at the record at once.
            Record.RequestEnded(answer?.Status);
        }

        if (answer is not null)
        {
            await answer.SendAsync(context.Response, cancellationToken);
        }
        else
        {
            LastWrite.Begins(context, null);
            context.Abort();
        }
    }

    /// <returns>The answer once it is due; null cuts the connection.</returns>
    private async Task<ChatAnswer?> DecideAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var ruling = await RuleAsync(request, cancellationToken);
        switch (ruling.Travels)
        {
            case ChatFault.SlowAnswer slow:
                await DelayAsync(slow.Delay, cancellationToken);
                return ruling.Answer;
            case ChatFault.AcceptThenTimeout silence:
                await DelayAsync(silence.Hang ?? Timeout.InfiniteTimeSpan, cancellationToken);
                return null;
            case ChatFault.AcceptThenCut:
                return null;
            default:
                return ruling.Answer;
        }
    }

    private async Task<Ruling> RuleAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (ChatRequest.Read(request, _options, out var refusal) is not { } asked)
            return new Ruling(refusal);
        if (asked.Kind is not ChatRequestKind.Answer && _service.Admit(asked.Target) is { } refused)
            return new Ruling(refused);
        var (sent, error) = await ChatRequest.ReadTextAsync(request, _options.MaximumTextLength, cancellationToken);
        if (sent is null)
            return new Ruling(ChatAnswer.Invalid(error));
        string? key = null;
        if (asked.Kind is ChatRequestKind.Post && !ChatRequest.TryReadKey(request, _options.HonoursKeys, out key))
            return new Ruling(ChatAnswer.Invalid("Idempotency-Key takes 1 to 64 visible ASCII characters, once."));
        return asked.Kind switch
        {
            ChatRequestKind.Post => _service.Post(asked.Target, key, sent),
            ChatRequestKind.Edit => _service.Edit(asked.Target, asked.Id, sent),
            _ => new Ruling(_service.AnswerInteraction(asked.Target, sent)),
        };
    }

    private Task DelayAsync(TimeSpan time, CancellationToken cancellationToken) => _options.Delays switch
    {
        ChatDelays.Skipped => Task.CompletedTask,
        ChatDelays.InRealTime => Task.Delay(time, TimeProvider.System, cancellationToken),
        _ => Task.Delay(time, _options.Clock, cancellationToken),
    };

    private void Tell(RecordedRequest request) => _options.Log?.Invoke(string.Create(
        CultureInfo.InvariantCulture,
        $"{request.ReceivedAt:HH:mm:ss.fff} {request.Method} {request.Path} -> {request.Status?.ToString(CultureInfo.InvariantCulture) ?? "aborted"}"));
}
