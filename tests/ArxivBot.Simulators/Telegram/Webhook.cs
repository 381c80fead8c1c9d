using System.Net;
using System.Text;

namespace ArxivBot.Simulators.Telegram;

/// <summary>
/// Brings updates to the bot's own server, one after the other, each until it is taken: https://core.telegram.org/bots/webhooks
/// </summary>
/// <remarks>Telegram brings those of different chats side by side.</remarks>
internal sealed class Webhook(TelegramState state, Uri url, string? secret) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.2), LongestPause = TimeSpan.FromMinutes(1), Patience = TimeSpan.FromSeconds(60);
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    private readonly CancellationTokenSource _stop = new();

    public Uri Url => url;

    public string? Secret => secret;

    public (DateTimeOffset At, string What)? LastError { get; private set; }

    /// <summary>Nothing more is brought; what was not taken stays for who comes next.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    public async Task RunAsync()
    {
        var stop = _stop.Token;
        var pause = FirstPause;
        while (!stop.IsCancellationRequested)
        {
            (int Id, string Json)? next;
            Task arrived;
            lock (state.Gate)
            {
                next = state.Updates.Count > 0 ? (state.Updates[0].Id, state.Updates[0].Update.ToJsonString()) : null;
                arrived = state.Arrived;
            }

            if (next is not { } update)
            {
                await Task.WhenAny(arrived, Task.Delay(Timeout.InfiniteTimeSpan, state.Options.Clock, stop));
                continue;
            }

            if (await ProblemAsync(update.Json, stop) is { } problem)
            {
                lock (state.Gate)
                    LastError = (state.Now, problem);
                await Task.WhenAny(Task.Delay(pause, state.Options.Clock, stop));
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                continue;
            }

            pause = FirstPause;
            lock (state.Gate)
                state.Updates.RemoveAll(waiting => waiting.Id == update.Id);
        }
    }

    /// <returns>As getWebhookInfo tells it; null when it was taken.</returns>
    private async Task<string?> ProblemAsync(string update, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(update, Encoding.UTF8, "application/json") };
        if (secret is not null)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using var late = new CancellationTokenSource(Patience, state.Options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            using var response = await Http.SendAsync(request, either.Token);
            return response.StatusCode is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices
                ? null
                : $"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}";
        }
        catch (HttpRequestException exception)
        {
            return exception.HttpRequestError is HttpRequestError.ConnectionError ? "Connection refused" : "Connection closed";
        }
        catch (OperationCanceledException)
        {
            return "Read timeout expired";
        }
    }
}
