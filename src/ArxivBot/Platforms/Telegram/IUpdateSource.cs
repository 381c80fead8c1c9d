using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Where updates come from: the bot asks for them, or Telegram brings them.</summary>
internal interface IUpdateSource
{
    /// <summary>Kinds of updates that the bot wants.</summary>
    static readonly UpdateType[] Wanted =
        [UpdateType.Message, UpdateType.ChannelPost, UpdateType.CallbackQuery, UpdateType.InlineQuery, UpdateType.MyChatMember];

    /// <summary>Until the program ends or Telegram takes the token no more; nothing else that fails ends it.</summary>
    /// <param name="hand">Takes an update that is stored and has not come before; waits while there are too many.</param>
    Task ListenAsync(User me, Func<Update, Task> hand, CancellationToken stoppingToken);
}
