using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace ArxivBot.Arxiv.FullText;

/// <summary>
/// Reads a paper's file in a process of its own. Parsers can be held up by a file that was made for it, and cannot be
/// cancelled: a process can be ended, and its memory be bounded.
/// </summary>
/// <param name="longest">For one file; null is the usual.</param>
internal sealed class PaperProcess(TimeProvider clock, TimeSpan? longest = null)
{
    public const string Verb = "read-paper";

    /// <summary>Bytes of managed memory, as the runtime reads them: hexadecimal. 1 GiB.</summary>
    private const string LargestHeap = "40000000";

    private readonly TimeSpan _longest = longest ?? TimeSpan.FromSeconds(30);

    /// <exception cref="UnreadablePaperException">The file holds no text that can be had within time and memory.</exception>
    public async Task<PaperText> ReadAsync(byte[] file, ArxivId id, TextSource kind, CancellationToken cancellationToken)
    {
        using var process = Start(id, kind);
        using var limit = new TimeLimit(_longest, clock, cancellationToken);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var output = ReadAsync(process.StandardOutput.BaseStream, limit.Token);
            await WriteAsync(process, file, limit.Token);
            var reply = await output;
            await errors;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 && reply is not null
                ? reply.ToPaper(id)
                : throw new UnreadablePaperException(UnreadableReason.TooLarge, $"the file of {id} needs more memory than any paper does (exit {process.ExitCode})");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UnreadablePaperException(UnreadableReason.TooSlow, $"the file of {id} was not read within {_longest.TotalSeconds:0} s");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The other side: reads the file from its input and writes a <see cref="PaperReply"/>.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> AnswerAsync(string id, TextSource kind, Stream input, Stream output, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        await input.CopyToAsync(file, cancellationToken);
        file.Position = 0;
        await JsonSerializer.SerializeAsync(output, Answer(file, ArxivId.Parse(id), kind), PaperReplyJson.Default.PaperReply, cancellationToken);
        return 0;
    }

    private static PaperReply Answer(MemoryStream file, ArxivId id, TextSource kind)
    {
        try
        {
            return PaperReply.Of(kind == TextSource.Pdf ? PdfPaperReader.Read(file.ToArray(), id) : HtmlPaperReader.Read(file, id));
        }
        catch (UnreadablePaperException exception)
        {
            return new PaperReply(null, exception.Reason, exception.Message);
        }
    }

    private static Process Start(ArxivId id, TextSource kind)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The program does not know where it is");
        var library = typeof(PaperProcess).Assembly.Location;
        // Run by `dotnet`, or from within another program: then the library is what to start.
        var isOwn = Path.GetFileName(program) is "arxivbot" or "arxivbot.exe";
        var start = new ProcessStartInfo(isOwn ? program : "dotnet", [.. isOwn ? Array.Empty<string>() : [library], Verb, id.Value, kind.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = LargestHeap;
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return Process.Start(start) ?? throw new Win32Exception("The reading process did not start");
    }

    private static async Task WriteAsync(Process process, byte[] file, CancellationToken cancellationToken)
    {
        try
        {
            await using var input = process.StandardInput.BaseStream;
            await input.WriteAsync(file, cancellationToken);
        }
        catch (IOException)
        {
            // It ended before it had read all: its exit code says why.
        }
    }

    private static async Task<PaperReply?> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        await output.CopyToAsync(text, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(text.GetBuffer().AsSpan(0, (int)text.Length), PaperReplyJson.Default.PaperReply);
        }
        catch (JsonException)
        {
            return null; // cut off: it was ended
        }
    }
}
