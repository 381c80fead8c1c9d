using System.Text.Json;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace ArxivBot.Platforms.Console;

/// <summary>The terminal as a chat: each of its digests is printed once.</summary>
internal sealed class ConsolePlatform(Database database, TimeProvider clock, IAnsiConsole console)
{
    /// <summary>The one chat there is.</summary>
    public const string Chat = "console";

    /// <summary>Prints the digests that have not been, the oldest first.</summary>
    /// <remarks>Noted as printed afterwards: a crash in between prints one again rather than never.</remarks>
    public Task PrintDueAsync(CancellationToken cancellationToken) => database.ExplainAsync(async () =>
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var due = await db.Set<Digest>().Where(d => d.Chat == Chat && d.SentAt == null).OrderBy(d => d.Day).ToListAsync(cancellationToken);
        foreach (var digest in due)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Print(JsonSerializer.Deserialize(digest.Document, DocumentJson.Default.Document)!);
            digest.SentAt = clock.GetUtcNow();
            await db.SaveChangesAsync(CancellationToken.None);
        }
    });

    private void Print(Document document)
    {
        try
        {
            new TerminalRenderer(console).Render(document);
            console.WriteLine();
        }
        catch (IOException exception)
        {
            throw new OperatorException($"standard output cannot be written: {exception.Message}", exception);
        }
    }
}
