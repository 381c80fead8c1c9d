using System.Diagnostics;
using System.Net.Http.Json;
using ArxivBot.Simulators.Chat;
using ArxivBot.Simulators.Chat.Faults;

namespace ArxivBot.Tests.Simulators;

public sealed class ChatFaultTests : ChatFixture
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task After_a_timeout_the_message_is_there()
    {
        var (chat, client) = await StartAsync();
        chat.Fail("science", new ChatFault.AcceptThenTimeout(), times: 1);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var sending = SendAsync(client, patience.Token);
        await chat.Record.ReachesAsync(1, TestContext.Current.CancellationToken);
        Clock.Advance(TimeSpan.FromDays(1));
        sending.IsCompleted.ShouldBeFalse();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => sending);

        (await client.PostAsync("science", "Digest")).Status.ShouldBe(200);
        (chat.Record.Count, chat.Record.Repeats).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_timeout_can_end_by_the_clock()
    {
        var (chat, client) = await StartAsync();
        chat.Fail("science", new ChatFault.AcceptThenTimeout(Minute), times: 1);
        var sending = client.PostAsync("science", "Digest");
        (await Clock.WaitBegunAsync()).ShouldBe(Minute);
        chat.Record.Count.ShouldBe(1);
        Clock.Advance(Minute);
        await Should.ThrowAsync<HttpRequestException>(() => sending);
    }

    [Fact]
    public async Task A_replay_does_not_wait_for_timeouts_and_slow_answers()
    {
        var (chat, client) = await StartAsync(Unlimited with { Delays = ChatDelays.Skipped });
        chat.Fail("science", new ChatFault.AcceptThenTimeout(), times: 1);
        chat.Fail("science", new ChatFault.SlowAnswer(Minute), times: 1);
        await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync("science", "One"));
        (await client.PostAsync("science", "Two")).Status.ShouldBe(200);
        chat.Record.Received.Select(message => message.Text).ShouldBe(["One", "Two"]);
    }

    [Fact]
    public async Task Delays_can_pass_in_real_time_under_a_clock_that_stands_still()
    {
        var (chat, client) = await StartAsync(Unlimited with { Delays = ChatDelays.InRealTime });
        chat.FailAll(new ChatFault.SlowAnswer(TimeSpan.FromMilliseconds(50)), times: 1);
        var before = Stopwatch.GetTimestamp();
        (await client.PostAsync("science", "Digest")).Status.ShouldBe(200);
        Stopwatch.GetElapsedTime(before).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(40));
    }

    [Fact]
    public async Task A_slow_answer_is_the_right_one_late()
    {
        var (chat, client) = await StartAsync();
        chat.Fail("science", new ChatFault.SlowAnswer(Minute), times: 1);
        var sending = client.PostAsync("science", "Digest");
        (await Clock.WaitBegunAsync()).ShouldBe(Minute);
        (sending.IsCompleted, chat.Record.Count).ShouldBe((false, 1));
        Clock.Advance(Minute);
        (await sending).Id.ShouldBe("m1");
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_cut_connection_does_not_tell_whether_the_message_is_there(bool after, int messages)
    {
        var (chat, client) = await StartAsync();
        // On a connection that has been used before, where a client may be tempted to try again by itself.
        await client.PostAsync("other", "Digest");
        chat.Fail("science", after ? new ChatFault.AcceptThenCut() : new ChatFault.CutBefore(), times: 1);

        await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync("science", "Digest"));

        chat.Record.MessagesOf("science").Count.ShouldBe(messages);
        (await client.PostAsync("science", "Another")).Status.ShouldBe(200);
        (chat.Record.Requests, chat.Record.Aborted).ShouldBe((3, 1));
    }

    [Fact]
    public async Task A_key_finds_the_message_that_a_cut_connection_left_in_doubt()
    {
        var (chat, client) = await StartAsync();
        chat.Fail("science", new ChatFault.AcceptThenCut(), times: 2);
        for (var attempt = 0; attempt < 2; attempt++)
            await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync("science", "Digest", "d-1"));
        (await client.PostAsync("science", "Digest", "d-1")).Id.ShouldBe("m1");
        (chat.Record.Count, chat.Record.AnsweredByKey).ShouldBe((1, 2));
    }

    [Fact]
    public async Task A_rate_limit_without_a_time_says_nothing_and_bans_nobody()
    {
        var (chat, client) = await StartAsync();
        chat.Fail("science", new ChatFault.RateLimited(), times: 1);
        var limited = await client.PostAsync("science", "Digest");
        (limited.Status, limited.Text("scope"), limited.RetryAfter, limited.Body.TryGetProperty("retry_after", out _)).ShouldBe((429, "chat", null, false));
        (await client.PostAsync("science", "Digest")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_server_error_lasts_for_its_burst_in_the_chat_it_struck()
    {
        var (chat, client) = await StartAsync();
        chat.FailAll(new ChatFault.ServerError(502, Burst: 3), times: 1);
        (await client.StatusesAsync("science", 2)).ShouldBe([502, 502]);
        (await client.PostAsync("other", "Digest")).Status.ShouldBe(200);
        (await client.StatusesAsync("science", 2)).ShouldBe([502, 200]);
        (chat.Record.Answered(502), chat.Record.Count).ShouldBe((3, 2));
    }

    [Fact]
    public async Task A_chat_can_leave_and_come_back_in_the_middle_of_sending()
    {
        var (chat, client) = await StartAsync();
        chat.Fail("science", new ChatFault.Gone(), times: 1);
        (await client.StatusesAsync("science", 2)).ShouldBe([410, 410]);
        chat.Fail("science", new ChatFault.ComesBack(), times: 1);
        (await client.StatusesAsync("science", 2)).ShouldBe([200, 200]);

        chat.Fail("science", new ChatFault.Forbidden(), times: 1);
        (await client.StatusesAsync("science", 2)).ShouldBe([403, 403]);
        chat.FailAll(new ChatFault.ComesBack());
        (await client.StatusesAsync("science", 2)).ShouldBe([200, 200]);
    }

    [Fact]
    public async Task A_chat_can_move_in_the_middle_of_sending()
    {
        var (chat, client) = await StartAsync();
        chat.Fail("science", new ChatFault.Moved("new"), times: 1);
        (await client.PostAsync("science", "Digest")).Text("moved_to").ShouldBe("new");
        (await client.PostAsync("new", "Digest")).Status.ShouldBe(200);

        chat.FailAll(new ChatFault.Moved(), times: 1);
        (await client.PostAsync("new", "Another")).Text("moved_to").ShouldBe("new-moved");
        chat.Record.MessagesOf("science").Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_edit_fails_as_a_message_does()
    {
        var (chat, client) = await StartAsync();
        await client.PostAsync("science", "Digest");
        chat.Fail("science", new ChatFault.CutBefore(), times: 1);
        chat.Fail("science", new ChatFault.AcceptThenCut(), times: 1);
        await Should.ThrowAsync<HttpRequestException>(() => client.EditAsync("science", "m1", "Lost"));
        await Should.ThrowAsync<HttpRequestException>(() => client.EditAsync("science", "m1", "Kept"));
        chat.Record.Edits.ShouldHaveSingleItem().Text.ShouldBe("Kept");
    }

    [Fact]
    public async Task Faults_follow_each_other_and_a_chats_own_go_first()
    {
        var (chat, client) = await StartAsync();
        chat.FailAll(new ChatFault.ServerError(500), times: 2);
        chat.Fail("science", new ChatFault.ServerError(501), times: 1);
        chat.Fail("science", new ChatFault.ServerError(502), times: 2);
        (await client.StatusesAsync("science", 6)).ShouldBe([501, 502, 502, 500, 500, 200]);
    }

    [Fact]
    public async Task Faults_are_spared_those_who_are_refused_anyway()
    {
        var (chat, client) = await StartAsync();
        chat.Fail("science", new ChatFault.ServerError(), times: 1);
        (await client.PostAsync("science", "")).Status.ShouldBe(400);
        chat.Leave("science");
        (await client.PostAsync("science", "Digest")).Status.ShouldBe(410);
        chat.Return("science");
        (await client.StatusesAsync("science", 2)).ShouldBe([503, 200]);
    }

    [Fact]
    public async Task Healing_ends_the_faults_of_one_chat_or_of_all_by_chance_too()
    {
        var (chat, client) = await StartAsync(Unlimited with { Faults = new ChatFaultPlan(1, (new ChatFault.ServerError(500), 1)) });
        chat.Fail("science", new ChatFault.ServerError(501));
        chat.FailAll(new ChatFault.ServerError(502, Burst: 9), times: 1);
        (await client.StatusesAsync("science", 1)).ShouldBe([501]);
        chat.Heal("science");
        (await client.StatusesAsync("science", 2)).ShouldBe([502, 502]);
        chat.Heal("science");
        (await client.StatusesAsync("science", 1)).ShouldBe([500]);
        chat.HealAll();
        (await client.StatusesAsync("science", 1)).ShouldBe([200]);
    }

    [Fact]
    public async Task The_simulator_stops_within_a_second_though_it_owes_an_answer()
    {
        var (chat, client) = await StartAsync();
        chat.FailAll(new ChatFault.AcceptThenTimeout());
        var sending = client.PostAsync("science", "Digest");
        await chat.Record.ReachesAsync(1, TestContext.Current.CancellationToken);
        var before = Stopwatch.GetTimestamp();
        await chat.DisposeAsync();
        Stopwatch.GetElapsedTime(before).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<HttpRequestException>(() => sending);
    }

    private static Task<ChatReply> SendAsync(ChatClient client, CancellationToken cancellationToken) => client.SendAsync(
        HttpMethod.Post, "chats/science/messages", JsonContent.Create(new { text = "Digest" }), cancellationToken: cancellationToken);
}
