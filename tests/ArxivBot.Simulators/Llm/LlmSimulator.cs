using System.Globalization;
using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Llm.Faults;
using ArxivBot.Simulators.Llm.Protocols;
using ArxivBot.Simulators.Loopback;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Llm;

/// <summary>
/// A loopback LLM service that speaks OpenAI's, DashScope's and Ollama's interfaces, with their errors, their bad days, and a record of what
/// was asked. What it answers is made of the text it was given. The README of the simulators says what it knows.
/// </summary>
public sealed class LlmSimulator : IAsyncDisposable
{
    private readonly LlmSimulatorOptions _options;
    private readonly Lock _gate = new();
    private readonly FaultScript<LlmFault> _faults;
    private readonly OpenAiInterface _openAi;
    private readonly OllamaInterface _ollama;
    private LoopbackServer? _server;

    private LlmSimulator(LlmSimulatorOptions options)
    {
        _options = options;
        _faults = new FaultScript<LlmFault>(options.Faults);
        Requests = new RequestLog(options.Clock);
        Files = new FileStore(options);
        var mind = new LlmMind(options, Record);
        (_openAi, _ollama) = (new OpenAiInterface(options, mind, Files), new OllamaInterface(options, mind));
    }

    /// <summary><c>http://127.0.0.1:{port}/</c>, which is Ollama's address.</summary>
    public Uri BaseUrl => _server?.BaseUrl ?? throw new InvalidOperationException("The simulator has not started");

    public Uri OpenAiUrl => new(BaseUrl, "v1");

    public Uri DashScopeUrl => new(BaseUrl, "compatible-mode/v1");

    /// <summary>Every request with its status; <see cref="RequestLog.MaximumConcurrency"/> has the most at the same time.</summary>
    public RequestLog Requests { get; }

    /// <summary>What the models read and wrote, and what it cost.</summary>
    public LlmRecord Record { get; } = new();

    /// <summary>How many files are there now.</summary>
    public int FileCount => Files.Count;

    private FileStore Files { get; }

    public static async Task<LlmSimulator> StartAsync(LlmSimulatorOptions options, CancellationToken cancellationToken)
    {
        var simulator = new LlmSimulator(options);
        simulator._server = await LoopbackServer.StartAsync(options.Port, simulator.Requests, simulator.AnswerAsync, simulator.Tell, cancellationToken);
        return simulator;
    }

    /// <summary>Lets requests fail; faults follow each other in the order in which they were set, and go before those by chance.</summary>
    /// <param name="where">The name of a model, <c>chat</c>, <c>files</c> or <c>models</c>, or null for all.</param>
    /// <param name="times">How many requests it strikes; null is until healed.</param>
    public void Fail(string? where, LlmFault fault, int? times = null)
    {
        lock (_gate)
            _faults.Add(where, fault, times);
    }

    /// <summary>Takes all faults back, those by chance too.</summary>
    public void Heal()
    {
        lock (_gate)
            _faults.Clear();
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var path = context.Request.Path.Value ?? "";
        if (LlmDoor.Of(path, _options.V1) is not { } door)
        {
            var home = path is "/" ? new LlmReply(200, "text/plain", ["Ollama is running"]) : new LlmReply(404, "text/plain", ["404 page not found"]);
            await home.SendAsync(context, null, _options.Clock, cancellationToken);
            return;
        }

        LlmFault? fault = null;
        LlmReply reply;
        try
        {
            var body = await LlmBody.ReadAsync(context.Request, cancellationToken);
            fault = Take(door, body.Model);
            reply = Struck(fault, door, body.Model)
                ?? (door.IsNative
                    ? _ollama.Answer(context.Request.Method, door, body, fault)
                    : await _openAi.AnswerAsync(context.Request, door, body, fault, cancellationToken));
        }
        catch (LlmError error)
        {
            reply = LlmReply.Of(error, door.IsNative);
        }

        await reply.SendAsync(context, fault, _options.Clock, cancellationToken);
        if (fault is not (LlmFault.Reset or LlmFault.Cut))
            reply.Call?.SentAt = _options.Clock.GetUtcNow();
    }

    private LlmFault? Take(LlmDoor door, string? model)
    {
        lock (_gate)
            return model is null ? _faults.Take(door.Place) : _faults.Take(model, door.Place);
    }

    private LlmReply? Struck(LlmFault? fault, LlmDoor door, string? name)
    {
        var model = _options.Models.FirstOrDefault(model => model.Name == name) ?? _options.Models[0];
        return fault switch
        {
            LlmFault.ServerError { Html: true, Status: var status } => LlmReply.Page(status),
            LlmFault.ServerError error => LlmReply.Of(LlmErrors.Broken(door.Api, error.Status), door.IsNative),
            LlmFault.Limited limited => LlmReply.Of(LlmErrors.Limited(door.Api, model, limited.RetryAfter), door.IsNative),
            LlmFault.NoQuota => LlmReply.Of(LlmErrors.NoQuota, door.IsNative),
            LlmFault.Refused refused => LlmReply.Of(new LlmError(refused.Status, refused.Message) { Code = refused.Code }, door.IsNative),
            LlmFault.TooLong => LlmReply.Of(LlmErrors.TooLong(door.Api, model, model.ContextTokens + 1), door.IsNative),
            _ => null,
        };
    }

    private void Tell(RecordedRequest request) => _options.Log?.Invoke(string.Create(
        CultureInfo.InvariantCulture,
        $"{request.ReceivedAt:HH:mm:ss.fff} {request.Method} {request.Path} -> {request.Status?.ToString(CultureInfo.InvariantCulture) ?? "aborted"}"));
}
