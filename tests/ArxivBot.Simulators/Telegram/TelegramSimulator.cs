using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Loopback;
using ArxivBot.Simulators.Telegram.Faults;
using ArxivBot.Simulators.Telegram.Methods;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Telegram;

/// <summary>
/// A loopback Bot API for one bot: Telegram's rules, limits and errors, its bad days, and a record of what arrived. The README of the
/// simulators says what it knows.
/// </summary>
public sealed partial class TelegramSimulator : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TelegramState _state;
    private readonly FaultScript<TelegramFault> _faults;
    private readonly Dictionary<string, Method> _methods;
    private readonly MenuMethods _menus;
    private readonly BotApi? _api;
    private LoopbackServer? _server;

    private TelegramSimulator(TelegramSimulatorOptions options)
    {
        Record = new TelegramRecord();
        if (!options.KeepsRecord)
            Record.Forget();
        _state = new TelegramState(options, Record);
        _faults = new FaultScript<TelegramFault>(options.Faults);
        _api = options.ApiPath is { } path ? BotApi.Load(path) : null;
        _menus = new MenuMethods(_state);
        _methods = new Method[][] { new UpdateMethods(_state).All, new MessageMethods(_state).All, new ChatMethods(_state).All, _menus.All, new QueryMethods(_state).All }
            .SelectMany(methods => methods).ToDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary><c>http://127.0.0.1:{port}/</c></summary>
    public Uri BaseUrl => _server?.BaseUrl ?? throw new InvalidOperationException("The simulator has not started");

    public string Token => _state.Options.Token;

    /// <summary>Without the @.</summary>
    public string BotName => _state.Bot.Username!;

    /// <summary>What has arrived so far.</summary>
    public TelegramRecord Record { get; }

    public static async Task<TelegramSimulator> StartAsync(TelegramSimulatorOptions options, CancellationToken cancellationToken)
    {
        var simulator = new TelegramSimulator(options);
        simulator._server = await LoopbackServer.StartAsync(options.Port, new RequestLog(options.Clock, keeps: false), simulator.AnswerAsync, null, cancellationToken);
        return simulator;
    }

    /// <summary>The commands that are offered in a kind of chats, such as <c>all_group_chats</c>, and a language.</summary>
    public IReadOnlyList<string> Offered(string scope, string language)
    {
        lock (_state.Gate)
            return _menus.Offered(scope, language);
    }

    /// <summary>Lets requests fail; faults follow each other in the order in which they were set, and go before those by chance.</summary>
    /// <param name="where">A method such as <c>sendMessage</c>, a chat's id, or null for all.</param>
    /// <param name="times">How many requests it strikes; null is until healed.</param>
    public void Fail(string? where, TelegramFault fault, int? times = null)
    {
        lock (_state.Gate)
            _faults.Add(where, fault, times);
    }

    /// <summary>Takes all faults back, those by chance too.</summary>
    public void Heal()
    {
        lock (_state.Gate)
            _faults.Clear();
    }

    /// <summary>The token is worth nothing any more, as after /revoke at @BotFather.</summary>
    public void Revoke()
    {
        lock (_state.Gate)
            _state.IsRevoked = true;
        _state.EndPoll();
    }

    public ValueTask DisposeAsync()
    {
        SetWebhook(null);
        return _server?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private async Task AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var segments = (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments is ["file", var owner, .. var file] && owner == $"bot{Token}")
        {
            await FileAsync(context, string.Join('/', file), cancellationToken);
            return;
        }

        var name = segments is [_, var second] ? second : "";
        if (name.Equals("getUpdates", StringComparison.OrdinalIgnoreCase))
        {
            await AnswerAsync(context, segments, name, cancellationToken);
            return;
        }

        Record.Begun();
        try
        {
            await AnswerAsync(context, segments, name, cancellationToken);
        }
        finally
        {
            Record.Ended(isAborted: cancellationToken.IsCancellationRequested);
        }
    }

    private async Task AnswerAsync(HttpContext context, string[] segments, string name, CancellationToken cancellationToken)
    {
        var (fault, answer) = await DecideAsync(context, segments, name, cancellationToken);
        if (fault is TelegramFault.SlowAnswer { Delay: var delay })
            await Task.Delay(delay, _state.Options.Clock, cancellationToken);
        if (fault is TelegramFault.Hang)
            await Task.Delay(Timeout.InfiniteTimeSpan, _state.Options.Clock, cancellationToken);
        var isCut = fault is TelegramFault.CutBefore or TelegramFault.CutAfter;
        Note(name, isCut ? null : answer);
        if (isCut)
        {
            LastWrite.Begins(context, null);
            context.Abort();
            return;
        }

        await SendAsync(context, answer, fault, cancellationToken);
    }

    private async Task<(TelegramFault? Fault, Answer Answer)> DecideAsync(HttpContext context, string[] segments, string name, CancellationToken cancellationToken)
    {
        TelegramFault? fault = null;
        try
        {
            lock (_state.Gate)
            {
                // Before the body is read: chats are not known yet.
                fault = _faults.Take(name);
                if (fault is TelegramFault.CutBefore)
                    return (fault, Answer.Nothing);
                if (fault is not null && Struck(fault) is { } struck)
                    return (fault, struck);
                if (segments is not [var bot, _] || bot != $"bot{Token}" || _state.IsRevoked)
                    throw new TelegramError(401, "Unauthorized");
                if (!_methods.ContainsKey(name))
                    throw new TelegramError(404, "Not Found");
            }

            var parameters = await CallParameters.ReadAsync(context.Request, cancellationToken);
            return (fault, new Answer(200, await CallAsync(_methods[name], parameters, cancellationToken)));
        }
        catch (TelegramError error)
        {
            return (fault, Answer.Of(error));
        }
    }

    private async Task<JsonObject> CallAsync(Method method, CallParameters parameters, CancellationToken cancellationToken)
    {
        if (_state.Options.RefusesUnknownParameters && _api?.ProblemOf(method.Name, parameters.Body) is { } problem)
            throw TelegramError.BadRequest($"the simulator refuses what the Bot API does not know: {problem}");
        JsonNode? result;
        if (method.Run is { } run)
        {
            lock (_state.Gate)
                result = run(parameters);
        }
        else
        {
            result = await method.RunAsync!(parameters, cancellationToken);
        }

        if (_api?.ProblemOfReply(method.Name, result) is { } wrong)
            Record.ReplyProblem($"{method.Name}: {wrong}");
        return new JsonObject { ["ok"] = true, ["result"] = result };
    }

    private static Answer? Struck(TelegramFault fault) => fault switch
    {
        TelegramFault.ServerError error => new Answer(error.Status, null) { Page = $"<html><head><title>{error.Status}</title></head><body><center><h1>{error.Status} Bad Gateway</h1></center></body></html>" },
        TelegramFault.Limited limited => Answer.Of(TelegramError.TooMany(limited.RetryAfter)),
        TelegramFault.Conflict => Answer.Of(UpdateMethods.OtherPoller),
        TelegramFault.Refused refused => Answer.Of(new TelegramError(refused.Code, refused.Description)),
        _ => null,
    };

    private static async Task SendAsync(HttpContext context, Answer answer, TelegramFault? fault, CancellationToken cancellationToken)
    {
        var text = answer.Page ?? (fault is TelegramFault.Garbage ? "{\"ok\":tru" : answer.Body!.ToJsonString(Plain));
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.Page is null ? "application/json" : "text/html";
        context.Response.ContentLength = bytes.Length;
        if (answer.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        if (fault is TelegramFault.CutAnswer)
        {
            await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
            context.Abort();
            return;
        }

        LastWrite.Begins(context, answer.Status);
        await context.Response.Body.WriteAsync(bytes, cancellationToken);
    }

    private async Task FileAsync(HttpContext context, string path, CancellationToken cancellationToken)
    {
        byte[]? content;
        lock (_state.Gate)
            content = _state.Files.Values.FirstOrDefault(file => file.Path == path)?.Content;
        context.Response.StatusCode = content is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        await context.Response.Body.WriteAsync(content ?? [], cancellationToken);
    }

    private void Note(string method, Answer? answer)
    {
        var at = _state.Options.Clock.GetUtcNow();
        Record.Add(new TelegramRequest(method, answer?.Status, answer?.Body?["description"]?.GetValue<string>(), at));
        _state.Options.Log?.Invoke(string.Create(
            CultureInfo.InvariantCulture, $"{at:HH:mm:ss.fff} {method} -> {answer?.Status.ToString(CultureInfo.InvariantCulture) ?? "aborted"} {answer?.Body?["description"]}"));
    }

    /// <param name="Body">Null when it is a page.</param>
    private sealed record Answer(int Status, JsonObject? Body)
    {
        public static Answer Nothing { get; } = new(0, null);

        public string? Page { get; init; }

        public int? RetryAfter { get; init; }

        public static Answer Of(TelegramError error)
        {
            var body = new JsonObject { ["ok"] = false, ["error_code"] = error.Code, ["description"] = error.Message };
            if (error.Parameters is { } parameters)
                body["parameters"] = parameters.DeepClone();
            return new Answer(error.Code, body) { RetryAfter = error.Parameters?["retry_after"]?.GetValue<int>() };
        }
    }
}
