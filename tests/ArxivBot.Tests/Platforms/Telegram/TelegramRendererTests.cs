using System.Text;
using ArxivBot.Deliveries;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Platforms.Telegram;
using ArxivBot.Tests.Documents;
using CsCheck;

namespace ArxivBot.Tests.Platforms.Telegram;

/// <summary>Documents as Telegram gets them, judged by Telegram's own parser and by the simulated Telegram.</summary>
public class TelegramRendererTests
{
    [Fact]
    public void Whatever_a_document_holds_telegrams_own_parser_takes_every_message_and_loses_nothing_of_its_text()
    {
        var telegram = TdLib.OrSkip();

        AnyDocument.Whole.Sample(document =>
        {
            foreach (var message in TelegramRenderer.Render(document).Where(message => message.File is null))
            {
                var parsed = telegram.ParseHtml(message.Html);
                parsed["@type"]!.GetValue<string>().ShouldBe("formattedText", message.Html);
                var text = parsed["text"]!.GetValue<string>();
                text.ShouldBe(TelegramHtml.Visible(message.Html));
                text.EnumerateRunes().Count().ShouldBeLessThanOrEqualTo(4096);
                parsed["entities"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(100);
                Encoding.UTF8.GetByteCount(message.Html).ShouldBeLessThan(32_768);
            }
        }, iter: 1000, threads: 1);
    }

    [Fact]
    public async Task Whatever_a_document_holds_the_simulated_telegram_takes_every_message_of_it()
    {
        await using var bot = await TelegramBot.StartAsync();
        await bot.SaysAsync(bot.Reader, bot.Reader, "/start");
        var platform = bot.Get<TelegramPlatform>();

        await AnyDocument.Whole.SampleAsync(async document =>
        {
            foreach (var payload in platform.Render(document))
            {
                if (await platform.AnswerAsync(new Interaction($"{bot.Reader}", ""), payload, TestContext.Current.CancellationToken) is not DeliveryResult.Sent and var refused)
                    Assert.Fail($"{refused}\n{payload}");
            }
        }, iter: 150, threads: 1);

        bot.Log.Lines.ShouldNotContain(line => line.Contains("in this form"));
    }

    [Fact]
    public void Whatever_a_document_holds_no_paper_no_button_and_no_file_is_lost() => AnyDocument.Whole.Sample(document =>
    {
        var messages = TelegramRenderer.Render(document);

        var offered = document.Blocks.OfType<Buttons>().SelectMany(buttons => buttons.Items).Concat(document.Blocks.OfType<PaperCard>().SelectMany(card => card.Buttons)).Select(button => button.Command).ToList();
        offered.Except(messages.SelectMany(message => message.Rows).SelectMany(row => row).Select(button => button.Command)).ShouldBeEmpty();
        messages.Count(message => message.File is not null).ShouldBe(document.Blocks.OfType<Attachment>().Count(file => file.Content.Length > 0));
        messages.ShouldAllBe(message => message.Rows.Sum(row => row.Count) <= 100);
    }, iter: 200);

    [Fact]
    public void A_digest_has_several_cards_a_message_and_a_row_of_buttons_for_each()
    {
        var papers = Enumerable.Range(1, 6).Select(rank => Cards.Chopper with
        {
            Rank = rank,
            Buttons = PaperButtons.Of($"2512.0000{rank}", PaperButtons.Summary, PaperButtons.Save, PaperButtons.Like, PaperButtons.Dislike).Items,
        });
        Document digest = new([new Heading(1, "arXiv, Wednesday 10 December 2025"), new Facts([new("coverage", "announced 328")]), .. papers, PaperButtons.Digest]);

        var messages = TelegramRenderer.Render(digest);

        messages[0].Html.ShouldStartWith("<b>arXiv, Wednesday 10 December 2025</b>\n<b>coverage</b> announced 328\n\n<b>1 · <a href=\"https://arxiv.org/abs/2512.08242\">Chopper: A Multi-Level GPU Characterization Tool &amp; Derived Insights");
        messages[0].Html.ShouldContain("<i>Marco Kurzynski, Shaizeen Aga, Di Wu</i>\ncs.DC cs.AR cs.LG · new · score 12.5");
        messages[0].Html.ShouldContain("<blockquote expandable>Training large language models");
        messages[0].Rows[0].Select(button => button.Label).ShouldBe(["1 · Summary", "1 · Save", "1 · 👍", "1 · 👎"]);
        messages.Count.ShouldBeInRange(2, 4);
        messages[^1].Rows[^1].Select(button => button.Label).ShouldBe(["Settings", "Subscriptions"]);
    }

    [Fact]
    public void A_paper_in_points_shows_its_take_and_folds_the_rest()
    {
        var html = TelegramRenderer.Render(new Document([Cards.InPoints])).ShouldHaveSingleItem().Html;

        html.ShouldEndWith(
            """
            Chopper finds why &lt;training&gt; of LLMs on 8 GPUs is slower than it could be.
            <blockquote expandable><b>Contribution</b>
            • A tool that joins traces of kernels, layers and steps. (Introduction)
            <b>Results</b>
            • Frequency overhead explains most of the gap between theory &amp; practice, at 31 % of the time. (Results)
            • A second point_of results.
            <i>Written by gpt-4o-mini from the whole paper. ✓ 4 of 4 figures and names found in the paper.</i></blockquote>
            """);
        html.ShouldNotContain("Training large language models");
    }

    [Fact]
    public void What_is_escaped_reads_as_it_was_written()
    {
        var telegram = TdLib.OrSkip();

        Hostile.Texts.Sample(text =>
        {
            var clean = UntrustedText.OneLine(text);
            var parsed = telegram.ParseHtml($"<b>{TelegramHtml.Escape(clean)}</b>");
            // What has no width keeps names from becoming mentions.
            (parsed["text"]?.GetValue<string>().Replace("\u2060", "", StringComparison.Ordinal)).ShouldBe(clean);
        }, iter: 2000, threads: 1);
    }
}
