using System.Globalization;
using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Discord.Interactions;
using ArxivBot.Simulators.Loopback;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>
/// The REST interface. Its checks go in this order: Cloudflare's ban, version, user agent, path, faults, token, limits, body, description,
/// and then what the route has to say.
/// </summary>
internal sealed class RestService
{
    private readonly DiscordState _state;
    private readonly OpenApi? _openApi;
    private readonly List<Route> _routes;
    private readonly RateLimits _limits;
    private readonly InvalidRequests _invalid;

    public RestService(DiscordState state, Func<Uri> baseUrl)
    {
        _state = state;
        (_limits, _invalid) = (new RateLimits(state.Options), new InvalidRequests(state.Options.InvalidRequests));
        _openApi = state.Options.OpenApiPath is { } path ? OpenApi.Load(path) : null;
        Faults = new FaultScript<RestFault>(state.Options.RestFaults);
        var posting = new Posting(state);
        _routes =
        [
            .. new MessageRoutes(state, posting).All, .. new ThreadRoutes(state, posting).All, .. new GuildRoutes(state, baseUrl).All,
            .. new CommandRoutes(state).All, .. new CallbackRoutes(state, posting).All, .. new WebhookRoutes(state, posting).All,
        ];
    }

    public FaultScript<RestFault> Faults { get; }

    public async Task AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        _state.Record.Began();
        try
        {
            await TravelAsync(context, cancellationToken);
        }
        finally
        {
            _state.Record.Ended(isAborted: cancellationToken.IsCancellationRequested);
        }
    }

    private async Task TravelAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var asked = new Asked(_state.Now);
        var answer = await DecideAsync(context.Request, asked, cancellationToken);
        var travels = asked.Fault;
        if (travels is RestFault.SlowAnswer or RestFault.AcceptThenTimeout)
        {
            var delay = travels is RestFault.SlowAnswer slow ? slow.Delay : ((RestFault.AcceptThenTimeout)travels).Hang ?? Timeout.InfiniteTimeSpan;
            await Task.Delay(delay, _state.Options.Clock, cancellationToken);
        }

        var isCut = travels is RestFault.AcceptThenTimeout or RestFault.AcceptThenCut or RestFault.CutBefore;
        Note(context.Request, asked, isCut ? null : answer);
        if (!isCut)
        {
            await answer.SendAsync(context.Response, cancellationToken);
            return;
        }

        LastWrite.Begins(context, null);
        context.Abort();
    }

    private async Task<DiscordAnswer> DecideAsync(HttpRequest request, Asked asked, CancellationToken cancellationToken)
    {
        try
        {
            lock (_state.Gate)
            {
                if (Admit(request, asked) is { } early)
                    return early;
            }

            var (json, files) = await RestBody.ReadAsync(request, _state.Options, cancellationToken);
            lock (_state.Gate)
                return Handle(new RestRequest(asked.Route!, asked.Values, request.Query, json, files, _state.Now) { Description = _openApi }, asked);
        }
        catch (RefusedException refused)
        {
            return refused.Answer with { Headers = [.. asked.Headers, .. refused.Answer.Headers] };
        }
    }

    /// <returns>The answer when it needs no body to be known.</returns>
    private DiscordAnswer? Admit(HttpRequest request, Asked asked)
    {
        if (_invalid.Ban(asked.At) is { } ban)
            return DiscordAnswer.Banned(ban);
        var path = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToList();
        if (segments is not ["api", var version, ..])
            throw Refusals.NotFound;
        if (version != "v10")
            throw Refusals.InvalidVersion;
        if (!request.Headers.UserAgent.ToString().StartsWith("DiscordBot (", StringComparison.Ordinal))
            throw Refusals.CloudflareBlock;
        Find(request.Method, segments[2..], asked);
        asked.Fault = Faults.Take(path["/api/v10".Length..], asked.Major, asked.Route!.Name);
        if (Struck(asked) is { } struck)
            return struck;
        if (!asked.Route.IsOfInteraction && !IsAuthorized(request))
            throw Refusals.Unauthorized;
        (asked.Headers, var refusal) = _limits.Admit(asked.Route, asked.Major, asked.At);
        return refusal is null ? null : refusal with { Headers = [.. asked.Headers, .. refusal.Headers] };
    }

    private void Find(string method, List<string> segments, Asked asked)
    {
        var known = _routes.Select(route => (Route: route, Values: route.Match(segments))).Where(match => match.Values is not null).ToList();
        if (known.Count == 0)
            throw Refusals.NotFound;
        var (found, values) = known.Find(match => match.Route.Method == method);
        asked.Route = found ?? throw Refusals.MethodNotAllowed;
        (asked.Values, asked.Major) = (values!, Route.Major(values!));
    }

    private bool IsAuthorized(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var given && given.StartsWith("Bot ", StringComparison.Ordinal) && _state.IsToken(given[4..]);

    private DiscordAnswer? Struck(Asked asked)
    {
        switch (asked.Fault)
        {
            case RestFault.RateLimited limited:
                if (limited.Scope is not DiscordScope.Shared)
                    _limits.Close(asked.Route!, asked.Major, limited.Scope, limited.RetryAfter, asked.At);
                return DiscordAnswer.Limited(limited.Scope, limited.RetryAfter);
            case RestFault.CloudflareLimited limited:
                return DiscordAnswer.Banned(limited.RetryAfter);
            case RestFault.ServerError error:
                return DiscordAnswer.ServerError(error.Status, error.Html);
            case RestFault.Refused refused:
                return Refusals.Of(refused.Status, refused.Code, refused.Message).Answer;
            case RestFault.CutBefore:
                return DiscordAnswer.NoContent;
            default:
                return null;
        }
    }

    private DiscordAnswer Handle(RestRequest request, Asked asked)
    {
        var answer = request.Route.Handle(request);
        if (_openApi?.ProblemOfReply(request.Route.Method, request.Route.Template, answer) is { } problem)
            _state.Record.ReplyProblem($"{request.Route.Name}: {problem}");
        return answer with { Headers = asked.Headers, IsCutOff = asked.Fault is RestFault.BrokenBody };
    }

    private void Note(HttpRequest request, Asked asked, DiscordAnswer? answer)
    {
        var name = asked.Route?.Name ?? $"{request.Method} {request.Path}";
        lock (_state.Gate)
        {
            if (answer?.IsInvalid is true)
                _invalid.Add(asked.At);
            _state.Record.Answered(new DiscordRequest(
                name, asked.Major, asked.At, answer?.Status, answer?.Code, answer?.IsInvalid ?? false, asked.Route?.IsOfInteraction ?? false,
                answer is { Status: >= 400 } ? answer.Json?.ToJsonString() : null));
        }

        _state.Options.Log?.Invoke(string.Create(
            CultureInfo.InvariantCulture,
            $"{asked.At:HH:mm:ss.fff} {name} {asked.Major} -> {answer?.Status.ToString(CultureInfo.InvariantCulture) ?? "aborted"} {(answer?.Status >= 400 ? answer.Json?.ToJsonString() : "")}"));
    }

    /// <summary>What is known of a request so far.</summary>
    private sealed class Asked(DateTimeOffset at)
    {
        public DateTimeOffset At => at;

        public Route? Route { get; set; }

        public IReadOnlyDictionary<string, string> Values { get; set; } = new Dictionary<string, string>();

        public string Major { get; set; } = "";

        public RestFault? Fault { get; set; }

        public IReadOnlyList<(string Name, string Value)> Headers { get; set; } = [];
    }
}
