using System.Globalization;
using System.Net;

namespace ArxivBot.Hosting.Demo;

/// <summary>Stands in for arXiv: answers requests for feeds from the days inside the program.</summary>
internal sealed class BundledFeeds : HttpMessageHandler
{
    public DateOnly Day { get; set; }

    /// <summary>Whether arXiv has caught up with the list that it served a day late.</summary>
    public bool CaughtUp { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var category = request.RequestUri!.Segments[^1];
        var day = Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var stream = (CaughtUp ? Open($"{day}/{category}.fresh") : null) ?? Open($"{day}/{category}");
        if (stream is null)
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request });
        var content = new StreamContent(new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Decompress));
        content.Headers.ContentType = new("application/rss+xml");
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = content });
    }

    private static Stream? Open(string name) => typeof(BundledFeeds).Assembly.GetManifestResourceStream($"demo/{name}.xml.gz");
}
