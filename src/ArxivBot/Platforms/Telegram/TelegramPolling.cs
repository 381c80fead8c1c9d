using Microsoft.Extensions.Options;
using Telegram.Bot;

namespace ArxivBot.Platforms.Telegram;

/// <summary>
/// The client that waits for updates. It has connections of its own, which a dead one cannot fill for all else, and gets new ones
/// when they may have died without a sign.
/// </summary>
internal sealed class TelegramPolling(IOptions<TelegramOptions> options)
{
    public ITelegramBotClient Client { get; private set; } = TelegramClients.Polling(options.Value);

    public void Renew() => Client = TelegramClients.Polling(options.Value);
}

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
