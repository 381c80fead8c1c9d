using System.Net;
using System.Net.Http.Headers;
using ArxivBot.Simulators.Arxiv;

namespace ArxivBot.Tests.Simulators;

/// <summary>A plain client that hides nothing: no redirects followed, nothing decompressed, an Accept header unless told otherwise.</summary>
internal sealed class FeedClient(ArxivSimulator arxiv) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None })
    {
        BaseAddress = arxiv.BaseUrl,
    };

    public async Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestHeaders>? headers = null, bool accept = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept)
            request.Headers.Accept.ParseAdd("application/rss+xml");
        headers?.Invoke(request.Headers);
        return await SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public async Task<string> FeedAsync(string category)
    {
        using var response = await GetAsync($"rss/{category}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.TextAsync();
    }

    public void Dispose() => _http.Dispose();
}

internal static class Responses
{
    public static Task<string> TextAsync(this HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
