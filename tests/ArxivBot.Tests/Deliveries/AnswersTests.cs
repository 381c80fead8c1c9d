using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Reliability;
using ArxivBot.Simulators.Chat.Faults;

namespace ArxivBot.Tests.Deliveries;

/// <summary>What goes back to a person who has asked.</summary>
public class AnswersTests
{
    [Fact]
    public async Task A_long_answer_takes_several_messages_and_no_row_of_the_outbox()
    {
        await using var bot = await OutboxBot.StartAsync();
        var sentences = string.Concat(Enumerable.Range(1, 500).Select(number => $"This is sentence {number}. "));

        var result = await AnswerAsync(bot, new Paragraph(sentences));

        result.ShouldBeOfType<DeliveryResult.Sent>();
        bot.Service.Record.Answers.Select(answer => answer.Part).ShouldBe([1, 2, 3]);
        string.Concat(bot.Service.Record.Answers.Select(answer => answer.Text)).Replace("\n", "").ShouldContain("This is sentence 500.");
        (await bot.DeliveriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_goes_in_the_place_of_a_message_replaces_it_and_the_rest_follows()
    {
        await using var bot = await OutboxBot.StartAsync();
        var chat = await bot.AddChatAsync("alice");
        await bot.QueueAsync(chat, "summarizing…");
        await bot.DrainAsync();
        var receipt = bot.Service.Record.MessagesOf("alice").Single().Id;

        await AnswerAsync(bot, new Paragraph(string.Concat(Enumerable.Repeat("All of it. ", 500))), receipt);

        bot.Service.Record.Edits.Single().MessageId.ShouldBe(receipt);
        bot.Service.Record.Answers.Select(answer => answer.Part).ShouldBe([2]);
        bot.Read("alice").ShouldBe(["summarizing…"]);
    }

    [Fact]
    public async Task An_answer_that_must_wait_is_tried_again_when_the_platform_allows_it()
    {
        await using var bot = await OutboxBot.StartAsync();
        var receipt = await SentAsync(bot);
        bot.Service.Fail("alice", new ChatFault.RateLimited(RateScope.Chat, TimeSpan.FromSeconds(3)), times: 2);

        var answer = AnswerAsync(bot, new Paragraph("found"), receipt);
        while (!answer.IsCompleted)
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(answer, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken));
        }

        (await answer).ShouldBeOfType<DeliveryResult.Sent>();
        bot.Service.Record.Edits.Single().Text.ShouldBe("found");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answers_wait_for_their_share_only_where_the_platform_counts_them(bool counts)
    {
        await using var bot = await OutboxBot.StartAsync();
        bot.Limits = bot.Limits with { MessagesPerSecond = 1, Burst = 1, CountsAnswers = counts };

        await AnswerAsync(bot, new Paragraph("one"));
        var second = AnswerAsync(bot, new Paragraph("two"));
        // The clock stands still, so this is over without a share or not at all.
        await Task.WhenAny(second, Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, TestContext.Current.CancellationToken));

        second.IsCompleted.ShouldBe(!counts);
        bot.Clock.Advance(TimeSpan.FromSeconds(1));
        (await second).ShouldBeOfType<DeliveryResult.Sent>();
    }

    [Fact]
    public async Task An_answer_is_given_up_when_nobody_can_be_waiting_any_more()
    {
        await using var bot = await OutboxBot.StartAsync();
        var receipt = await SentAsync(bot);
        bot.Service.Fail("alice", new ChatFault.RateLimited(RateScope.Chat, TimeSpan.FromMinutes(5)));

        (await AnswerAsync(bot, new Paragraph("too late"), receipt)).ShouldBeOfType<DeliveryResult.Deferred>();

        bot.Log.Lines.ShouldContain(line => line.Contains("An answer to loopback chat alice did not go"));
    }

    [Fact]
    public async Task An_interaction_that_is_over_cannot_be_answered()
    {
        await using var bot = await OutboxBot.StartAsync();
        var token = bot.Service.OpenInteraction("alice");
        bot.Clock.Advance(TimeSpan.FromMinutes(15));

        var result = await bot.Get<Answers>().SendAsync(
            SimulatedPlatform.PlatformName, new Interaction("alice", token), new Document([new Paragraph("late")]), TestContext.Current.CancellationToken);

        result.ShouldBeOfType<DeliveryResult.Refused>().Reason.ShouldContain("unknown_interaction");
    }

    [Fact]
    public async Task Where_it_may_have_arrived_an_answer_is_not_sent_again()
    {
        await using var bot = await OutboxBot.StartAsync();
        var receipt = await SentAsync(bot);
        bot.Service.Fail("alice", new ChatFault.AcceptThenCut(), times: 1);

        (await AnswerAsync(bot, new Paragraph("once"), receipt)).ShouldBeOfType<DeliveryResult.Unknown>();

        bot.Service.Record.Edits.Count.ShouldBe(1);
    }

    private static Task<DeliveryResult> AnswerAsync(OutboxBot bot, Block block, string? replaces = null) => bot.Get<Answers>().SendAsync(
        SimulatedPlatform.PlatformName, new Interaction("alice", bot.Service.OpenInteraction("alice")), new Document([block]),
        TestContext.Current.CancellationToken, replaces);

    private static async Task<string> SentAsync(OutboxBot bot)
    {
        await bot.QueueAsync(await bot.AddChatAsync("alice"), "searching…");
        await bot.DrainAsync();
        return bot.Service.Record.MessagesOf("alice").Single().Id;
    }
}
