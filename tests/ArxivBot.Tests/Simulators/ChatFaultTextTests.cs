using ArxivBot.Simulators.Chat.Faults;

namespace ArxivBot.Tests.Simulators;

public class ChatFaultTextTests
{
    [Theory]
    [MemberData(nameof(Known))]
    public void A_fault_is_read_as_typed(string text, ChatFault expected)
    {
        var plan = ChatFaultText.TryParse($"{text}=1", seed: 3).ShouldNotBeNull();
        plan.Seed.ShouldBe(3);
        plan.Draw("science", 1, refused: expected is ChatFault.ComesBack).ShouldBe(expected);
    }

    [Fact]
    public void Several_are_joined_by_commas()
    {
        var plan = ChatFaultText.TryParse("timeouts=0.5,429=0.5", seed: 1).ShouldNotBeNull();
        Enumerable.Range(1, 100).Select(number => plan.Draw("science", number, refused: false)).Distinct()
            .ShouldBe([new ChatFault.AcceptThenTimeout(), new ChatFault.RateLimited()], ignoreOrder: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("timeouts")]
    [InlineData("timeouts=")]
    [InlineData("timeouts=often")]
    [InlineData("timeouts=1.1")]
    [InlineData("timeouts=-0.1")]
    [InlineData("timeouts=0.6,cuts=0.6")]
    [InlineData("late=0.1")]
    [InlineData("429:soon=0.1")]
    [InlineData("499=0.1")]
    [InlineData("503:0=0.1")]
    [InlineData("gone:1=0.1")]
    [InlineData("gone=0.1,")]
    public void Anything_else_is_none(string text) => ChatFaultText.TryParse(text, seed: 1).ShouldBeNull();

    public static TheoryData<string, ChatFault> Known => new()
    {
        { "timeouts", new ChatFault.AcceptThenTimeout() },
        { "timeouts:30", new ChatFault.AcceptThenTimeout(TimeSpan.FromSeconds(30)) },
        { "cuts", new ChatFault.AcceptThenCut() },
        { "cutsbefore", new ChatFault.CutBefore() },
        { "slow", new ChatFault.SlowAnswer(TimeSpan.FromSeconds(5)) },
        { "slow:0.5", new ChatFault.SlowAnswer(TimeSpan.FromSeconds(0.5)) },
        { "429", new ChatFault.RateLimited() },
        { "429:7", new ChatFault.RateLimited(RateScope.Chat, TimeSpan.FromSeconds(7)) },
        { "global429", new ChatFault.RateLimited(RateScope.Global) },
        { "global429:7", new ChatFault.RateLimited(RateScope.Global, TimeSpan.FromSeconds(7)) },
        { "503", new ChatFault.ServerError(503) },
        { "500:4", new ChatFault.ServerError(500, 4) },
        { "gone", new ChatFault.Gone() },
        { "moved", new ChatFault.Moved() },
        { "forbidden", new ChatFault.Forbidden() },
        { "comesback", new ChatFault.ComesBack() },
    };
}
