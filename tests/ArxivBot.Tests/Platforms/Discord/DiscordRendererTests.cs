using System.Text.Json.Nodes;
using ArxivBot.Commands;
using ArxivBot.Deliveries;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Platforms.Discord;
using ArxivBot.Tests.Documents;
using CsCheck;

namespace ArxivBot.Tests.Platforms.Discord;

/// <summary>Documents as Discord gets them; the simulated Discord refuses whatever is over one of its limits.</summary>
public class DiscordRendererTests
{
    [Fact]
    public async Task The_list_of_commands_is_one_message()
    {
        var help = await new HelpCommand().RunAsync(new CommandContext(null!, null!, new Person("1", "Ada", IsAdmin: true), new Arguments([]), default), CancellationToken.None);

        DiscordRenderer.Render(help.Document).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_summary_is_one_message_with_its_text_below_the_paper()
    {
        var points = Enumerable.Range(1, 4).SelectMany(part => (Block[])[new Heading(3, $"Part {part}"), new Items([.. Enumerable.Repeat(new string('x', 250), 3)])]);

        var message = DiscordRenderer.Render(new Document([Cards.Chopper with { Abstract = "" }, new Paragraph("In short."), .. points, new Notice("Written.")])).ShouldHaveSingleItem();

        message.Content.ShouldBeNull();
        message.Embeds.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Whatever_a_document_holds_discord_takes_every_message_of_it()
    {
        await using var place = await DiscordPlace.OpenWithoutLimitsAsync();
        var number = 0;

        await AnyDocument.Whole.SampleAsync(async document =>
        {
            foreach (var payload in place.Platform.Render(document))
                (await place.SendAsync(payload, $"k{Interlocked.Increment(ref number)}")).ShouldBeOfType<DeliveryResult.Sent>(payload);
        }, iter: 200, threads: 1);

        place.Service.Record.Messages.Count.ShouldBe(number);
        place.Service.Record.ReplyProblems.ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_a_document_holds_no_paper_and_no_button_is_lost() => AnyDocument.Whole.Sample(document =>
    {
        var messages = DiscordRenderer.Render(document);

        messages.SelectMany(message => message.Embeds).Count(embed => embed.Title is not null).ShouldBe(document.Blocks.OfType<PaperCard>().Count());
        var offered = document.Blocks.OfType<Buttons>().SelectMany(buttons => buttons.Items).Select(button => button.Command).ToList();
        var pressed = messages.SelectMany(message => message.Rows).SelectMany(row => row).Select(button => DiscordButton.CommandOf(button.CustomId)!);
        offered.Except(pressed).ShouldBeEmpty();
    }, iter: 200);

    [Fact]
    public async Task A_digest_has_its_facts_above_five_papers_and_their_buttons_below_by_rank()
    {
        await using var place = await DiscordPlace.OpenAsync();
        var papers = Enumerable.Range(1, 6).Select(rank => Cards.Chopper with
        {
            Rank = rank,
            Id = $"2512.0000{rank}",
            Buttons = PaperButtons.Of($"2512.0000{rank}", PaperButtons.Summary, PaperButtons.Save, PaperButtons.Why).Items,
        });
        Document digest = new([new Heading(1, "arXiv, Wednesday 10 December 2025"), new Facts([new("coverage", "announced 328")]), new Notice("cs.AI is late"), .. papers, PaperButtons.Digest]);

        var payloads = place.Platform.Render(digest);
        foreach (var payload in payloads)
            (await place.SendAsync(payload, payload == payloads[0] ? "k1" : "k2")).ShouldBeOfType<DeliveryResult.Sent>();

        var messages = place.Service.Record.Messages;
        messages.Count.ShouldBe(2);
        messages[0].Content.ShouldBe("## arXiv, Wednesday 10 December 2025\n**coverage** announced 328\n\n⚠️ cs.AI is late");
        Titles(messages[0].Body).ShouldBe(Enumerable.Range(1, 5).Select(rank => $"{rank} · Chopper: A Multi-Level GPU Characterization Tool & Derived Insights Into LLM Training Inefficiency"));
        Labels(messages[0].Body)[..3].ShouldBe(["1 · Summary", "1 · Save", "1 · Why"]);
        Labels(messages[1].Body).ShouldBe(["6 · Summary", "6 · Save", "6 · Why", "Settings", "Subscriptions"]);
        var first = messages[0].Body["embeds"]![0]!;
        first["url"]!.GetValue<string>().ShouldBe("https://arxiv.org/abs/2512.08242");
        first["description"]!.GetValue<string>().ShouldStartWith("-# Marco Kurzynski, Shaizeen Aga, Di Wu\nTraining large language models");
        first["footer"]!["text"]!.GetValue<string>().ShouldBe("cs.DC cs.AR cs.LG · new · score 12.5 · 2512.00001v1");
        first["fields"]![0]!["value"]!.GetValue<string>().ShouldStartWith("LLM +1.5");
    }

    [Fact]
    public void A_paper_in_points_has_its_parts_as_fields()
    {
        var embed = DiscordRenderer.Render(new Document([Cards.InPoints])).ShouldHaveSingleItem().Embeds.ShouldHaveSingleItem();

        embed.Description!.Replace("\u200B", "", StringComparison.Ordinal).ShouldBe(
            """
            -# Marco Kurzynski, Shaizeen Aga, Di Wu
            Chopper finds why \<training> of LLMs on 8 GPUs is slower than it could be.
            -# Written by gpt-4o-mini from the whole paper. ✓ 4 of 4 figures and names found in the paper.
            """);
        embed.Fields!.Select(field => field.Name).ShouldBe(["Contribution", "Results", "Why"]);
        embed.Fields![1].Value.Split('\n').ShouldBe(["- Frequency overhead explains most of the gap between theory & practice, at 31 % of the time. (Results)", @"- A second point\_of results."]);
    }

    [Fact]
    public void Points_that_are_too_long_for_a_card_are_one_each()
    {
        string[] points = [.. Enumerable.Range(1, 5).Select(number => $"Point {number} says {new string('x', 200)} at length.")];
        var card = Cards.InPoints with { Brief = new("The take.", [.. Enumerable.Range(1, 4).Select(number => new BriefPart($"Part {number}", points))], "Origin.") };

        var fields = DiscordRenderer.Render(new Document([card])).ShouldHaveSingleItem().Embeds.ShouldHaveSingleItem().Fields!;

        fields.Select(field => field.Name).ShouldBe(["Part 1", "Part 2", "Part 3", "Part 4", "Why"]);
        fields.Take(4).ShouldAllBe(field => field.Value == $"- {points[0]}");
    }

    [Fact]
    public void What_a_paper_says_is_shown_as_it_is()
    {
        var embed = DiscordRenderer.Render(new Document([Cards.Hostile])).ShouldHaveSingleItem().Embeds.ShouldHaveSingleItem();

        embed.Title!.ShouldStartWith("11 · ");
        embed.Title.ShouldNotContain("\e");
        embed.Title.ShouldNotContain("](https://");
        embed.Description!.ShouldNotContain("\u202E");
    }

    [Fact]
    public void Text_below_a_paper_stays_below_it()
    {
        var message = DiscordRenderer.Render(new Document([new Paragraph("Above"), Cards.Chopper, new Paragraph("Below"), new Paragraph("and more")])).ShouldHaveSingleItem();

        message.Content.ShouldBe("Above");
        message.Embeds.Select(embed => embed.Title is null ? embed.Description : "paper").ShouldBe(["paper", "Below\nand more"]);
    }

    [Fact]
    public void A_code_block_cannot_be_left_from_inside()
    {
        var content = DiscordRenderer.Render(new Document([new Preformatted("a ``` b\n  ^")])).ShouldHaveSingleItem().Content!;

        content.ShouldStartWith("```\na ");
        content.ShouldEndWith("  ^\n```");
        content[3..^3].ShouldNotContain("```");
    }

    [Fact]
    public void Only_a_button_of_this_version_brings_its_command_back()
    {
        DiscordButton.CommandOf(DiscordButton.Of("Summary", "summary 2512.14925", 3).CustomId).ShouldBe("summary 2512.14925");
        DiscordButton.CommandOf("0.summary").ShouldBeNull();
        DiscordButton.CommandOf(null).ShouldBeNull();
    }

    private static IEnumerable<string> Titles(JsonObject body) => body["embeds"]!.AsArray().Select(embed => embed!["title"]!.GetValue<string>());

    private static List<string> Labels(JsonObject body) =>
        [.. body["components"]!.AsArray().SelectMany(row => row!["components"]!.AsArray()).Select(button => button!["label"]!.GetValue<string>())];
}
