using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Llm.Faults;
using ArxivBot.Simulators.Loopback;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Llm;

/// <summary>What goes out: a body at once, or pieces one after another.</summary>
internal sealed record LlmReply(int Status, string ContentType, IReadOnlyList<string> Pieces, bool Streams = false)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Seconds.</summary>
    public int? RetryAfter { get; init; }

    public static LlmReply Json(JsonObject body, int status = 200) => new(status, "application/json", [body.ToJsonString(Plain)]);

    public static LlmReply Of(LlmError error, bool isNative) => Json(error.Body(isNative), error.Status) with { RetryAfter = error.RetryAfter };

    public static LlmReply Page(int status) => new(
        status, "text/html", [$"<html>\r\n<head><title>{status}</title></head>\r\n<body>\r\n<center><h1>{status}</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n"]);

    /// <summary>The same as JSON in one line.</summary>
    public static string Line(JsonObject body) => body.ToJsonString(Plain);

    public async Task SendAsync(HttpContext context, LlmFault? fault, TimeProvider clock, CancellationToken cancellationToken)
    {
        await WaitAsync(fault, clock, cancellationToken);
        if (fault is LlmFault.Reset)
        {
            Abort(context);
            return;
        }

        var ends = fault is LlmFault.Cut or LlmFault.Stall;
        var pieces = Encoded(ends || fault is LlmFault.Malformed, endsPiece: fault is LlmFault.Malformed && Streams);
        context.Response.StatusCode = Status;
        context.Response.ContentType = ContentType;
        if (RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        // Kestrel sends what is written and then closes a connection whose body fell short; Abort would throw the body away unsent.
        if (ends)
            context.Response.ContentLength = Pieces.Sum(Encoding.UTF8.GetByteCount);
        else if (!Streams)
            context.Response.ContentLength = pieces[0].Length;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (i == pieces.Count - 1 && !ends)
                LastWrite.Begins(context, Status);
            await context.Response.Body.WriteAsync(pieces[i], cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
            if (fault is LlmFault.Paused { Gate: var gate } && i == pieces.Count / 2)
                await gate.WaitAsync(cancellationToken);
        }

        if (fault is LlmFault.Stall)
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
    }

    private static async Task WaitAsync(LlmFault? fault, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (fault is LlmFault.Slow { Delay: var delay })
            await Task.Delay(delay, clock, cancellationToken);
        if (fault is LlmFault.Held { Gate: var gate })
            await gate.WaitAsync(cancellationToken);
        if (fault is LlmFault.Hang)
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
    }

    private static void Abort(HttpContext context)
    {
        LastWrite.Begins(context, null);
        context.Abort();
    }

    // Half of a body is half of its bytes; half of a stream is half of its pieces, and the last of them is halved too.
    private IReadOnlyList<byte[]> Encoded(bool isHalf, bool endsPiece)
    {
        if (!isHalf)
            return [.. Pieces.Select(Encoding.UTF8.GetBytes)];
        var whole = Pieces.Take(Pieces.Count / 2).Select(Encoding.UTF8.GetBytes);
        var broken = Encoding.UTF8.GetBytes(Pieces[Pieces.Count / 2]);
        return [.. whole, [.. broken.AsSpan(0, broken.Length / 2), .. endsPiece ? "\n\n"u8 : []]];
    }
}
