using Telegram.Bot;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Clients that never wait inside a call, never send twice on their own, and log no address: it holds the token.</summary>
internal static class TelegramClients
{
    // The library tells Telegram to hold a poll open as long as this, unless it is told another time. Who calls gives up sooner.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    public static TelegramBotClient Of(TelegramOptions options) => new(
        new TelegramBotClientOptions(options.Token, options.ApiBaseUrl.GetLeftPart(UriPartial.Authority)) { RetryThreshold = 0, RetryCount = 0 },
        new HttpClient(new WatchedBodies(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(3),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            // Traces would hold the address, and with it the token.
            ActivityHeadersPropagator = null,
        }))
        {
            Timeout = Patience,
        });
}
