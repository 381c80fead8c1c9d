using System.Net;

namespace ArxivBot.Platforms.Telegram;

/// <summary>
/// Whether a request's body has begun to be written: until then a message has surely not been sent, afterwards an answer that does
/// not come says nothing. Telegram knows no keys by which a message could be sent twice and arrive once.
/// </summary>
internal sealed class SendWatch
{
    private static readonly AsyncLocal<SendWatch?> Watching = new();

    /// <summary>Of the call that is made here.</summary>
    public static SendWatch? Current => Watching.Value;

    public bool HasBegun { get; private set; }

    /// <summary>Watches the next calls that are made here.</summary>
    public static SendWatch Begin() => Watching.Value = new SendWatch();

    public void Begun() => HasBegun = true;
}

/// <summary>Tells a <see cref="SendWatch"/> when a body is written.</summary>
internal sealed class WatchedBodies(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content && SendWatch.Current is { } watch)
            request.Content = new WatchedContent(content, watch);
        return base.SendAsync(request, cancellationToken);
    }

    private sealed class WatchedContent : HttpContent
    {
        private readonly HttpContent _content;
        private readonly SendWatch _watch;

        public WatchedContent(HttpContent content, SendWatch watch)
        {
            (_content, _watch) = (content, watch);
            foreach (var (name, values) in content.Headers)
                Headers.TryAddWithoutValidation(name, values);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            _watch.Begun();
            return _content.CopyToAsync(stream, context, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _content.Headers.ContentLength ?? 0;
            return _content.Headers.ContentLength is not null;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _content.Dispose();
            base.Dispose(disposing);
        }
    }
}
