using Telegram.Bot;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Clients that never wait inside a call, never send twice on their own, and log no address: it holds the token.</summary>
internal static class TelegramClients
{
    // Telegram may take a minute and still do it: giving up sooner only makes more of what nobody knows.
    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(90), AnswerPatience = TimeSpan.FromSeconds(20);

    public static ITelegramBotClient Sending(TelegramOptions options) => Of(options, SendPatience);

    public static ITelegramBotClient Polling(TelegramOptions options) => Of(options, options.PollFor + AnswerPatience);

    private static TelegramBotClient Of(TelegramOptions options, TimeSpan patience) => new(
        new TelegramBotClientOptions(options.Token, options.ApiBaseUrl.GetLeftPart(UriPartial.Authority)) { RetryThreshold = 0, RetryCount = 0 },
        new HttpClient(new WatchedBodies(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(3),
            ConnectTimeout = TimeSpan.FromSeconds(10),
        }))
        {
            Timeout = patience,
        });
}
