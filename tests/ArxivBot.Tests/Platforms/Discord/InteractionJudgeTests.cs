using ArxivBot.Reliability.Faults.Discord;
using ArxivBot.Simulators.Discord;
using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Tests.Platforms.Discord;

/// <summary>What the run's judge lets pass and what it does not.</summary>
public class InteractionJudgeTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 12, 18, 17, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancelled => Patience.Token;

    [Fact]
    public async Task What_was_read_and_not_answered_is_owed()
    {
        var verdict = await JudgeAsync(reads: true, answers: null);

        (verdict.Answered, verdict.Owed.Count).ShouldBe((0, 1));
    }

    [Fact]
    public async Task What_says_thinking_and_no_more_is_owed()
    {
        var verdict = await JudgeAsync(reads: true, answers: """{"type":5}""");

        verdict.Owed.ShouldHaveSingleItem().ShouldContain("thinking");
    }

    [Fact]
    public async Task What_was_answered_is_not()
    {
        var verdict = await JudgeAsync(reads: true, answers: """{"type":4,"data":{"content":"Hello"}}""");

        (verdict.Answered, verdict.Owed.Count).ShouldBe((1, 0));
    }

    [Fact]
    public async Task What_never_came_is_not()
    {
        var verdict = await JudgeAsync(reads: false, answers: null);

        (verdict.NeverDelivered, verdict.Owed.Count).ShouldBe((1, 0));
    }

    [Fact]
    public async Task What_Discord_took_no_answer_to_is_not_but_only_while_it_took_none()
    {
        var now = _clock.GetUtcNow();

        (await JudgeAsync(reads: true, answers: null, new Refusing(now, now.AddSeconds(10)))).Refused.ShouldBe(1);
        (await JudgeAsync(reads: true, answers: null, new Refusing(now.AddSeconds(-9), now.AddSeconds(1)))).Owed.Count.ShouldBe(1);
    }

    /// <summary>One interaction, and a client that does with it what the test says.</summary>
    private async Task<InteractionVerdict> JudgeAsync(bool reads, string? answers, params IReadOnlyList<Refusing> refusals)
    {
        await using var discord = await DiscordSimulator.StartAsync(new DiscordSimulatorOptions { Clock = _clock }, Cancelled);
        var guild = discord.AddGuild("reading group");
        var channel = discord.AddChannel(guild, "papers");
        using var client = await PlainClient.ConnectAsync(discord, Cancelled);
        if (!reads)
            discord.Gateway.GoSilent();
        var sent = discord.SendRaw(2, channel, discord.OwnerOf(guild), new() { ["id"] = "1", ["name"] = "help", ["type"] = 1 });
        if (reads)
            await client.ReadsAsync("INTERACTION_CREATE", Cancelled);
        if (answers is not null)
            await client.AnswerAsync(sent, answers, Cancelled);
        // The simulator notes what it has written right after it has.
        await Patience.UntilAsync(() => !reads || sent.DeliveredAt is not null);
        return InteractionJudge.Judge([sent], refusals);
    }
}
