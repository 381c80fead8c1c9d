using ArxivBot.Reliability.Replay;
using ArxivBot.Reliability.Replay.Judging;
using ArxivBot.Reliability.Replay.World;

namespace ArxivBot.Tests.Deliveries;

/// <summary>A small replay; the large one, and what it found, is in docs/reliability.md.</summary>
public class ThirtyDaysTests(ThirtyDaysTests.ReplayedDays replayed) : IClassFixture<ThirtyDaysTests.ReplayedDays>
{
    [Fact]
    public void Every_paper_comes_once_in_order_and_with_the_right_coverage()
    {
        var verdict = Verdict.Of(replayed.Record);

        verdict.Violations.ShouldBeEmpty();
        verdict.Digests.ShouldBeGreaterThan(300);
        verdict.Papers.ShouldBeGreaterThan(1000);
        replayed.Record.Faults.Single(fault => fault.Kind == "503").Count.ShouldBeGreaterThan(0, "the chat service failed now and then");
    }

    [Fact]
    public async Task Another_seed_is_as_good() =>
        Verdict.Of(await ReplayedDays.LiveAsync(seed: 2)).Violations.ShouldBeEmpty();

    [Fact]
    public void The_judge_misses_a_paper() => Judged(message => message with { Text = WithoutPaper(message.Text) }).ShouldContain("lacks 1");

    [Fact]
    public void The_judge_sees_a_wrong_coverage() => Judged(message => message with { Text = message.Text.Replace("coverage: announced ", "coverage: announced 9") })
        .ShouldContain("says announced, fetched, matched, shown");

    [Fact]
    public void The_judge_sees_a_digest_that_comes_early() => Judged(message => message with { At = message.At.AddHours(-1) }).ShouldContain("came before");

    [Fact]
    public void The_judge_sees_a_digest_that_comes_late() => Judged(message => message with { At = message.At.AddHours(3) }).ShouldContain("its last part came at");

    [Fact]
    public void The_judge_sees_papers_in_another_order() => Judged(message => message with { Text = WithTwoPapersSwapped(message.Text) })
        .ShouldContain("another order");

    [Fact]
    public void The_judge_sees_a_digest_that_comes_twice() => JudgedAll(messages => [.. messages, messages[0]]).ShouldContain("came 2 times");

    [Fact]
    public void The_judge_sees_days_in_another_order() => JudgedAll(messages => [messages[1], messages[0], .. messages.Skip(2)]).ShouldContain("came after the digest of");

    [Fact]
    public void The_judge_misses_a_digest() => JudgedAll(messages => [.. messages.Take(messages.Count - 1)]).ShouldContain("never came");

    [Fact]
    public void The_judge_sees_a_message_that_is_out_of_place() => JudgedAll(messages => [messages[0] with { Part = 2 }, .. messages.Skip(1)]).ShouldContain("part 2 came");

    private string Judged(Func<ReadMessage, ReadMessage> change) => JudgedAll(messages => [change(messages[0]), .. messages.Skip(1)]);

    /// <summary>Changes what one chat got that had a digest of one message, and another after it.</summary>
    private string JudgedAll(Func<IReadOnlyList<ReadMessage>, IReadOnlyList<ReadMessage>> change)
    {
        var record = replayed.Record;
        var chat = record.Messages.Index().First(m => m.Item.Count > 3 && m.Item.All(message => message.Part == 1) && Papers(m.Item[0].Text).Count > 2).Index;
        var changed = record with { Messages = [.. record.Messages.Select((messages, at) => at == chat ? change(messages) : messages)] };
        var violations = Verdict.Of(changed).Violations;
        violations.ShouldNotBeEmpty();
        violations.ShouldAllBe(violation => violation.StartsWith($"chat {chat}: "));
        return string.Join('\n', violations);
    }

    private static string WithoutPaper(string text) => text.Replace($"\n{Papers(text)[0]}", "");

    private static string WithTwoPapersSwapped(string text) => Papers(text) is [var one, var two, ..]
        ? text.Replace(one, "<>").Replace(two, one).Replace("<>", two)
        : text;

    private static List<string> Papers(string text) => [.. text.Split('\n').Where(line => line.StartsWith("* ", StringComparison.Ordinal))];

    public sealed class ReplayedDays : IAsyncLifetime
    {
        private ReplayRecord? _record;

        internal ReplayRecord Record => _record ?? throw new InvalidOperationException("it has not been lived yet");

        public async ValueTask InitializeAsync() => _record = await LiveAsync(seed: 1);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        internal static Task<ReplayRecord> LiveAsync(int seed) => new ReplayRun(new ReplayWorld(
            new ReplayOptions(seed, Chats: 60, Days: 12, RealDays: false) { Step = TimeSpan.FromHours(1) })).RunAsync(null, TestContext.Current.CancellationToken);
    }
}
