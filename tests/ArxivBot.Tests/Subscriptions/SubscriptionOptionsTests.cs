using ArxivBot.Subscriptions;

namespace ArxivBot.Tests.Subscriptions;

public class SubscriptionOptionsTests
{
    [Theory]
    [InlineData("LLM \"GPU kernel\"^2 quantiz* -survey", true)]
    [InlineData("", true)]
    [InlineData("+LLM kernel pruning", false)]
    [InlineData("LLM author:Dao", false)]
    [InlineData("LLM -/x/", false)]
    [InlineData("LLM -(a AND b)", false)]
    public void The_classic_rule_takes_what_the_earlier_bot_knew(string query, bool isTaken)
    {
        var options = new SubscriptionOptions { Query = query, Mode = RankingMode.Classic };

        new SubscriptionOptionsValidator().Validate(null, options).Succeeded.ShouldBe(isTaken);
    }
}
