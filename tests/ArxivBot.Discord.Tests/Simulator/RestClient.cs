using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord;

namespace ArxivBot.Discord.Tests.Simulator;

/// <summary>A plain client that retries nothing and hides nothing.</summary>
internal sealed class RestClient(DiscordSimulator discord) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = discord.ApiUrl };

    public string? Authorization { get; set; } = $"Bot {discord.Token}";

    public string UserAgent { get; set; } = "DiscordBot (https://example.org, 1.0)";

    public Task<RestReply> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, Json(body));

    public Task<RestReply> PatchAsync(string path, string body) => SendAsync(HttpMethod.Patch, path, Json(body));

    public Task<RestReply> PutAsync(string path, string body) => SendAsync(HttpMethod.Put, path, Json(body));

    public Task<RestReply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<RestReply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<RestReply> MessageAsync(ulong channel, string body) => PostAsync($"channels/{channel}/messages", body);

    public async Task<RestReply> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var json = response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : null;
        return new RestReply((int)response.StatusCode, json, text, response.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));
    }

    public void Dispose() => _http.Dispose();

    public static ByteArrayContent Json(string body, string type = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}

internal sealed record RestReply(int Status, JsonNode? Json, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public int? Code => Status >= 400 ? Json?["code"]?.GetValue<int>() : null;

    public string Id => Json!["id"]!.GetValue<string>();

    /// <summary>Where the errors of a 50035 are, and which.</summary>
    public IReadOnlyList<(string Path, string Code)> Errors => [.. Leaves(Json?["errors"], "")];

    private static IEnumerable<(string Path, string Code)> Leaves(JsonNode? node, string path) => (node as JsonObject ?? [])
        .SelectMany(pair => pair.Key == "_errors"
            ? ((JsonArray)pair.Value!).Select(error => (path, error!["code"]!.GetValue<string>()))
            : Leaves(pair.Value, path.Length == 0 ? pair.Key : $"{path}/{pair.Key}"));
}
