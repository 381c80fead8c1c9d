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

    /// <summary>Whether messages with formulas are sent as rich ones, which draw them; old apps cannot show these.</summary>
    public bool RichMessages { get; set; }

    /// <summary>How long Telegram holds a question for news open.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:50")]
    public TimeSpan PollFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where Telegram brings updates, as the world sees it; empty: the bot asks for them, which needs no address.</summary>
    [WebAddress]
    public Uri? WebhookUrl { get; set; }

    /// <summary>Where the program listens for them, behind whatever speaks HTTPS to the world.</summary>
    [WebAddress]
    public Uri WebhookListen { get; set; } = new("http://127.0.0.1:8443");
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

/// <summary>Checks the token without ever showing it, and the address that Telegram is to bring updates to.</summary>
internal sealed partial class TelegramRules : IValidateOptions<TelegramOptions>
{
    // https://core.telegram.org/bots/api#setwebhook; a Bot API server of one's own takes any.
    private static readonly int[] WebhookPorts = [443, 80, 88, 8443];

    public ValidateOptionsResult Validate(string? name, TelegramOptions options)
    {
        if (options.Token.Length > 0 && !Token().IsMatch(options.Token))
            return ValidateOptionsResult.Fail("Telegram:Token is not as @BotFather writes it: digits, a colon, then letters, digits, - and _. Copy it again");
        return options.WebhookUrl is { } url && options.ApiBaseUrl.Host == "api.telegram.org" && (url.Scheme != Uri.UriSchemeHttps || !WebhookPorts.Contains(url.Port))
            ? ValidateOptionsResult.Fail($"Telegram:WebhookUrl is '{url}': Telegram brings updates to https addresses only, on the ports {string.Join(", ", WebhookPorts)}")
            : ValidateOptionsResult.Success;
    }

    // https://core.telegram.org/bots/api#authorizing-your-bot
    [System.Text.RegularExpressions.GeneratedRegex(@"^[0-9]{1,20}:[A-Za-z0-9_-]{3,100}\z")]
    private static partial System.Text.RegularExpressions.Regex Token();
}
