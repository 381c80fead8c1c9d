using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ArxivBot.Platforms.Telegram;

internal sealed class TelegramOptions
{
    public const string Section = "Telegram";

    /// <summary>The bot's token from @BotFather; empty: the bot is not on Telegram. Better set as <c>ARXIVBOT_Telegram__Token</c>.</summary>
    public string Token { get; set; } = "";

    /// <summary>Telegram's Bot API, or a server of one's own.</summary>
    [WebAddress]
    public Uri ApiBaseUrl { get; set; } = new("https://api.telegram.org");

    /// <summary>What becomes of a message that may have arrived: sent again and marked, or not.</summary>
    public WhenUnsure WhenUnsure { get; set; }

    /// <summary>How long Telegram holds a question for news open.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:50")]
    public TimeSpan PollFor { get; set; } = TimeSpan.FromSeconds(30);
}

internal enum WhenUnsure
{
    /// <summary>Rather twice than not at all.</summary>
    Repeat,

    /// <summary>Rather not at all than twice.</summary>
    Skip,
}

[OptionsValidator]
internal sealed partial class TelegramOptionsValidator : IValidateOptions<TelegramOptions>;

/// <summary>Checks the token without ever showing it.</summary>
internal sealed partial class TelegramTokenValidator : IValidateOptions<TelegramOptions>
{
    public ValidateOptionsResult Validate(string? name, TelegramOptions options) => options.Token.Length == 0 || Token().IsMatch(options.Token)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Telegram:Token is not as @BotFather writes it: digits, a colon, then letters, digits, - and _. Copy it again");

    // https://core.telegram.org/bots/api#authorizing-your-bot
    [System.Text.RegularExpressions.GeneratedRegex(@"^[0-9]{1,20}:[A-Za-z0-9_-]{3,100}\z")]
    private static partial System.Text.RegularExpressions.Regex Token();
}
