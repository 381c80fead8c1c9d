using System.Security.Cryptography;
using System.Text.Json;
using ArxivBot.Commands;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace ArxivBot.Platforms.Telegram;

/// <summary>
/// Tells Telegram which commands to offer, by kind of chat and by language, when that has changed
/// (https://core.telegram.org/bots/api#determining-list-of-commands). It is display only: who may do what is asked when it is done.
/// </summary>
internal sealed partial class TelegramMenus(ITelegramBotClient client, Database database, ILogger<TelegramMenus> logger)
{
    public async Task RegisterAsync(User me, CancellationToken cancellationToken)
    {
        var changed = 0;
        foreach (var (scope, name, forAdmins) in (IEnumerable<(BotCommandScope, string, bool)>)
            [(BotCommandScope.Default(), "default", true), (BotCommandScope.AllGroupChats(), "groups", false), (BotCommandScope.AllChatAdministrators(), "admins", true)])
        {
            foreach (var language in (IEnumerable<string>)["", .. Translations.Languages])
                changed += await RegisterAsync($"{me.Id}/{name}/{language}", scope, language, MenuOf(forAdmins, language), cancellationToken) ? 1 : 0;
        }

        LogRegistered(CommandCatalog.All.Count, changed);
    }

    private static IReadOnlyList<BotCommand> MenuOf(bool forAdmins, string language) =>
    [
        .. CommandCatalog.All.Where(command => forAdmins || command.Audience == Audience.Everyone || command.Name is "settings" or "subscribe")
            .Select(command => new BotCommand(command.Name, language.Length == 0 ? command.Description : Translations.Of(command.Description, language))),
    ];

    private async Task<bool> RegisterAsync(string name, BotCommandScope scope, string language, IReadOnlyList<BotCommand> menu, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(menu, JsonBotAPI.Options)));
        await using var db = await database.ConnectAsync(cancellationToken);
        var known = await db.Set<StoredMenu>().FirstOrDefaultAsync(m => m.Scope == name, cancellationToken);
        if (known?.Hash == hash)
            return false;
        try
        {
            await client.SetMyCommands(menu, scope, language.Length == 0 ? null : language, cancellationToken);
        }
        catch (RequestException exception)
        {
            LogNotYet(name, exception.Message);
            return false;
        }

        if (known is null)
            db.Add(new StoredMenu { Scope = name, Hash = hash });
        else
            known.Hash = hash;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "Telegram offers {Commands} commands; {Changed} menus were told anew")]
    private partial void LogRegistered(int commands, int changed);

    [LoggerMessage(LogLevel.Warning, "The menu {Name} could not be told to Telegram, the next start tries again: {Reason}")]
    private partial void LogNotYet(string name, string reason);
}
