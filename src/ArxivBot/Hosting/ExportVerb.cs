using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using ArxivBot.Subscriptions.Transfer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;

namespace ArxivBot.Hosting;

/// <summary>All chats, for another installation.</summary>
internal static class ExportVerb
{
    public static async Task<int> RunAsync(Settings settings, FileInfo? output, CancellationToken cancellationToken)
    {
        using var host = Composition.Compose(settings, TimeProvider.System, LogEventLevel.Error).Build();
        Settings.Validate(host.Services);
        var database = host.Services.GetRequiredService<Database>();
        await database.OpenAsync(cancellationToken);
        var chats = await database.ExplainAsync(async () =>
        {
            await using var db = await database.ConnectAsync(cancellationToken);
            return await db.Set<Chat>().Include(c => c.Subscriptions).Include(c => c.Terms).AsSplitQuery().AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancellationToken);
        });
        var there = chats.Where(chat => chat.State != ChatState.Gone).ToList();
        var text = ChatFile.Write(there, isForOthers: false);
        if (output is null)
            await Console.Out.WriteAsync(text.AsMemory(), cancellationToken);
        else
            await OutputFile.SaveAsync(output, text, cancellationToken);
        Console.Error.WriteLine($"{there.Count} chats, {there.Sum(chat => chat.Subscriptions.Count)} subscriptions"
            + (there.Count < chats.Count ? $"; {chats.Count - there.Count} chats that are gone were left out" : ""));
        return ExitCode.Success;
    }
}
