using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries.Models;

/// <summary>DashScope's files. OpenAI's library cannot upload them: it fails on the answer, whose purpose is none of OpenAI's.</summary>
internal sealed class DashScopeFiles(IOptions<SummaryOptions> options, RefusedKey key, TimeProvider clock) : IDisposable
{
    private const int LargestAnswer = 1 << 20;

    private readonly HttpClient _http = Client(options.Value);

    /// <exception cref="ModelException">It is not taken.</exception>
    public async Task<DashScopeFile> UploadAsync(byte[] pdf, string name, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent
        {
            Part(new StringContent("file-extract"), new ContentDispositionHeaderValue("form-data") { Name = "\"purpose\"" }),
            Part(new ByteArrayContent(pdf) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } }, new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = $"\"{name}\"" }),
        };
        var file = await SendAsync(HttpMethod.Post, "files", form, cancellationToken);
        return file is { Id.Length: > 0 } ? file : throw new ModelException("the service's answer cannot be read");
    }

    /// <exception cref="ModelException">It cannot be had.</exception>
    public Task<DashScopeFile> GetAsync(string id, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, $"files/{Uri.EscapeDataString(id)}", null, cancellationToken);

    /// <exception cref="ModelException">It may still be there.</exception>
    public Task DeleteAsync(string id, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, $"files/{Uri.EscapeDataString(id)}", null, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<DashScopeFile> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = content };
            using var response = await _http.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadFromJsonAsync(DashScopeFileJson.Default.DashScopeFile, cancellationToken) ?? new DashScopeFile();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
        {
            var failure = ModelFailures.Of(exception, options.Value, clock);
            if (failure.Status == 401)
                key.Note();
            throw failure;
        }
    }

    private static HttpContent Part(HttpContent content, ContentDispositionHeaderValue disposition)
    {
        content.Headers.ContentDisposition = disposition;
        return content;
    }

    private static HttpClient Client(SummaryOptions options)
    {
        var http = ModelClients.Http();
        http.BaseAddress = new Uri($"{ModelClients.EndpointOf(options).ToString().TrimEnd('/')}/");
        http.MaxResponseContentBufferSize = LargestAnswer;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        return http;
    }
}
