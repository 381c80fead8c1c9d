using System.Text.Json.Nodes;

namespace ArxivBot.Tests.Platforms.Telegram;

/// <summary>The bot says the same on a Telegram that others wrote as on ours.</summary>
public class TelegramConversationTests
{
    private static readonly string[] Script =
        ["/start", "/subscribe cs.LG, cs.CL \"mixture of experts\"", "/keywords add diffusion <models> & more", "/subscriptions", "press 4 subscriptions", "/settings papers=12", "/help", "/nothing"];

    [Fact]
    public async Task A_conversation_is_the_same_on_a_bot_api_that_others_wrote()
    {
        await using var other = await OtherTelegram.StartOrSkipAsync(Patience.Token);
        await using var there = await TelegramBot.StartAsync($"Telegram:ApiBaseUrl={other.BaseUrl}", $"Telegram:Token={OtherTelegram.Token}");
        await using var here = await TelegramBot.StartAsync();

        foreach (var line in Script)
        {
            if (line.StartsWith("press", StringComparison.Ordinal))
            {
                var (number, data) = (int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), line.Split(' ')[2]);
                here.Service.Press(here.Reader, here.Said(here.Reader)[number - 1].Id, here.Reader, data);
                await other.PressAsync((await other.SaidAsync())[number - 1].Id, data);
                continue;
            }

            var count = here.Said(here.Reader).Count;
            await here.SaysAsync(here.Reader, here.Reader, line);
            await other.SayAsync(line);
            await Patience.UntilAsync(async () => (await other.SaidAsync()).Count > count);
        }

        var said = (await other.SaidAsync()).Select(message => Line(message.Body)).ToList();
        said.Count.ShouldBe(Script.Length - 1);
        said.ShouldBe(here.Service.Record.SentTo(here.Reader).Select(message => Line(message.Body)));
    }

    /// <summary>What a client would draw.</summary>
    private static string Line(JsonObject body)
    {
        var markup = body["reply_markup"] is JsonValue text ? JsonNode.Parse(text.GetValue<string>()) : body["reply_markup"];
        var buttons = markup?["inline_keyboard"]?.AsArray().Select(row => string.Join(" | ", row!.AsArray().Select(button => $"{button!["text"]}={button["callback_data"]}")));
        return $"{body["parse_mode"]}: {body["text"]}\n{string.Join('\n', buttons ?? [])}";
    }
}
