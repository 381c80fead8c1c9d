using System.Collections.Concurrent;
using System.Globalization;
using ArxivBot.Commands;
using ArxivBot.Deliveries;
using ArxivBot.Documents;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Message = Telegram.Bot.Types.Message;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Answers what people do: commands, buttons, searches typed in any chat; and follows chats that come, go and move.</summary>
internal sealed partial class TelegramUpdates(
    ITelegramBotClient client, UpdateInbox inbox, TelegramAdmins admins, TelegramChats chats, InlineSearch search, TelegramFiles files, CommandRunner runner, Answers answers, TimeProvider clock,
    ILogger<TelegramUpdates> logger)
{
    // So long a text Telegram shows above the chat instead of in it.
    private const int LongestToast = 190, MostAnswersRemembered = 10_000;

    private readonly ConcurrentDictionary<(long Chat, int Message), bool> _answers = [];

    /// <summary>What has to be handled in order.</summary>
    public static long ChatOf(Update update) =>
        (update.Message ?? update.ChannelPost ?? update.CallbackQuery?.Message)?.Chat.Id ?? update.MyChatMember?.Chat.Id
        ?? update.InlineQuery?.From.Id ?? update.CallbackQuery?.From.Id ?? 0;

    /// <summary>Never throws: what cannot be handled is logged, and the next goes on.</summary>
    public async Task HandleAsync(User me, Update update, CancellationToken cancellationToken)
    {
        await GuardAsync(() => HandleAsync(update, me, cancellationToken));
        // One that was cut off by the end of the program is handled again at the next start.
        if (!cancellationToken.IsCancellationRequested)
            await GuardAsync(() => inbox.HandledAsync(update.Id, CancellationToken.None));
    }

    public async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            LogStopped();
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
    }

    private Task HandleAsync(Update update, User me, CancellationToken cancellationToken) => update switch
    {
        { Message: { } message } => HandleAsync(message, me, cancellationToken),
        { ChannelPost: { } post } => HandleAsync(post, me, cancellationToken),
        { CallbackQuery: { } pressed } => PressAsync(pressed, cancellationToken),
        { InlineQuery: { } query } => search.AnswerAsync(query, cancellationToken),
        { MyChatMember: { } change } => chats.HandleAsync(change, cancellationToken),
        // Edited commands were answered when they were sent; and Telegram invents new kinds.
        _ => Task.CompletedTask,
    };

    private async Task HandleAsync(Message message, User me, CancellationToken cancellationToken)
    {
        if (message.MigrateToChatId is { } moved)
            await chats.MoveAsync(message.Chat.Id, moved, cancellationToken);
        if (message.MigrateFromChatId is { } from)
            await chats.MoveAsync(from, message.Chat.Id, cancellationToken);
        if (TypedCommand.Of(message, me.Username) is not { } line)
            return;
        var place = PlaceOf(message);
        var request = await RequestAsync(message.Chat, place, message.From, message.SenderChat, line, cancellationToken);
        var (named, problem) = await files.ReadAsync(message, line, cancellationToken);
        var reply = problem is not null ? Reply.Refused(problem) : await RunAsync(request with { Named = named }, cancellationToken);
        await AnswerAsync(place, message.MessageId, reply, replaces: null, cancellationToken);
    }

    /// <remarks>A press may come twice, and what it carries may be made up: it is taken as typed, in the chat that Telegram names.</remarks>
    private async Task PressAsync(CallbackQuery pressed, CancellationToken cancellationToken)
    {
        if (pressed is not { Message: { } message, Data: { Length: > 0 } line } || CommandCatalog.Find(TypedLine.Read(line).Name) is null)
        {
            await ToastAsync(pressed, "This button is from another version of the bot: please use the command instead. /help lists them.", isAlert: true, cancellationToken);
            return;
        }

        var place = PlaceOf(message);
        var running = RunPressedAsync(message.Chat, place, pressed, line, cancellationToken);
        // The button turns until it is answered, and after some seconds Telegram takes no answer any more.
        var reply = running.IsCompleted || await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken)) == running ? await running : null;
        if (reply is not null && ToastOf(reply) is { } toast)
        {
            await ToastAsync(pressed, toast, reply.IsRefusal, cancellationToken);
            return;
        }

        await ToastAsync(pressed, null, isAlert: false, cancellationToken);
        reply ??= await running;
        var isAnswer = _answers.ContainsKey((message.Chat.Id, message.MessageId));
        await AnswerAsync(place, message.MessageId, reply, isAnswer ? message.MessageId : null, cancellationToken);
    }

    private async Task<Reply> RunPressedAsync(Chat chat, TelegramPlace place, CallbackQuery pressed, string line, CancellationToken cancellationToken) =>
        await RunAsync(await RequestAsync(chat, place, pressed.From, asChat: null, $"/{line}", cancellationToken), cancellationToken);

    /// <summary>Not on the caller's thread: the database works on the thread that asks it.</summary>
    private Task<Reply> RunAsync(CommandRequest request, CancellationToken cancellationToken) => Task.Run(() => runner.RunAsync(request, cancellationToken), cancellationToken);

    private async Task<CommandRequest> RequestAsync(Chat chat, TelegramPlace place, User? user, Chat? asChat, string line, CancellationToken cancellationToken)
    {
        var isAdmin = await admins.IsAdminAsync(chat, user, asChat, cancellationToken);
        var person = user is not null
            ? new Person(user.Id.ToString(CultureInfo.InvariantCulture), user.FirstName, isAdmin)
            : new Person((asChat ?? chat).Id.ToString(CultureInfo.InvariantCulture), chat.Title ?? "channel", isAdmin);
        return new CommandRequest(TelegramPlatform.PlatformName, $"{place}", place.IsShared, chat.Title, person, line);
    }

    private async Task AnswerAsync(TelegramPlace place, int asked, Reply reply, int? replaces, CancellationToken cancellationToken)
    {
        var interaction = new Interaction($"{place}", asked.ToString(CultureInfo.InvariantCulture));
        var first = Remember(place, await answers.SendAsync(TelegramPlatform.PlatformName, interaction, reply.Document, cancellationToken, replaces?.ToString(CultureInfo.InvariantCulture)));
        // The chat goes on meanwhile; what the end of the program cuts off can be asked for again.
        if (reply.Later is { } later)
            _ = GuardAsync(async () => Remember(place, await answers.GrowAsync(TelegramPlatform.PlatformName, interaction, later, first, cancellationToken)));
    }

    /// <returns>The answer's receipt; null when it did not go.</returns>
    private string? Remember(TelegramPlace place, DeliveryResult result)
    {
        if (result is not DeliveryResult.Sent { Receipt: var receipt } || !int.TryParse(receipt, CultureInfo.InvariantCulture, out var id))
            return null;
        if (_answers.Count >= MostAnswersRemembered)
            _answers.Clear();
        _answers[(place.Chat, id)] = true;
        return receipt;
    }

    /// <summary>One short line is shown to the one who pressed, and to nobody else.</summary>
    private static string? ToastOf(Reply reply) => (reply.IsPrivate || reply.IsRefusal) && reply.Document.Blocks.Count(block => block is not Buttons) == 1
        ? reply.Document.Blocks.FirstOrDefault(block => block is not Buttons) switch
        {
            Paragraph { Text.Length: <= LongestToast } paragraph => paragraph.Text,
            Notice { Text.Length: <= LongestToast } notice => notice.Text,
            _ => null,
        }
        : null;

    private async Task ToastAsync(CallbackQuery pressed, string? text, bool isAlert, CancellationToken cancellationToken)
    {
        try
        {
            await client.AnswerCallbackQuery(pressed.Id, text, isAlert, cancellationToken: cancellationToken);
        }
        catch (RequestException exception)
        {
            // Too late, mostly: who pressed sees the answer in the chat.
            LogNoToast(exception.Message);
        }
    }

    /// <summary>A thread of replies has a number too, and it is none to write to.</summary>
    private static TelegramPlace PlaceOf(Message message) => new(message.Chat.Id, message.IsTopicMessage ? message.MessageThreadId : null);

    [LoggerMessage(LogLevel.Error, "Something of Telegram's could not be handled; the next goes on")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(LogLevel.Debug, "Work for Telegram stopped with the program")]
    private partial void LogStopped();

    [LoggerMessage(LogLevel.Information, "A button was not answered: {Reason}")]
    private partial void LogNoToast(string reason);
}
