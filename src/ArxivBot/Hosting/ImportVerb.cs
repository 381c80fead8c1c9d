using System.Globalization;
using ArxivBot.Commands.Moving;
using ArxivBot.Platforms.Console;
using ArxivBot.Storage;
using ArxivBot.Subscriptions.Transfer;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;

namespace ArxivBot.Hosting;

/// <summary>Chats from another installation, or the console's from the earlier bot or a feed reader. All of a file, or nothing.</summary>
internal static class ImportVerb
{
    public static async Task<int> RunAsync(Settings settings, FileInfo file, CancellationToken cancellationToken)
    {
        var (records, notes) = Read(file);
        using var host = Composition.Compose(settings, TimeProvider.System, LogEventLevel.Error).Build();
        Settings.Validate(host.Services);
        await host.Services.GetRequiredService<Database>().OpenAsync(cancellationToken);
        var counts = await host.Services.GetRequiredService<Installation>().TakeAsync(records, cancellationToken);
        foreach (var note in notes)
            Console.Error.WriteLine($"note: {file.Name}: {note}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Imported {counts.NewChats} new chats, {counts.Subscriptions} subscriptions and {counts.Terms} terms; {counts.ThereAlready} were here already, and {counts.OldChats} chats here before keep their settings."));
        return ExitCode.Success;
    }

    private static (IReadOnlyList<ChatRecord> Chats, IReadOnlyList<string> Notes) Read(FileInfo file)
    {
        try
        {
            var read = ImportedFile.ReadAll(file.ToString(), File.ReadAllText(file.FullName));
            // What names no chat is the terminal's.
            return ([.. read.Chats.Select(chat => chat.Platform is null ? chat with { Platform = ConsolePlatform.PlatformName, Address = ConsolePlatform.DefaultUser } : chat)], read.Notes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be read: {exception.Message}", exception);
        }
    }
}
