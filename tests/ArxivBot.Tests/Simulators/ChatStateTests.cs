using ArxivBot.Simulators.Chat;

namespace ArxivBot.Tests.Simulators;

public sealed class ChatStateTests : ChatFixture
{
    [Fact]
    public async Task A_chat_that_left_is_gone_until_it_returns()
    {
        var (chat, client) = await StartAsync();
        chat.Leave("science");
        var reply = await client.PostAsync("science", "Digest");
        (reply.Status, reply.Error).ShouldBe((410, "gone"));
        (await client.PostAsync("other", "Digest")).Status.ShouldBe(200);

        chat.Return("science");
        (await client.PostAsync("science", "Digest")).Status.ShouldBe(200);
        chat.Record.MessagesOf("science").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_chat_that_forbids_says_which_right_is_missing()
    {
        var (chat, client) = await StartAsync();
        await client.PostAsync("science", "Digest");
        chat.Forbid("science");
        var reply = await client.PostAsync("science", "Another");
        (reply.Status, reply.Error, reply.Text("missing")).ShouldBe((403, "forbidden", "send_messages"));
        (await client.EditAsync("science", "m1", "Digest, in full")).Status.ShouldBe(403);

        chat.Allow("science");
        (await client.PostAsync("science", "Another")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_chat_that_moved_says_where_and_keeps_what_it_got()
    {
        var (chat, client) = await StartAsync();
        await client.PostAsync("science", "Digest");
        chat.Move("science", "second");
        var reply = await client.PostAsync("science", "Another");
        (reply.Status, reply.Error, reply.Text("moved_to")).ShouldBe((409, "moved", "second"));

        await client.PostAsync("second", "Digest");
        chat.Move("second", "third");
        (await client.PostAsync("science", "Another")).Text("moved_to").ShouldBe("third");
        (await client.EditAsync("third", "m1", "Digest, in full")).Status.ShouldBe(200);

        foreach (var address in new[] { "science", "second", "third" })
            chat.Record.MessagesOf(address).Select(message => (message.Address, message.IsRepeat)).ShouldBe([("science", false), ("second", true)]);
    }

    [Fact]
    public async Task A_chat_can_move_back()
    {
        var (chat, client) = await StartAsync();
        chat.Move("science", "second");
        chat.Move("second", "science");
        (await client.PostAsync("science", "Digest")).Status.ShouldBe(200);
        (await client.PostAsync("second", "Digest")).Text("moved_to").ShouldBe("science");
    }

    [Fact]
    public async Task No_chat_moves_into_another()
    {
        var (chat, client) = await StartAsync();
        await client.PostAsync("other", "Digest");
        Should.Throw<ArgumentException>(() => chat.Move("science", "other")).Message.ShouldContain("'other' is the address of another chat");
    }

    [Fact]
    public async Task Limits_and_state_go_with_a_chat_that_moves()
    {
        var (chat, client) = await StartAsync(new ChatSimulatorOptions());
        await client.PostAsync("science", "Digest");
        chat.Move("science", "new");
        (await client.PostAsync("new", "Another")).Status.ShouldBe(429);
        chat.Leave("new");
        Clock.Advance(TimeSpan.FromSeconds(5));
        (await client.PostAsync("new", "Another")).Status.ShouldBe(410);
    }
}
