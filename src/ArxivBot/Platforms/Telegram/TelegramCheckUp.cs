using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Whether Telegram takes the token, who the bot is, and what @BotFather has still to be told.</summary>
internal sealed class TelegramCheckUp(ITelegramBotClient client)
{
    public async Task<(bool IsWell, string Words)> ExamineAsync(CancellationToken cancellationToken)
    {
        try
        {
            var me = await client.GetMe(cancellationToken);
            var inline = me.SupportsInlineQueries ? "" : ". For searches in any chat, send /setinline to @BotFather";
            var groups = me.CanJoinGroups ? "" : ". It may not be added to groups: /setjoingroups at @BotFather changes that";
            return (true, $"the token is valid: https://t.me/{me.Username}{inline}{groups}");
        }
        catch (ApiRequestException error) when (error.ErrorCode is 401 or 404)
        {
            return (false, "Telegram refuses the token: set Telegram:Token to the one @BotFather gives");
        }
        catch (RequestException failure)
        {
            return (false, $"Telegram cannot be asked: {failure.Message}. Check the network and Telegram:ApiBaseUrl");
        }
    }
}
