using ArxivBot.Commands;
using ArxivBot.Hosting;
using ArxivBot.Platforms.Console;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace ArxivBot.Tests.Commands;

/// <summary>The program's own composition on a real database, and people who type into the console platform.</summary>
internal sealed class CommandBot : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _folder;

    private CommandBot(IHost host, string folder, LogLines log, BotClock clock) => (_host, _folder, Log, Clock) = (host, folder, log, clock);

    /// <summary>Thursday, 18 December 2025, eight in the morning, US Eastern.</summary>
    public BotClock Clock { get; }

    public LogLines Log { get; }

    public static async Task<CommandBot> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("arxivbot-test-").FullName;
        var log = new LogLines();
        var clock = new BotClock { Day = new DateOnly(2025, 12, 18) };
        var builder = Composition.Compose(
            ArxivBot.Hosting.Settings.Only(
            [
                $"Storage:Directory={folder}", "Chats:TimeZone=America/New_York", "Chats:MostCommandsAMinute=10000",
                // Nobody is there.
                "Arxiv:ContentBaseUrl=http://127.0.0.1:9", "Arxiv:CrawlDelay=00:00:00", "Arxiv:MinimumInterval=00:00:00", "Arxiv:Retries=1", "Arxiv:RetryDelay=00:00:00.001", .. settings,
            ]), clock);
        builder.Services.AddSingleton<ILoggerFactory>(log);
        builder.Services.AddSingleton(PlainConsole(TextWriter.Null));
        var host = builder.Build();
        ArxivBot.Hosting.Settings.Validate(host.Services);
        await host.Services.GetRequiredService<Database>().OpenAsync(TestContext.Current.CancellationToken);
        return new CommandBot(host, folder, log, clock);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>What a person reads who types a line into a chat of their own.</summary>
    public async Task<string> SaysAsync(string line, string person = "me") => Plain(await RunAsync(line, person));

    public Task<Reply> RunAsync(string line, string person = "me") =>
        RunAsync(new CommandRequest("console", person, IsShared: false, null, new Person(person, person, IsAdmin: true), line));

    /// <summary>The same in a room that several people share.</summary>
    public async Task<string> SaysInAsync(string room, string line, string person, bool isAdmin = true) =>
        Plain(await RunAsync(new CommandRequest("console", room, IsShared: true, room, new Person(person, person, isAdmin), line)));

    public async Task<string> UploadsAsync(string command, string file, string person = "me") => Plain(await RunAsync(
        new CommandRequest("console", person, IsShared: false, null, new Person(person, person, IsAdmin: true), command)
        {
            Named = new Dictionary<string, string> { ["file"] = file },
        }));

    /// <summary>As it is in the end.</summary>
    public async Task<Reply> RunAsync(CommandRequest request)
    {
        var reply = await Get<CommandRunner>().RunAsync(request, TestContext.Current.CancellationToken);
        return reply.Later is null ? reply : new Reply(await reply.Later(_ => { }, TestContext.Current.CancellationToken));
    }

    public async Task<T> ReadAsync<T>(Func<SqliteContext, Task<T>> read)
    {
        await using var db = await Get<Database>().ConnectAsync(TestContext.Current.CancellationToken);
        return await read(db);
    }

    public async Task WriteAsync(Action<SqliteContext> write)
    {
        await using var db = await Get<Database>().ConnectAsync(TestContext.Current.CancellationToken);
        write(db);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Null when the chat has never changed anything.</summary>
    public Task<Chat?> ChatAsync(string address = "me") =>
        ReadAsync(db => Chats.FindAsync(db, "console", address, TestContext.Current.CancellationToken));

    public static string Plain(Reply reply)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new TerminalRenderer(PlainConsole(text)).Render(reply.Document);
        return text.ToString();
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static IAnsiConsole PlainConsole(TextWriter text)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 100;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
