using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Loopback;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Tests.Platforms.Telegram;

/// <summary>
/// A Bot API that others wrote, in a process of its own. It differs from Telegram's in small things, which are put right on the way:
/// moments in milliseconds, results that are null, methods that it does not know.
/// </summary>
internal sealed class OtherTelegram : IAsyncDisposable
{
    public const string Token = "110201543:other-telegram-token";

    private const long Person = 4711;

    private static readonly string[] Known = ["getme", "getupdates", "sendmessage", "editmessagetext", "deletewebhook", "answercallbackquery"];

    private readonly Process _node;
    private readonly HttpClient _http;
    private LoopbackServer? _front;

    private OtherTelegram(Process node, int port) => (_node, _http) = (node, new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = new Uri($"http://127.0.0.1:{port}/") });

    /// <summary>For the bot.</summary>
    public Uri BaseUrl => _front!.BaseUrl;

    public static async Task<OtherTelegram> StartOrSkipAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Repository.Root, "tests", "ArxivBot.Simulators", "Telegram", "judge");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "telegram-test-api")))
            Assert.Skip("telegram-test-api is not installed: it takes node and `npm ci` in tests/ArxivBot.Simulators/Telegram/judge.");
        var port = TelegramBot.FreePort();
        var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "telegram.mjs"), $"{port}"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        while (await node.StandardOutput.ReadLineAsync(cancellationToken) is not (null or "ready"))
        {
            // It says more than that.
        }

        var other = new OtherTelegram(node, port);
        other._front = await LoopbackServer.StartAsync(0, new RequestLog(TimeProvider.System, keeps: false), other.PassOnAsync, null, cancellationToken);
        return other;
    }

    public Task SayAsync(string text) => PostAsync("sendCommand", Mine(new JsonObject
    {
        ["text"] = text,
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "bot_command", ["offset"] = 0, ["length"] = text.Split(' ')[0].Length }),
    }));

    public Task PressAsync(int message, string data)
    {
        var from = Mine([]);
        from["message"] = new JsonObject { ["message_id"] = message, ["date"] = 1766000000, ["chat"] = from["chat"]!.DeepClone(), ["text"] = "…" };
        from["data"] = data;
        from["chat_instance"] = "1";
        from.Remove("chat");
        return PostAsync("sendCallback", from);
    }

    /// <summary>What the bot has said, as it stands now.</summary>
    public async Task<IReadOnlyList<(int Id, JsonObject Body)>> SaidAsync()
    {
        var history = (await PostAsync("getUpdatesHistory", new JsonObject { ["token"] = Token }))["result"]!.AsArray();
        return [.. history.Select(entry => entry!.AsObject()).Where(entry => entry["message"] is JsonObject message && message.ContainsKey("chat_id"))
            .Select(entry => (entry["messageId"]!.GetValue<int>(), entry["message"]!.AsObject())).OrderBy(entry => entry.Item1)];
    }

    public async ValueTask DisposeAsync()
    {
        await _front!.DisposeAsync();
        _http.Dispose();
        _node.Kill();
        await _node.WaitForExitAsync(CancellationToken.None);
        _node.Dispose();
    }

    private static JsonObject Mine(JsonObject what)
    {
        what["botToken"] = Token;
        what["date"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        what["from"] = new JsonObject { ["id"] = Person, ["first_name"] = "Ada", ["is_bot"] = false };
        what["chat"] = new JsonObject { ["id"] = Person, ["first_name"] = "Ada", ["type"] = "private" };
        return what;
    }

    private async Task<JsonObject> PostAsync(string path, JsonObject body)
    {
        using var response = await _http.PostAsJsonAsync(path, body, Patience.Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(Patience.Token))!;
    }

    private async Task PassOnAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var method = context.Request.Path.Value!.Split('/')[^1].ToLowerInvariant();
        var answer = new JsonObject { ["ok"] = true, ["result"] = true };
        if (Known.Contains(method))
        {
            using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri($"{_http.BaseAddress}{context.Request.Path.Value!.TrimStart('/')}")) { Content = new StreamContent(context.Request.Body) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType ?? "application/json");
            using var response = await _http.SendAsync(request, cancellationToken);
            answer = (await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
            Repair(method, answer);
        }

        // It answers polls at once, whatever they ask for.
        if (method == "getupdates" && answer["result"] is JsonArray { Count: 0 })
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        await context.Response.WriteAsJsonAsync(answer, cancellationToken);
    }

    private static void Repair(string method, JsonObject answer)
    {
        if (method == "getme")
            answer["result"]!["is_bot"] = true;
        else if (method == "editmessagetext")
            answer["result"] = new JsonObject { ["message_id"] = 1, ["date"] = 1766000000, ["chat"] = Mine([])["chat"]!.DeepClone(), ["text"] = "…" };
        else if (method == "sendmessage" && answer["result"]?["date"]?.GetValue<long>() is > 100_000_000_000 and var milliseconds)
            answer["result"]!["date"] = milliseconds / 1000;
        answer["result"] ??= true;
    }
}
