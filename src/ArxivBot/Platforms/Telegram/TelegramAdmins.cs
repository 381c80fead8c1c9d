using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Who may change a group: its admins, asked for now and then.</summary>
internal sealed partial class TelegramAdmins(ITelegramBotClient client, TimeProvider clock, ILogger<TelegramAdmins> logger)
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(long Chat, long User), (bool IsAdmin, DateTimeOffset Until)> _known = [];

    /// <param name="asChat">In whose name it was said, if in that of a chat: an anonymous admin speaks as the group.</param>
    public async Task<bool> IsAdminAsync(Chat chat, User? user, Chat? asChat, CancellationToken cancellationToken)
    {
        // Only admins write in a channel, and only they as the group itself.
        if (chat.Type is ChatType.Private or ChatType.Channel || asChat?.Id == chat.Id)
            return true;
        if (user is null)
            return false;
        var now = clock.GetUtcNow();
        if (_known.TryGetValue((chat.Id, user.Id), out var known) && known.Until > now)
            return known.IsAdmin;
        if (_known.Count >= MostRemembered)
            _known.Clear();
        try
        {
            var member = await client.GetChatMember(chat.Id, user.Id, cancellationToken);
            return (_known[(chat.Id, user.Id)] = (member.Status is ChatMemberStatus.Creator or ChatMemberStatus.Administrator, now + Remembered)).IsAdmin;
        }
        catch (RequestException exception)
        {
            LogUnknown(chat.Id, exception.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Who is an admin of chat {Chat} cannot be found out, so nobody is taken for one: {Reason}")]
    private partial void LogUnknown(long chat, string reason);
}
