using ArxivBot.Simulators.Telegram.Faults;

namespace ArxivBot.Tests.Platforms.Telegram;

/// <summary>The net between the bot and Telegram on bad days: nothing that people write is lost, and nothing is answered twice.</summary>
public class TelegramPollingTests
{
    public static TheoryData<TelegramFault> Faults =>
    [
        new TelegramFault.CutBefore(), new TelegramFault.CutAfter(), new TelegramFault.CutAnswer(), new TelegramFault.ServerError(), new TelegramFault.ServerError(500),
        new TelegramFault.Garbage(), new TelegramFault.Conflict(), new TelegramFault.Limited(1),
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_poll_that_fails_loses_and_repeats_nothing(TelegramFault fault)
    {
        await using var bot = await TelegramBot.StartAsync();
        await bot.SaysAsync(bot.Reader, bot.Reader, "/subscribe cs.LG");
        bot.Service.Fail("getUpdates", fault, times: 2);

        for (var number = 1; number <= 5; number++)
            bot.Service.Say(bot.Reader, bot.Reader, $"/keywords add word{number}");
        await bot.NextAsync(bot.Reader, 5);
        await bot.SaysAsync(bot.Reader, bot.Reader, "/help");

        bot.Said(bot.Reader).Count.ShouldBe(7);
        (await bot.ChatAsync($"{bot.Reader}")).ShouldNotBeNull().Terms.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_webhook_that_somebody_has_set_is_deleted()
    {
        await using var bot = await TelegramBot.StartAsync();
        await bot.SaysAsync(bot.Reader, bot.Reader, "/start");

        bot.Service.SetWebhook(new Uri("https://example.invalid/elsewhere"));

        (await bot.SaysAsync(bot.Reader, bot.Reader, "/help")).Text.ShouldContain("/subscribe");
        bot.Log.Lines.ShouldContain(line => line.Contains("The webhook that was set for this bot is deleted"));
    }

    [Fact]
    public async Task Another_poller_is_named_once_and_outlived()
    {
        await using var bot = await TelegramBot.StartAsync();
        await bot.SaysAsync(bot.Reader, bot.Reader, "/start");

        // The poll that is open already still brings this; those after it fail.
        bot.Service.Fail("getUpdates", new TelegramFault.Conflict(), times: 3);
        await bot.SaysAsync(bot.Reader, bot.Reader, "/help");
        await bot.Log.UntilAsync("Telegram is heard again, after 3 failures");
        await bot.SaysAsync(bot.Reader, bot.Reader, "/help");

        bot.Log.Lines.Count(line => line.Contains("another program asks Telegram for the same bot's updates")).ShouldBe(1);
    }

    [Fact]
    public async Task Over_a_restart_nothing_is_lost_and_nothing_handled_twice()
    {
        await using var bot = await TelegramBot.StartAsync();
        await bot.SaysAsync(bot.Reader, bot.Reader, "/subscribe cs.LG");

        await bot.RestartAsync();
        await bot.SaysAsync(bot.Reader, bot.Reader, "/subscriptions");
        bot.Service.Say(bot.Reader, bot.Reader, "/keywords add word");
        await bot.RestartAsync();
        await bot.UntilAsync($"{bot.Reader}", chat => chat.Terms.Count == 1);
        await bot.SaysAsync(bot.Reader, bot.Reader, "/help");

        bot.Said(bot.Reader).Count(message => message.Text.StartsWith("Subscribed", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Many_chats_are_answered_side_by_side_each_in_order()
    {
        await using var bot = await TelegramBot.StartAsync();
        long[] readers = [.. Enumerable.Range(1, 20).Select(number => bot.Service.AddUser($"Reader {number}"))];

        foreach (var number in Enumerable.Range(1, 5))
        {
            foreach (var reader in readers)
                bot.Service.Say(reader, reader, number == 1 ? "/subscribe cs.LG" : $"/keywords add word{number}");
        }

        foreach (var reader in readers)
            await bot.NextAsync(reader, 4);

        foreach (var reader in readers)
        {
            bot.Said(reader).Count.ShouldBe(5);
            bot.Said(reader)[0].Text.ShouldStartWith("Subscribed");
            bot.Said(reader)[4].Text.ShouldContain("word5");
        }
    }
}
