using ArxivBot.Simulators.Chat;
using ArxivBot.Simulators.Chat.Faults;

namespace ArxivBot.Tests.Simulators;

public sealed class ChatLimitTests : ChatFixture
{
    private static readonly ChatSimulatorOptions Strict = new() { Jitter = TimeSpan.Zero };

    [Fact]
    public async Task A_chat_takes_one_message_a_second_and_other_chats_do_not_mind()
    {
        var (chat, client) = await StartAsync(Strict);
        (await client.PostAsync("science", "One")).Status.ShouldBe(200);
        Clock.Advance(TimeSpan.FromSeconds(0.75));

        var early = await client.PostAsync("science", "Two");

        (early.Status, early.Error, early.Text("scope"), early.RetryAfter).ShouldBe((429, "rate_limited", "chat", "0.25"));
        early.Body.GetProperty("retry_after").GetDouble().ShouldBe(0.25);
        (await client.PostAsync("other", "Two")).Status.ShouldBe(200);
        Clock.Advance(TimeSpan.FromSeconds(0.25));
        (await client.PostAsync("science", "Two")).Status.ShouldBe(200);
        (chat.Record.Count, chat.Record.Refused429, chat.Record.DuringBans).ShouldBe((3, 1, 0));
    }

    [Fact]
    public async Task A_client_that_ignores_Retry_After_gets_nothing_through()
    {
        var (chat, client) = await StartAsync(Strict);
        await client.PostAsync("science", "One");
        for (var request = 0; request < 20; request++)
        {
            Clock.Advance(TimeSpan.FromSeconds(0.4));
            (await client.PostAsync("science", "Two")).Status.ShouldBe(429);
        }

        var last = await client.PostAsync("science", "Two");
        (chat.Record.Count, chat.Record.DuringBans).ShouldBe((1, 20));

        Clock.Advance(TimeSpan.FromSeconds(last.Body.GetProperty("retry_after").GetDouble()));
        (await client.PostAsync("science", "Two")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Each_request_during_a_ban_makes_it_longer_by_the_penalty()
    {
        var (_, client) = await StartAsync(Strict with { Penalty = TimeSpan.FromSeconds(7) });
        await client.PostAsync("science", "One");
        List<string?> waits = [];
        for (var request = 0; request < 3; request++)
            waits.Add((await client.PostAsync("science", "Two")).RetryAfter);
        waits.ShouldBe(["1", "8", "15"]);
    }

    [Fact]
    public async Task A_burst_is_taken_after_a_pause_and_not_again_before_the_next()
    {
        var (_, client) = await StartAsync(Strict with { ChatBurst = 3 });
        (await client.StatusesAsync("science", 4)).ShouldBe([200, 200, 200, 429]);
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await client.StatusesAsync("science", 2)).ShouldBe([200, 429]);
        Clock.Advance(TimeSpan.FromSeconds(10));
        (await client.StatusesAsync("science", 4)).ShouldBe([200, 200, 200, 429]);
    }

    [Fact]
    public async Task All_chats_together_have_a_limit_too()
    {
        var (chat, client) = await StartAsync(Strict with { MessagesPerSecond = 2, GlobalBurst = 2 });
        await client.PostAsync("a", "Digest");
        await client.PostAsync("b", "Digest");

        var third = await client.PostAsync("c", "Digest");
        (third.Status, third.Text("scope"), third.RetryAfter).ShouldBe((429, "global", "0.5"));
        // Who is banned everywhere is banned in every chat, and makes it worse in every chat.
        (await client.PostAsync("d", "Digest")).RetryAfter.ShouldBe("1.5");
        Clock.Advance(TimeSpan.FromSeconds(1.5));
        (await client.PostAsync("c", "Digest")).Status.ShouldBe(200);
        chat.Record.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_a_chat_refuses_costs_the_others_nothing()
    {
        var (_, client) = await StartAsync(Strict with { MessagesPerSecond = 1, GlobalBurst = 2 });
        (await client.StatusesAsync("a", 2)).ShouldBe([200, 429]);
        (await client.PostAsync("b", "Digest")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Edits_and_answers_by_key_and_errors_count_as_messages_do()
    {
        var (_, client) = await StartAsync(Strict with { ChatBurst = 4 });
        await client.PostAsync("science", "Digest", "d-1");
        await client.PostAsync("science", "Digest", "d-1");
        await client.EditAsync("science", "m1", "Digest, in full");
        await client.PostAsync("science", "");
        (await client.PostAsync("science", "Digest", "d-1")).Status.ShouldBe(429);
    }

    [Fact]
    public async Task A_request_may_be_early_by_what_the_net_delayed_the_one_before_it()
    {
        var (_, client) = await StartAsync(Strict with { Jitter = TimeSpan.FromSeconds(0.05) });
        await client.PostAsync("science", "One");
        Clock.Advance(TimeSpan.FromSeconds(0.95));
        (await client.PostAsync("science", "Two")).Status.ShouldBe(200);
        // Early once is not early each time: the third is due two seconds after the first.
        Clock.Advance(TimeSpan.FromSeconds(0.95));
        (await client.PostAsync("science", "Three")).RetryAfter.ShouldBe("0.1");
        Clock.Advance(TimeSpan.FromSeconds(0.06));
        (await client.PostAsync("science", "Three")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(RetryAfterIn.HeaderAndBody, true, true)]
    [InlineData(RetryAfterIn.Body, false, true)]
    [InlineData(RetryAfterIn.Nowhere, false, false)]
    public async Task How_long_to_wait_is_told_where_the_options_say(RetryAfterIn where, bool header, bool body)
    {
        var (_, client) = await StartAsync(Strict with { RetryAfterIn = where });
        await client.PostAsync("science", "One");
        var refused = await client.PostAsync("science", "Two");
        (refused.RetryAfter is not null, refused.Body.TryGetProperty("retry_after", out _)).ShouldBe((header, body));
    }

    [Fact]
    public async Task Waiting_as_long_as_told_is_always_long_enough()
    {
        // A third of a second is no whole number of milliseconds, nor of ticks.
        var (_, client) = await StartAsync(Strict with { MessagesPerSecond = 3, GlobalBurst = 1, ChatInterval = TimeSpan.Zero });
        for (var message = 0; message < 30; message++)
        {
            (await client.PostAsync("science", $"{message}")).Status.ShouldBe(200);
            Clock.Advance(TimeSpan.FromTicks(message));
            var refused = await client.PostAsync("science", "early");
            Clock.Advance(TimeSpan.FromSeconds(refused.Body.GetProperty("retry_after").GetDouble()));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task However_a_client_asks_no_stretch_of_time_has_more_messages_than_it_may(int seed)
    {
        const int Burst = 4;
        var (chat, client) = await StartAsync(Strict with { ChatBurst = Burst });
        var random = new Random(seed);
        var wait = TimeSpan.Zero;
        for (var request = 0; request < 200; request++)
        {
            Clock.Advance(random.Next(4) > 0 ? wait : random.NextDouble() * wait);
            Clock.Advance(random.Next(5) == 0 ? random.NextDouble() * TimeSpan.FromSeconds(3) : TimeSpan.Zero);
            var reply = await client.PostAsync("science", $"{request}");
            wait = reply.Status == 429 ? TimeSpan.FromSeconds(reply.Body.GetProperty("retry_after").GetDouble()) : TimeSpan.Zero;
        }

        var accepted = chat.Record.Received.Select(message => message.AcceptedAt).ToList();
        accepted.Count.ShouldBeGreaterThan(50);
        for (var first = 0; first < accepted.Count; first++)
        {
            for (var last = first; last < accepted.Count; last++)
                (last - first + 1 - Burst).ShouldBeLessThanOrEqualTo((int)(accepted[last] - accepted[first]).TotalSeconds);
        }
    }

    [Fact]
    public async Task A_rate_limit_out_of_nowhere_bans_for_as_long_as_it_says()
    {
        var (chat, client) = await StartAsync(Strict);
        chat.Fail("science", new ChatFault.RateLimited(RateScope.Global, TimeSpan.FromSeconds(30)), times: 1);
        var limited = await client.PostAsync("science", "Digest");
        (limited.Status, limited.Text("scope"), limited.RetryAfter).ShouldBe((429, "global", "30"));
        (await client.PostAsync("other", "Digest")).RetryAfter.ShouldBe("31");
        Clock.Advance(TimeSpan.FromSeconds(31));
        (await client.PostAsync("science", "Digest")).Status.ShouldBe(200);
    }
}
