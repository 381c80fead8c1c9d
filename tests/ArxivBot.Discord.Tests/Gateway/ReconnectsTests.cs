using ArxivBot.Discord.Tests.Loopback;

namespace ArxivBot.Discord.Tests.Gateway;

public sealed class ReconnectsTests
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(true, 45)]
    [InlineData(false, 450)]
    public void However_often_connections_end_a_resume_waits_a_minute_at_most_and_an_identify_ten(bool resumes, int seconds)
    {
        var reconnects = new Reconnects(new Halves());
        var waits = Enumerable.Range(0, 20).Select(_ => reconnects.After(resumes ? Next.Resume : Next.Identify, resumes, identified: true, Quick).Wait).ToList();

        waits[^1].ShouldBe(TimeSpan.FromSeconds(seconds));
        waits.ShouldBeInOrder(SortDirection.Ascending);
    }

    [Fact]
    public void A_gateway_that_cannot_be_reached_is_asked_again_within_a_minute()
    {
        var reconnects = new Reconnects(new Halves());
        for (var refused = 0; refused < 20; refused++)
            reconnects.After(Next.Resume, resuming: false, identified: false, established: null).Wait.ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_connection_that_has_held_for_a_minute_begins_anew()
    {
        var reconnects = new Reconnects(new Halves());
        for (var quick = 0; quick < 20; quick++)
            reconnects.After(Next.Resume, resuming: true, identified: false, Quick);

        reconnects.After(Next.Resume, resuming: true, identified: false, TimeSpan.FromMinutes(1)).Wait.ShouldBe(TimeSpan.Zero);
    }
}
