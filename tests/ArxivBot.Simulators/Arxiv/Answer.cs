using System.IO.Compression;
using System.Text;
using ArxivBot.Simulators.Loopback;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ArxivBot.Simulators.Arxiv;

/// <summary>An HTTP answer that is complete before its first byte is sent, so that faults can decide how it travels.</summary>
internal sealed record Answer(int Status, string? ContentType, byte[] Body)
{
    public const string Rss = "application/rss+xml";

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The words after the status number; null for the usual ones.</summary>
    public string? Reason { get; init; }

    public static Answer Text(int status, string contentType, string body) => new(status, contentType, Encoding.UTF8.GetBytes(body));

    /// <summary>Compressed when the request allows it, as arXiv's cache does.</summary>
    public Answer For(HttpRequest request)
    {
        var allowed = request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "gzip" && e.Quality is not 0);
        if (!allowed || Body.Length == 0)
            return this;
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(Body);
        return this with
        {
            Body = compressed.ToArray(),
            Headers = [.. Headers, ("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")],
        };
    }

    /// <summary>Sets all but the body; the length is declared whole.</summary>
    public void SendHead(HttpResponse response)
    {
        response.StatusCode = Status;
        if (Reason is not null)
            response.HttpContext.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = Reason;
        if (ContentType is not null)
            response.ContentType = ContentType;
        foreach (var (name, value) in Headers)
            response.Headers.Append(name, value);
        if (Status is not StatusCodes.Status304NotModified)
            response.ContentLength = Body.Length;
    }

    public async Task SendAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        SendHead(response);
        LastWrite.Begins(response.HttpContext, Status);
        await response.Body.WriteAsync(Body, cancellationToken);
    }
}
