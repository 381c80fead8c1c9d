using System.Globalization;
using System.IO.Compression;
using System.Text;
using ArxivBot.Simulators.Arxiv.Feeds;
using ArxivBot.Simulators.Loopback;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace ArxivBot.Simulators.Arxiv.Faults;

/// <summary>Sends what a fault makes of an answer.</summary>
internal static class FaultyAnswer
{
    /// <param name="feed">What a healthy arXiv would have served.</param>
    /// <param name="healthy">The whole answer that a healthy arXiv would have given, condition and compression included.</param>
    public static Task SendAsync(
        this Fault fault, HttpContext context, string feed, Func<Answer> healthy, TimeProvider clock, CancellationToken cancellationToken) =>
        fault switch
        {
            Fault.RateExceeded429 limited =>
                (Answer.Text(429, "text/plain", "Rate exceeded.") with { Headers = RetryAfter(limited.RetryAfter) })
                .SendAsync(context.Response, cancellationToken),
            Fault.RateExceeded200 => Answer.Text(200, "text/plain", "Rate exceeded.").SendAsync(context.Response, cancellationToken),
            Fault.ServiceUnavailable503 down =>
                (Answer.Text(503, "text/html; charset=utf-8", BrokenFeeds.FirstByteTimeout) with
                {
                    Reason = "first byte timeout",
                    Headers = RetryAfter(down.RetryAfter),
                }).SendAsync(context.Response, cancellationToken),
            Fault.Slow slow => SendSlowlyAsync(slow, context.Response, healthy, clock, cancellationToken),
            Fault.CutOff cut => SendPartAsync(cut, context, feed, cancellationToken),
            Fault.Malformed malformed => Malformed(malformed.How, feed).SendAsync(context.Response, cancellationToken),
            Fault.Oversized oversized => SendEndlesslyAsync(oversized, context.Response, feed, cancellationToken),
            Fault.FalselyPacked => (Answer.Text(200, Answer.Rss, feed) with { Headers = [("Content-Encoding", "gzip")] }).SendAsync(context.Response, cancellationToken),
            Fault.Dtd => Answer.Text(200, Answer.Rss, BrokenFeeds.WithEntityBomb(feed)).SendAsync(context.Response, cancellationToken),
            Fault.Refused => AbortAsync(context),
            Fault.Redirect301 moved =>
                (new Answer(301, null, []) with { Headers = [("Location", moved.Location?.AbsoluteUri ?? context.Request.GetEncodedUrl())] })
                .SendAsync(context.Response, cancellationToken),
            _ => throw new InvalidOperationException($"{fault} changes the feed, not how it is sent"),
        };

    private static IReadOnlyList<(string Name, string Value)> RetryAfter(TimeSpan? wait) => wait is { } time
        ? [("Retry-After", Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture))]
        : [];

    private static async Task SendSlowlyAsync(
        Fault.Slow slow, HttpResponse response, Func<Answer> healthy, TimeProvider clock, CancellationToken cancellationToken)
    {
        await Task.Delay(slow.FirstByteAfter, clock, cancellationToken);
        var answer = healthy();
        if (slow.BetweenChunks == TimeSpan.Zero)
        {
            await answer.SendAsync(response, cancellationToken);
            return;
        }

        answer.SendHead(response);
        for (var sent = 0; sent < answer.Body.Length; sent += slow.ChunkBytes)
        {
            if (sent > 0)
                await Task.Delay(slow.BetweenChunks, clock, cancellationToken);
            if (sent + slow.ChunkBytes >= answer.Body.Length)
                LastWrite.Begins(response.HttpContext, answer.Status);
            await response.Body.WriteAsync(answer.Body.AsMemory(sent, Math.Min(slow.ChunkBytes, answer.Body.Length - sent)), cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
    }

    private static async Task SendPartAsync(Fault.CutOff cut, HttpContext context, string feed, CancellationToken cancellationToken)
    {
        var answer = Answer.Text(200, Answer.Rss, feed);
        answer.SendHead(context.Response);
        await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, (int)(answer.Body.Length * cut.AfterFraction)), cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
        // Kestrel sends what is written and then closes a connection whose body fell short; Abort would throw the body away unsent.
    }

    private static Answer Malformed(Malformation how, string feed) => how switch
    {
        Malformation.OneItem => Answer.Text(200, Answer.Rss, BrokenFeeds.WithUnclosedTag(feed)),
        Malformation.ControlCharacter => Answer.Text(200, Answer.Rss, BrokenFeeds.WithControlCharacter(feed)),
        Malformation.NotXml => Answer.Text(200, Answer.Rss, BrokenFeeds.NotXml),
        Malformation.HtmlErrorPage => Answer.Text(200, "text/html; charset=utf-8", BrokenFeeds.HtmlErrorPage),
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
    };

    private static async Task SendEndlesslyAsync(
        Fault.Oversized oversized, HttpResponse response, string feed, CancellationToken cancellationToken)
    {
        response.ContentType = Answer.Rss;
        response.ContentLength = oversized.Declared;
        if (oversized.Gzip)
            response.Headers.ContentEncoding = "gzip";
        // Head and tail are those of the day's feed; between them one item, over and over, in pieces of about 64 KB.
        var filler = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Filler, 65_536 / Filler.Length)));
        await using var gzip = oversized.Gzip ? new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true) : null;
        Stream body = gzip is null ? response.Body : gzip;
        var end = feed.LastIndexOf(FeedText.End, StringComparison.Ordinal);
        await body.WriteAsync(Encoding.UTF8.GetBytes(end < 0 ? feed : feed[..end]), cancellationToken);
        for (var sent = 0L; sent < oversized.Bytes; sent += filler.Length)
        {
            await body.WriteAsync(filler, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }

        await body.WriteAsync(Encoding.UTF8.GetBytes(FeedText.End), cancellationToken);
    }

    private static Task AbortAsync(HttpContext context)
    {
        LastWrite.Begins(context, null);
        context.Abort();
        return Task.CompletedTask;
    }

    private static readonly string Filler = $"""
            <item>
              <title>An item that never ends</title>
              <link>https://arxiv.org/abs/2512.99999</link>
              <description>arXiv:2512.99999v1 Announce Type: new 
        Abstract: {string.Concat(Enumerable.Repeat("again and again ", 60))}</description>
              <guid isPermaLink="false">oai:arXiv.org:2512.99999v1</guid>
              <category>cs.AI</category>
              <arxiv:announce_type>new</arxiv:announce_type>
              <dc:creator>Nobody</dc:creator>
            </item>

        """;
}
