using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArxivBot.Deliveries;
using ArxivBot.Documents;

namespace ArxivBot.Reliability;

/// <summary>The loopback chat service as a platform of the program: what a platform has to be, and nothing more.</summary>
internal sealed class SimulatedPlatform(HttpClient http, PlatformLimits limits) : IChatPlatform
{
    public const string PlatformName = "loopback";

    public string Name => PlatformName;

    public PlatformLimits Limits { get; } = limits with { Message = MessageSize.Unlimited with { Text = 4000 } };

    /// <summary>A client of the service that waits and retries nothing by itself.</summary>
    public static HttpClient Client(Uri address) => new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1) })
    {
        BaseAddress = address,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public IReadOnlyList<string> Render(Document document)
    {
        var parts = Splitter.Split(document, Limits.Message, block => new MessageSize(PlainText.Of(block).Length + 1));
        return [.. parts.Select((part, at) => JsonSerializer.Serialize(
            new SimulatedMessage(string.Join('\n', part.Blocks.Select(PlainText.Of)), at + 1), SimulatedJson.Default.SimulatedMessage))];
    }

    public Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, $"{ChatOf(message.Address)}/messages", message.Payload, message.Key, cancellationToken);

    public Task<DeliveryResult> AnswerAsync(Interaction interaction, string payload, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, $"interactions/{Uri.EscapeDataString(interaction.Token)}/answer", payload, key: null, cancellationToken);

    public Task<string?> PrivateAddressAsync(string person, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<DeliveryResult> EditAsync(Interaction interaction, string receipt, string payload, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Patch, $"{ChatOf(interaction.Address)}/messages/{Uri.EscapeDataString(receipt)}", payload, key: null, cancellationToken);

    private static string ChatOf(string address) => $"chats/{Uri.EscapeDataString(address)}";

    private async Task<DeliveryResult> CallAsync(HttpMethod method, string path, string payload, string? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        request.Content = new StringContent(payload, new MediaTypeHeaderValue("application/json"));
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            return await ReadAsync(answer, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            // Only where no connection was made is it sure that nothing was sent.
            return exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                ? new DeliveryResult.Deferred(exception.Message)
                : new DeliveryResult.Unknown(exception.Message);
        }
    }

    private static async Task<DeliveryResult> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.IsSuccessStatusCode)
            return new DeliveryResult.Sent((await answer.Content.ReadFromJsonAsync(SimulatedJson.Default.SimulatedReceipt, cancellationToken))!.Id);
        var error = await answer.Content.ReadFromJsonAsync(SimulatedJson.Default.SimulatedError, cancellationToken);
        var words = string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} {error?.Error}: {error?.Message}");
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new DeliveryResult.Deferred(words, RetryAfter(answer, error), error?.Scope == "global"),
            HttpStatusCode.Gone => new DeliveryResult.Gone(words),
            HttpStatusCode.Conflict when error?.MovedTo is { } address => new DeliveryResult.Moved(address),
            HttpStatusCode.Forbidden => new DeliveryResult.Forbidden(words),
            >= HttpStatusCode.InternalServerError => new DeliveryResult.Deferred(words),
            _ => new DeliveryResult.Refused(words),
        };
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage answer, SimulatedError? error)
    {
        var seconds = answer.Headers.TryGetValues("Retry-After", out var values) && double.TryParse(values.First(), CultureInfo.InvariantCulture, out var header)
            ? header
            : error?.RetryAfter;
        return seconds is { } time ? TimeSpan.FromSeconds(time) : null;
    }
}

internal sealed record SimulatedMessage(string Text, int Part);

internal sealed record SimulatedReceipt(string Id);

internal sealed record SimulatedError(string? Error, string? Message, string? Scope, double? RetryAfter, string? MovedTo);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SimulatedMessage))]
[JsonSerializable(typeof(SimulatedReceipt))]
[JsonSerializable(typeof(SimulatedError))]
internal sealed partial class SimulatedJson : JsonSerializerContext;
