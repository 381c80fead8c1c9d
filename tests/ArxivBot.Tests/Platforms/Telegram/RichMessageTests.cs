using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Platforms.Telegram;
using ArxivBot.Simulators.Telegram.Faults;
using ArxivBot.Tests.Documents;
using CsCheck;

namespace ArxivBot.Tests.Platforms.Telegram;

/// <summary>Formulas drawn by Telegram, where that is wanted and Telegram takes it.</summary>
public class RichMessageTests
{
    private const string Wanted = "Telegram:RichMessages=true";

    private static readonly PaperCard Formula = Cards.Chopper with { Title = @"Bounds on $\frac{a}{b} < \sum_i x_i$ & more", Abstract = @"It costs \$5. We show $\mathcal{O}\left(\sqrt{n}\right)$ for $n>3$ nodes." };

    [Fact]
    public async Task Formulas_are_sent_as_they_were_written()
    {
        await using var bot = await TelegramBot.StartAsync(Wanted);
        await bot.SaysAsync(bot.Reader, bot.Reader, "/subscribe cs.LG");

        await bot.QueueAsync($"{bot.Reader}", new Heading(1, "Today"), Formula);
        await bot.Service.Record.UntilAsync(_ => bot.Said(bot.Reader).Count > 1, Patience.Token);

        var body = bot.Service.Record.Sent[^1].Body["rich_message"].ShouldNotBeNull();
        body["skip_entity_detection"]!.GetValue<bool>().ShouldBeTrue();
        var html = body["html"]!.GetValue<string>();
        html.ShouldStartWith("<p><b>Today</b></p><p><b>1 · <a href=\"https://arxiv.org/abs/2512.08242\">Bounds on <tg-math>\\frac{a}{b} &lt; \\sum_i x_i</tg-math> &amp; more</a></b></p>");
        html.ShouldContain("It costs $5. We show <tg-math>\\mathcal{O}\\left(\\sqrt{n}\\right)</tg-math> for <tg-math>n&gt;3</tg-math> nodes.");
    }

    [Fact]
    public async Task The_points_of_a_paper_are_paragraphs()
    {
        await using var bot = await TelegramBot.StartAsync(Wanted);
        await bot.SaysAsync(bot.Reader, bot.Reader, "/subscribe cs.LG");

        await bot.QueueAsync($"{bot.Reader}", Formula with { Brief = Cards.InPoints.Brief });
        await bot.Service.Record.UntilAsync(_ => bot.Said(bot.Reader).Count > 1, Patience.Token);

        bot.Service.Record.Sent[^1].Body["rich_message"].ShouldNotBeNull()["html"]!.GetValue<string>()
            .ShouldContain("</p><p><b>Contribution</b></p><p>• A tool that joins traces of kernels, layers and steps. (Introduction)</p><p><b>Results</b></p>");
    }

    [Fact]
    public async Task A_message_whose_formulas_unicode_can_write_stays_plain()
    {
        await using var bot = await TelegramBot.StartAsync(Wanted);
        await bot.SaysAsync(bot.Reader, bot.Reader, "/subscribe cs.LG");

        await bot.QueueAsync($"{bot.Reader}", Cards.Chopper with { Title = "It is $O(n^2)$", Abstract = "$a<b$ for $5 and $10" });
        await bot.Service.Record.UntilAsync(_ => bot.Said(bot.Reader).Count > 1, Patience.Token);

        bot.Said(bot.Reader)[^1].Text.ShouldContain("It is O(n²)");
        bot.Service.Record.Requests.ShouldNotContain(request => request.Method == "sendRichMessage");
    }

    [Fact]
    public void What_follows_a_formula_that_fills_the_room_is_left_out()
    {
        const string Drawn = @"\frac{a}{b}";
        var card = Formula with { Title = $"{new string('x', TelegramHtml.LongestTitle - Drawn.Length)}${Drawn}$ and more" };

        TelegramRich.Of(new Document([card])).ShouldNotBeNull().ShouldContain($"<tg-math>{Drawn}</tg-math>…</a>");
    }

    [Theory]
    [InlineData(400, "Bad Request: RICH_MESSAGE_EMAIL_INVALID")]
    [InlineData(400, "Bad Request: whatever comes next")]
    [InlineData(404, "Not Found")]
    public async Task What_telegram_does_not_take_as_a_rich_message_goes_as_a_plain_one(int code, string words)
    {
        await using var bot = await TelegramBot.StartAsync(Wanted);
        await bot.SaysAsync(bot.Reader, bot.Reader, "/subscribe cs.LG");
        bot.Service.Fail("sendRichMessage", new TelegramFault.Refused(code, words));

        await bot.QueueAsync($"{bot.Reader}", Formula);
        await bot.Service.Record.UntilAsync(_ => bot.Said(bot.Reader).Count > 1, Patience.Token);

        bot.Said(bot.Reader).Count.ShouldBe(2);
        bot.Said(bot.Reader)[^1].Text.ShouldContain("Bounds on");
    }

    [Fact]
    public async Task Whatever_a_document_holds_the_simulated_telegram_takes_it()
    {
        await using var bot = await TelegramBot.StartAsync(Wanted);
        await bot.SaysAsync(bot.Reader, bot.Reader, "/start");
        var platform = bot.Get<TelegramPlatform>();

        await AnyDocument.Whole.SampleAsync(async document =>
        {
            foreach (var payload in platform.Render(new Document([.. document.Blocks, Formula with { Abstract = $"{Formula.Abstract} {string.Join(' ', document.Blocks.OfType<PaperCard>().Select(card => card.Abstract))}" }])))
            {
                if (await platform.AnswerAsync(new Interaction($"{bot.Reader}", ""), payload, TestContext.Current.CancellationToken) is not DeliveryResult.Sent and var refused)
                    Assert.Fail($"{refused}\n{payload}");
            }
        }, iter: 100, threads: 1);

        bot.Service.Record.Requests.ShouldContain(request => request.Method == "sendRichMessage");
        bot.Log.Lines.ShouldNotContain(line => line.Contains("in this form"));
    }
}
