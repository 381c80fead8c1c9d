using System.Globalization;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Exceptions;

namespace ArxivBot.Platforms.Telegram;

/// <summary>What keeps the bot from hearing Telegram: each trouble is told once, and what failed is tried again after longer and longer pauses.</summary>
internal sealed partial class TelegramTrouble(Ending ending, TimeProvider clock, ILogger<TelegramTrouble> logger)
{
    private static readonly TimeSpan[] Pauses = [.. new[] { 0.5, 1, 2, 5, 10, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    private string? _trouble;

    /// <summary>In a row.</summary>
    public int Failures { get; private set; }

    /// <summary>Ends the program when Telegram does not take the token.</summary>
    public bool IsOver(Exception exception)
    {
        if (exception is not ApiRequestException { ErrorCode: 401 or 404 })
            return false;
        ending.Because(new OperatorException("Telegram refuses the bot's token: set Telegram:Token to the one @BotFather gives", exception));
        return true;
    }

    public async Task PauseAsync(Exception exception, CancellationToken stoppingToken)
    {
        var trouble = WordsOf(exception);
        if (_trouble != trouble)
            LogTrouble(trouble);
        _trouble = trouble;
        var pause = (exception as ApiRequestException)?.Parameters?.RetryAfter is { } asked
            ? TimeSpan.FromSeconds(asked)
            : Pauses[Math.Min(Failures, Pauses.Length - 1)] * (0.75 + (Random.Shared.NextDouble() / 2));
        Failures++;
        await Task.Delay(pause, clock, stoppingToken);
    }

    public void Recovered()
    {
        if (_trouble is not null)
            LogRecovered(Failures);
        (Failures, _trouble) = (0, null);
    }

    private static string WordsOf(Exception exception) => exception switch
    {
        ApiRequestException { ErrorCode: 409 } conflict => conflict.Message.Contains("webhook", StringComparison.OrdinalIgnoreCase)
            ? "a webhook is set for this bot, so Telegram tells nobody who asks"
            : "another program asks Telegram for the same bot's updates: stop it, a bot can have one only",
        ApiRequestException error => string.Create(CultureInfo.InvariantCulture, $"Telegram answers {error.ErrorCode}: {error.Message}"),
        RequestException failure => failure.InnerException is { } inner ? $"{failure.Message} ({inner.GetType().Name})" : failure.Message,
        _ => exception.Message,
    };

    [LoggerMessage(LogLevel.Warning, "Telegram cannot be heard, it is tried again until it can: {Trouble}")]
    private partial void LogTrouble(string trouble);

    [LoggerMessage(LogLevel.Information, "Telegram is heard again, after {Times} failures")]
    private partial void LogRecovered(int times);
}
