using ArxivBot.Deliveries;
using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Tests.Deliveries;

public class SendBudgetTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void What_is_still_on_its_way_may_arrive_together_with_what_comes_next_and_counts_until_it_is_answered()
    {
        var budget = new SendBudget(new PlatformLimits { MessagesPerSecond = 1, Burst = 3 }, _clock);
        Take(budget).ShouldBe(3);

        _clock.Advance(TimeSpan.FromSeconds(10));
        Take(budget).ShouldBe(0, "all three may arrive only now");

        budget.Spend();
        budget.Spend();
        budget.Spend();
        Take(budget).ShouldBe(0, "they have been counted at this moment, for all that is known");
        _clock.Advance(TimeSpan.FromSeconds(2));
        Take(budget).ShouldBe(2);
    }

    [Fact]
    public void What_was_not_used_can_be_taken_again()
    {
        var budget = new SendBudget(new PlatformLimits { MessagesPerSecond = 1, Burst = 3 }, _clock);
        Take(budget).ShouldBe(3);

        budget.Return();
        budget.Return();

        Take(budget).ShouldBe(2);
    }

    [Fact]
    public void Once_the_burst_is_used_up_messages_follow_each_other_at_the_rate()
    {
        var budget = new SendBudget(new PlatformLimits { MessagesPerSecond = 10, Burst = 5 }, _clock);
        var sent = 0;
        for (var time = 0; time < 1000; time++)
        {
            for (var taken = Take(budget); taken > 0; taken--, sent++)
                budget.Spend();
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        sent.ShouldBe(5 + 99, "a burst, and ten a second for ten seconds");
    }

    [Fact]
    public async Task An_answer_counts_as_a_digest_does()
    {
        var budget = new SendBudget(new PlatformLimits { MessagesPerSecond = 1, Burst = 3 }, _clock);
        await budget.TakeForAnswerAsync(TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(10));

        Take(budget).ShouldBe(2);
    }

    private static int Take(SendBudget budget)
    {
        var taken = 0;
        while (budget.TryTake(out _))
            taken++;
        return taken;
    }
}
