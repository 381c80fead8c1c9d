using System.Net;
using System.Net.Sockets;
using System.Text;
using ArxivBot.Platforms.Telegram;

namespace ArxivBot.Tests.Platforms.Telegram;

/// <summary>Telegram brings updates, and the bot takes each once, from Telegram alone.</summary>
public class TelegramWebhookTests
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task What_people_write_is_brought_and_answered()
    {
        await using var bot = await StartAsync();

        (await bot.SaysAsync(bot.Reader, bot.Reader, "/subscribe cs.LG")).Text.ShouldStartWith("Subscribed");
        (await bot.SaysAsync(bot.Group, bot.Admin, "/subscriptions")).Text.ShouldNotBeEmpty();

        bot.Service.Record.Requests.ShouldNotContain(request => request.Method == "getUpdates");
        bot.Service.Pending.ShouldBe(0);
    }

    [Fact]
    public async Task Over_a_restart_nothing_is_lost_and_nothing_handled_twice()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync(bot.Reader, bot.Reader, "/subscribe cs.LG");
        await bot.StopAsync();
        bot.Service.Say(bot.Reader, bot.Reader, "/keywords add word");

        await bot.StartAgainAsync();
        (await bot.NextAsync(bot.Reader, 1)).Text.ShouldContain("word");
        await bot.SaysAsync(bot.Reader, bot.Reader, "/help");

        bot.Said(bot.Reader).Count(message => message.Text.StartsWith("Subscribed", StringComparison.Ordinal)).ShouldBe(1);
        bot.Said(bot.Reader).Count.ShouldBe(3);
    }

    [Fact]
    public async Task One_that_comes_again_is_taken_and_not_handled_again()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync(bot.Reader, bot.Reader, "/start");
        var said = bot.Said(bot.Reader).Count;

        // Late ones of another chat have smaller numbers.
        foreach (var id in (int[])[900_000_002, 900_000_001, 900_000_002, 900_000_002, 900_000_001])
            (await PostAsync(bot, Update(id, bot.Reader), bot.Service.Webhook!.Value.Secret)).ShouldBe(HttpStatusCode.OK);
        await bot.NextAsync(bot.Reader, said + 1);
        await bot.SaysAsync(bot.Reader, bot.Reader, "/start");

        bot.Said(bot.Reader).Count.ShouldBe(said + 3);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Who_does_not_know_the_secret_is_turned_away(string? secret)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync(bot.Reader, bot.Reader, "/start");

        (await PostAsync(bot, Update(900_000_001, bot.Reader), secret)).ShouldBe(HttpStatusCode.Unauthorized);

        await bot.SaysAsync(bot.Reader, bot.Reader, "/start");
        bot.Said(bot.Reader).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"update_id\":900000001,\"message\":{\"text\"")]
    public async Task What_is_no_update_is_refused_and_the_next_is_taken(string body)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync(bot.Reader, bot.Reader, "/start");

        (await PostAsync(bot, body, bot.Service.Webhook!.Value.Secret)).ShouldBe(HttpStatusCode.BadRequest);

        await bot.SaysAsync(bot.Reader, bot.Reader, "/start");
    }

    [Fact]
    public async Task The_secret_is_not_the_token_and_never_logged()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync(bot.Reader, bot.Reader, "/start");
        var secret = bot.Service.Webhook!.Value.Secret.ShouldNotBeNull();

        secret.ShouldNotContain(bot.Service.Token.Split(':')[1]);
        bot.Log.Lines.ShouldNotContain(line => line.Contains(secret) || line.Contains(bot.Service.Token.Split(':')[1]));
    }

    [Fact]
    public async Task Who_polls_again_later_gets_all_that_the_webhook_did_not_take()
    {
        var port = TelegramBot.FreePort();
        await using var bot = await StartAsync(port);
        await bot.SaysAsync(bot.Reader, bot.Reader, "/subscribe cs.LG");
        await bot.StopAsync();
        bot.Service.Say(bot.Reader, bot.Reader, "/keywords add word");

        await bot.StartAgainAsync("Telegram:WebhookUrl=");
        await bot.UntilAsync($"{bot.Reader}", chat => chat.Terms.Count == 1);

        bot.Service.Webhook.ShouldBeNull();
        bot.Said(bot.Reader).Count(message => message.Text.StartsWith("Subscribed", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_place_where_another_program_listens_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var bot = await StartAsync(((IPEndPoint)taken.LocalEndpoint).Port);

        await Patience.UntilAsync(() => bot.Get<Ending>().Cause is not null);

        bot.Get<Ending>().Cause.ShouldBeOfType<OperatorException>().Message.ShouldStartWith("Telegram:WebhookListen: 'http://127.0.0.1:");
    }

    [Theory]
    [InlineData("http://bot.example.org/telegram")]
    [InlineData("https://bot.example.org:8080/telegram")]
    public void An_address_that_Telegram_would_refuse_stops_the_start(string url) =>
        new TelegramRules().Validate(null, new TelegramOptions { WebhookUrl = new Uri(url) }).FailureMessage.ShouldNotBeNull().ShouldContain("443, 80, 88, 8443");

    private static Task<TelegramBot> StartAsync() => StartAsync(TelegramBot.FreePort());

    private static Task<TelegramBot> StartAsync(int port) =>
        TelegramBot.StartAsync($"Telegram:WebhookUrl=http://127.0.0.1:{port}/telegram", $"Telegram:WebhookListen=http://127.0.0.1:{port}");

    private static string Update(int id, long chat) =>
        $$$"""{"update_id":{{{id}}},"message":{"message_id":5,"date":1766000000,"chat":{"id":{{{chat}}},"type":"private","first_name":"Ada"},"from":{"id":{{{chat}}},"is_bot":false,"first_name":"Ada"},"text":"/start","entities":[{"type":"bot_command","offset":0,"length":6}]}}""";

    private static async Task<HttpStatusCode> PostAsync(TelegramBot bot, string body, string? secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.Service.Webhook!.Value.Url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null)
            request.Headers.TryAddWithoutValidation(SecretHeader, secret);
        using var response = await Http.SendAsync(request, Patience.Token);
        return response.StatusCode;
    }
}
