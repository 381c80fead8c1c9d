using System.Globalization;
using System.Security.Cryptography;
using ArxivBot.Arxiv;
using ArxivBot.Documents;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ArxivBot.Commands;

/// <summary>From what a person typed to the answer: the same for every platform.</summary>
internal sealed partial class CommandRunner(
    Database database, Chats chats, ReturningChats returning, CommandRate rate, IServiceProvider services, CommandMetrics metrics, TimeProvider clock,
    ILogger<CommandRunner> logger)
{
    /// <summary>Never throws but for its token: what goes wrong is logged, and the answer says by which number.</summary>
    public async Task<Reply> RunAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var typed = TypedLine.Read(request.Line);
        var command = CommandCatalog.Find(typed.Name);
        var (reply, result) = await GuardAsync(request, command, typed, cancellationToken);
        var took = clock.GetElapsedTime(began);
        metrics.Ran(request.Platform, command?.Name ?? "unknown", result, took);
        LogRan(command?.Name ?? "unknown", request.Platform, request.Address, request.Person.Id, result, took.TotalMilliseconds);
        return reply;
    }

    private async Task<(Reply Reply, CommandResult Result)> GuardAsync(
        CommandRequest request, Command? command, TypedLine typed, CancellationToken cancellationToken)
    {
        if (rate.Take(request.Platform, request.Person.Id) is { } wait)
        {
            return (Reply.Refused(string.Create(
                CultureInfo.InvariantCulture, $"That was a lot at once: please go on in {Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))} s.")), CommandResult.Limited);
        }

        try
        {
            var reply = await FindAndRunAsync(request, command, typed, cancellationToken);
            return (reply, reply.IsRefusal ? CommandResult.Refused : CommandResult.Done);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var number = RandomNumberGenerator.GetHexString(6);
            LogFailed(exception, command?.Name ?? "unknown", number);
            return (Reply.Refused($"Something went wrong here, and it is not what you typed. Nothing was changed; please try again. If it goes on, tell whoever runs this bot the number {number}."), CommandResult.Failed);
        }
    }

    private async Task<Reply> FindAndRunAsync(CommandRequest request, Command? command, TypedLine typed, CancellationToken cancellationToken)
    {
        if (request.Line.Length > TypedLine.Longest)
        {
            return Reply.Refused(string.Create(
                CultureInfo.InvariantCulture, $"This has {request.Line.Length:N0} characters: a command may have {TypedLine.Longest:N0}. Nothing was done."));
        }

        if (command is null)
            return CommandCatalog.Unknown(typed.Name);
        if (!CommandLineReader.TryRead(command, typed.Rest, request.Named, out var raw, out var problem))
            return ArgumentBinder.Refuse(command, problem);

        return await database.ExplainAsync(async () =>
        {
            var notice = await returning.WelcomeAsync(request.Platform, request.Address, cancellationToken);
            var reply = await ReadOrChangeAsync(request, command, raw, cancellationToken);
            return notice is null ? reply : reply with { Document = new Document([new Notice(notice), .. reply.Document.Blocks]) };
        });
    }

    private async Task<Reply> ReadOrChangeAsync(
        CommandRequest request, Command command, IReadOnlyDictionary<string, string> raw, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var (context, refusal) = await PrepareAsync(db, request, command, raw, cancellationToken);
        if (context is null)
            return refusal!;
        return IsChange(command, context)
            ? await ChangeAsync(request, command, raw, cancellationToken)
            : await HandlerOf(command).RunAsync(context, cancellationToken);
    }

    /// <summary>Everything or nothing. SQLite has one writer at a time, so what two admins do at once is done one after the other.</summary>
    private async Task<Reply> ChangeAsync(CommandRequest request, Command command, IReadOnlyDictionary<string, string> raw, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Once more, as it is now that nobody else can change it.
        var (context, refusal) = await PrepareAsync(db, request, command, raw, cancellationToken);
        if (context is null)
            return refusal!;
        if (context.Chat.Id == 0)
            db.Add(context.Chat);
        else
            (context.Chat.Title, context.Chat.IsShared) = (request.Title ?? context.Chat.Title, request.IsShared);
        var reply = await HandlerOf(command).RunAsync(context, cancellationToken);
        if (reply.IsRefusal || !db.ChangeTracker.HasChanges())
            return reply;
        chats.Plan(context.Chat);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return reply;
    }

    private async Task<(CommandContext? Context, Reply? Refusal)> PrepareAsync(
        SqliteContext db, CommandRequest request, Command command, IReadOnlyDictionary<string, string> raw, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var chat = await Chats.FindAsync(db, request.Platform, request.Address, cancellationToken)
            ?? chats.New(request.Platform, request.Address, request.IsShared, request.Title);
        var binder = new ArgumentBinder(command, [.. chat.Subscriptions.OrderBy(s => s.Id).Select(s => s.Name)], AnnouncementCalendar.DayOf(now));
        if (!binder.TryBind(raw, out var arguments, out var refusal))
            return (null, refusal);
        var context = new CommandContext(db, chat, request.Person, arguments, now) { Missing = request.Missing };
        return IsChange(command, context) && request.IsShared && !request.Person.IsAdmin && !chat.Settings.IsOpenToAll
            ? (null, Reply.Refused($"/{command.Name} changes this chat for everyone in it: only its admins may. An admin can open that to all with /settings open=on."))
            : (context, null);
    }

    private static bool IsChange(Command command, CommandContext context) =>
        command.Audience == Audience.Admins && !command.OnlyReads(context.Arguments);

    private ICommandHandler HandlerOf(Command command) => (ICommandHandler)services.GetRequiredService(command.Handler);

    [LoggerMessage(LogLevel.Information, "/{Command} in {Platform} chat {Chat} by {Person}: {Result} in {Milliseconds:0} ms")]
    private partial void LogRan(string command, string platform, string chat, string person, CommandResult result, double milliseconds);

    [LoggerMessage(LogLevel.Error, "/{Command} failed; the person was told the number {Number}")]
    private partial void LogFailed(Exception exception, string command, string number);
}
