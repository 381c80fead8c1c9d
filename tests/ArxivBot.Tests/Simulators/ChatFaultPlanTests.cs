using ArxivBot.Simulators.Chat.Faults;

namespace ArxivBot.Tests.Simulators;

public sealed class ChatFaultPlanTests : ChatFixture
{
    private static readonly (ChatFault, double)[] Chances =
    [
        (new ChatFault.ServerError(500), 0.1), (new ChatFault.ServerError(502, Burst: 2), 0.1), (new ChatFault.RateLimited(), 0.1),
        (new ChatFault.Gone(), 0.05), (new ChatFault.ComesBack(), 0.3),
    ];

    [Fact]
    public async Task The_same_seed_brings_a_chat_the_same_faults_whatever_the_others_do()
    {
        var alone = await StatusesAsync(seed: 7, others: 0);
        var amongOthers = await StatusesAsync(seed: 7, others: 3);
        var otherSeed = await StatusesAsync(seed: 8, others: 0);

        amongOthers.ShouldBe(alone);
        otherSeed.ShouldNotBe(alone);
        alone.Distinct().ShouldBe([200, 500, 502, 429, 410], ignoreOrder: true);
    }

    [Fact]
    public async Task Faults_come_as_often_as_they_should()
    {
        var (chat, client) = await StartAsync(Unlimited with { Faults = new ChatFaultPlan(1, (new ChatFault.ServerError(500), 0.1), (new ChatFault.RateLimited(), 0.2)) });
        for (var message = 0; message < 1_000; message++)
            await client.PostAsync($"{message % 50}", "Digest");
        chat.Record.Answered(500).ShouldBeInRange(70, 130);
        chat.Record.Refused429.ShouldBeInRange(160, 240);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(0.6)]
    [InlineData(double.NaN)]
    public void Chances_that_cannot_be_are_refused(double probability) => Should.Throw<ArgumentException>(() =>
        new ChatFaultPlan(1, (new ChatFault.Gone(), probability), (new ChatFault.CutBefore(), 0.5)));

    private async Task<IReadOnlyList<int>> StatusesAsync(int seed, int others)
    {
        var (_, client) = await StartAsync(Unlimited with { Faults = new ChatFaultPlan(seed, Chances) });
        var disturbance = Enumerable.Range(0, others).Select(other => client.StatusesAsync($"{other}", 100)).ToList();
        var statuses = await client.StatusesAsync("science", 100);
        await Task.WhenAll(disturbance);
        return statuses;
    }
}
