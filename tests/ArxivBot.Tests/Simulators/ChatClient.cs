using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ArxivBot.Simulators.Chat;

namespace ArxivBot.Tests.Simulators;

/// <summary>A plain client that retries nothing and hides nothing.</summary>
internal sealed class ChatClient(ChatSimulator chat) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = chat.BaseUrl };

    public Task<ChatReply> PostAsync(string address, string text, string? key = null, int? part = null) =>
        SendAsync(HttpMethod.Post, $"chats/{Uri.EscapeDataString(address)}/messages", JsonContent.Create(new { text, part }), key);

    public Task<ChatReply> EditAsync(string address, string id, string text) =>
        SendAsync(HttpMethod.Patch, $"chats/{Uri.EscapeDataString(address)}/messages/{id}", JsonContent.Create(new { text }));

    public Task<ChatReply> AnswerAsync(string token, string text) =>
        SendAsync(HttpMethod.Post, $"interactions/{token}/answer", JsonContent.Create(new { text }));

    public Task<ChatReply> SendBodyAsync(string path, string body, string? contentType = "application/json") =>
        SendAsync(HttpMethod.Post, path, Content(body, contentType));

    /// <returns>The statuses of so many messages, one after the other, each with a text of its own.</returns>
    public async Task<IReadOnlyList<int>> StatusesAsync(string address, int messages)
    {
        List<int> statuses = [];
        for (var message = 0; message < messages; message++)
            statuses.Add((await PostAsync(address, $"{Guid.NewGuid()}")).Status);
        return statuses;
    }

    public async Task<ChatReply> SendAsync(
        HttpMethod method, string path, HttpContent content, string? key = null, string? token = null, CancellationToken? cancellationToken = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key).ShouldBeTrue();
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await _http.SendAsync(request, cancellationToken ?? TestContext.Current.CancellationToken);
        var body = await response.TextAsync();
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json", body);
        return new ChatReply((int)response.StatusCode, JsonDocument.Parse(body).RootElement)
        {
            RetryAfter = response.Headers.NonValidated.TryGetValues("Retry-After", out var wait) ? wait.ToString() : null,
        };
    }

    public void Dispose() => _http.Dispose();

    private static ByteArrayContent Content(string body, string? contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }
}

internal sealed record ChatReply(int Status, JsonElement Body)
{
    public string? RetryAfter { get; init; }

    public string? Id => Text("id");

    public string? Error => Text("error");

    public string? Text(string property) => Body.TryGetProperty(property, out var value) ? value.GetString() : null;
}
