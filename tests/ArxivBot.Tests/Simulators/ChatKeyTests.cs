namespace ArxivBot.Tests.Simulators;

public sealed class ChatKeyTests : ChatFixture
{
    [Fact]
    public async Task The_same_key_for_the_same_chat_is_the_same_message()
    {
        var (chat, client) = await StartAsync();
        (await client.PostAsync("science", "Digest", "d-1")).Id.ShouldBe("m1");
        (await client.PostAsync("science", "Digest", "d-1")).Id.ShouldBe("m1");
        (await client.PostAsync("other", "Digest", "d-1")).Id.ShouldBe("m2");
        (await client.PostAsync("science", "Digest", "d-2")).Id.ShouldBe("m3");

        (chat.Record.Count, chat.Record.AnsweredByKey, chat.Record.KeysMisused, chat.Record.Repeats).ShouldBe((3, 1, 0, 1));
    }

    [Fact]
    public async Task A_key_under_another_text_is_told_to_the_judge_only()
    {
        var (chat, client) = await StartAsync();
        await client.PostAsync("science", "Digest", "d-1");
        (await client.PostAsync("science", "Another", "d-1")).Id.ShouldBe("m1");
        (chat.Record.Count, chat.Record.KeysMisused).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_key_is_forgotten_a_day_after_its_first_message()
    {
        var (chat, client) = await StartAsync();
        await client.PostAsync("science", "Digest", "d-1");
        Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        (await client.PostAsync("science", "Digest", "d-1")).Id.ShouldBe("m1");
        Clock.Advance(TimeSpan.FromTicks(1));
        (await client.PostAsync("science", "Digest", "d-1")).Id.ShouldBe("m2");
        (await client.PostAsync("science", "Digest", "d-1")).Id.ShouldBe("m2");
        chat.Record.Repeats.ShouldBe(1);
    }

    [Fact]
    public async Task Without_keys_each_request_is_a_message()
    {
        var (chat, client) = await StartAsync(Unlimited with { HonoursKeys = false });
        await client.PostAsync("science", "Digest", "d-1");
        (await client.PostAsync("science", "Digest", "d-1")).Id.ShouldBe("m2");
        (await client.PostAsync("science", "Another", "not a key")).Status.ShouldBe(200);
        chat.Record.Received.Select(message => (message.Key, message.IsRepeat)).ShouldBe([("d-1", false), ("d-1", true), (null, false)]);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("two words", 400)]
    [InlineData("x", 200)]
    [InlineData("~!x:/=", 200)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123", 200)]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234", 400)]
    public async Task A_key_is_1_to_64_visible_ASCII_characters(string key, int status)
    {
        var (_, client) = await StartAsync();
        (await client.PostAsync("science", "Digest", key)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_key_goes_with_a_chat_that_moves()
    {
        var (chat, client) = await StartAsync();
        await client.PostAsync("science", "Digest", "d-1");
        chat.Move("science", "new");
        (await client.PostAsync("new", "Digest", "d-1")).Id.ShouldBe("m1");
        chat.Record.Count.ShouldBe(1);
    }
}
