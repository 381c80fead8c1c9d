using ArxivBot.Discord.Tests.Loopback;
using Microsoft.Extensions.Logging.Abstractions;

namespace ArxivBot.Discord.Tests.Rest;

/// <summary>The client against a scripted interface.</summary>
internal sealed class RestClient : IAsyncDisposable
{
    public const string Message = """{"id":"100","channel_id":"5","content":"x","timestamp":"2026-03-02T09:00:00+00:00"}""";
    private readonly HttpClient _http = new();

    private RestClient(ScriptedApi api, DiscordOptions options)
    {
        Api = api;
        Rest = new(_http, options, Clock, NullLogger<DiscordRest>.Instance) { Random = new Halves() };
    }

    public ScriptedApi Api { get; }

    public TestClock Clock { get; } = new();

    public DiscordRest Rest { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<RestClient> StartAsync(Func<DiscordOptions, DiscordOptions>? set = null)
    {
        var api = await ScriptedApi.StartAsync();
        var options = new DiscordOptions { Token = "the.bot.token", ApiBaseUrl = api.BaseUrl };
        return new(api, set?.Invoke(options) ?? options);
    }

    public Task<Answer<Message>> SendAsync(ulong channel = 5, string? nonce = null) =>
        Rest.CreateMessageAsync(new(channel), new() { Content = "x", Nonce = nonce, EnforceNonce = nonce is null ? null : true }, Cancelled);

    public Task<Answer<Channel>> GetChannelAsync() => Rest.GetChannelAsync(new(5), Cancelled);

    public Task<Answer<Nothing>> RespondAsync() => Rest.RespondAsync(new(9), "interaction-token", InteractionResponse.Defer(true), Cancelled);

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return Api.DisposeAsync();
    }

    public static (string Name, string Value)[] Limit(int limit, int remaining, double resetAfter, string bucket = "abcd") =>
    [
        ("X-RateLimit-Bucket", bucket),
        ("X-RateLimit-Limit", $"{limit}"),
        ("X-RateLimit-Remaining", $"{remaining}"),
        ("X-RateLimit-Reset-After", FormattableString.Invariant($"{resetAfter}")),
    ];
}
