using ArxivBot.Reliability.Kills;

namespace ArxivBot.Tests.Deliveries;

public class KillJudgeTests
{
    private static readonly QueuedMessage[] Queued = [new(1, "a", "one"), new(2, "b", "one"), new(3, "a", "two"), new(4, "b", "two")];
    private static readonly Verdict Whole = new(4, 0, 0, 0, 0, 0, 0);

    [Fact]
    public void What_arrives_once_and_in_order_is_whole() => Judge("b:one a:one a:two b:two").ShouldBe(Whole);

    [Fact]
    public void A_lost_message_is_found() => Broken(Judge("a:one b:one b:two")).ShouldBe(Whole with { Lost = 1 });

    [Fact]
    public void A_repeat_without_a_mark_is_found() => Broken(Judge("a:one a:one b:one a:two b:two")).ShouldBe(Whole with { Repeated = 1, Unmarked = 1 });

    [Fact]
    public void A_mark_counts_for_its_own_message_only() =>
        Broken(Judge("a:one a:one b:one a:two b:two", (3, 1))).ShouldBe(Whole with { Repeated = 1, Marked = 1, Unmarked = 1 });

    [Fact]
    public void A_mark_counts_for_one_repeat_only() =>
        Broken(Judge("a:one a:one a:one b:one a:two b:two", (1, 1))).ShouldBe(Whole with { Repeated = 2, Marked = 1, Unmarked = 1 });

    [Fact]
    public void A_marked_repeat_is_allowed_as_often_as_promised()
    {
        var verdict = Judge("a:one a:one b:one a:two b:two", (1, 1));

        verdict.ShouldBe(Whole with { Repeated = 1, Marked = 1 });
        verdict.Keeps(mostRepeats: 1).ShouldBeTrue();
        verdict.Keeps(mostRepeats: 0).ShouldBeFalse();
    }

    [Fact]
    public void A_message_that_comes_after_a_later_one_is_found() => Broken(Judge("a:two a:one b:one b:two")).ShouldBe(Whole with { OutOfOrder = 1 });

    [Fact]
    public void A_repeat_that_comes_after_a_later_message_is_found() =>
        Broken(Judge("a:one a:two a:one b:one b:two", (1, 1))).ShouldBe(Whole with { Repeated = 1, Marked = 1, OutOfOrder = 1 });

    [Fact]
    public void What_nobody_has_queued_is_found() => Broken(Judge("a:one b:one a:two b:two a:three c:one")).ShouldBe(Whole with { Strange = 2 });

    private static Verdict Judge(string arrived, params (long Id, int Times)[] marks) => KillJudge.Judge(
        Queued,
        [.. arrived.Split(' ').Select(message => message.Split(':')).Select(message => new ArrivedMessage(message[0], message[1]))],
        marks.ToDictionary(mark => mark.Id, mark => mark.Times));

    private static Verdict Broken(Verdict verdict)
    {
        verdict.Keeps(mostRepeats: int.MaxValue).ShouldBeFalse();
        return verdict;
    }
}
