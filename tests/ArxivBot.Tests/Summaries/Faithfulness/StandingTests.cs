using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Tests.Summaries.Faithfulness;

public class StandingTests
{
    [Theory]
    [InlineData(0.9, 0.2, 0, 1, 0)]
    [InlineData(0.6, -0.1, -0.1, 0.857, 0.693)]
    [InlineData(0, -0.7, -0.7, 0, 1.099)]
    public void A_place_is_ahead_or_behind_its_rivals(double fit, double lead, double lag, double share, double better)
    {
        var standing = new Standing([0.7, 0.4]);
        standing.Lead(fit).ShouldBe(lead, 1e-3);
        standing.Lag(fit).ShouldBe(lag, 1e-3);
        standing.Share(fit).ShouldBe(share, 1e-3);
        standing.Better(fit).ShouldBe(better, 1e-3);
    }

    [Fact]
    public void Without_rivals_nothing_is_better()
    {
        var standing = new Standing([]);
        standing.Lead(0.5).ShouldBe(0.5);
        standing.Better(0.5).ShouldBe(0);
        standing.Share(0.5).ShouldBe(1);
    }
}
