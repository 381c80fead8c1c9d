using ArxivBot.Commands;
using ArxivBot.Deliveries;
using ArxivBot.Simulators.Chat;
using ArxivBot.Simulators.Chat.Faults;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Deliveries;

public class OutboxTests
{
    [Fact]
    public async Task Messages_of_a_chat_go_out_in_order_and_are_noted_as_sent_with_the_receipt()
    {
        await using var bot = await OutboxBot.StartAsync();
        var chat = await bot.AddChatAsync("a");
        await bot.QueueAsync(chat, "one", "two", "three");

        await bot.DrainAsync();

        bot.Read("a").ShouldBe(["one", "two", "three"]);
        (await bot.DeliveriesAsync()).ShouldAllBe(d => d.State == DeliveryState.Sent && d.Receipt != null && d.SentAt != null && d.Attempts == 1 && d.PossibleRepeats == 0);
        (await bot.ReadAsync(db => db.Set<ChatQueue>().CountAsync())).ShouldBe(0, "nothing waits");
    }

    [Fact]
    public async Task A_rate_limited_chat_waits_as_long_as_the_platform_asks_and_holds_up_nobody()
    {
        await using var bot = await OutboxBot.StartAsync();
        await bot.QueueAsync(await bot.AddChatAsync("slow"), "one", "two");
        await bot.QueueAsync(await bot.AddChatAsync("free"), "one", "two");
        bot.Service.Fail("slow", new ChatFault.RateLimited(RateScope.Chat, TimeSpan.FromSeconds(7)), times: 1);

        await bot.DrainAsync();
        bot.Read("free").ShouldBe(["one", "two"]);
        bot.Read("slow").ShouldBeEmpty();

        bot.Clock.Advance(TimeSpan.FromSeconds(6.9));
        await bot.DrainAsync();
        bot.Read("slow").ShouldBeEmpty("it is not asked again before the time is over");
        bot.Service.Record.Requests.ShouldBe(3);

        bot.Clock.Advance(TimeSpan.FromSeconds(0.2));
        await bot.DrainAsync();
        bot.Read("slow").ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task A_platform_that_wants_silence_gets_it_from_all_chats()
    {
        await using var bot = await OutboxBot.StartAsync(settings: "Deliveries:MostUnderWay=1");
        foreach (var name in (string[])["a", "b", "c"])
            await bot.QueueAsync(await bot.AddChatAsync(name), "text");
        bot.Service.FailAll(new ChatFault.RateLimited(RateScope.Global, TimeSpan.FromSeconds(30)), times: 1);

        await bot.DrainAsync();
        bot.Service.Record.Requests.ShouldBe(1, "the first refusal was for all");
        bot.Clock.Advance(TimeSpan.FromSeconds(31));
        await bot.DrainAsync();

        bot.Service.Record.Count.ShouldBe(3);
        bot.Service.Record.Refused429.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_asked_for_again_with_the_same_key()
    {
        await using var bot = await OutboxBot.StartAsync();
        await bot.QueueAsync(await bot.AddChatAsync("a"), "one", "two");
        bot.Service.Fail("a", new ChatFault.AcceptThenCut(), times: 1);

        await bot.DrainAllAsync(TimeSpan.FromMinutes(1));

        bot.Read("a").ShouldBe(["one", "two"], "it had arrived, and the key says so");
        (await bot.DeliveriesAsync())[0].ShouldSatisfyAllConditions(d => d.Attempts.ShouldBe(2), d => d.PossibleRepeats.ShouldBe(0), d => d.Receipt.ShouldBe("m1"));
    }

    [Fact]
    public async Task Where_there_are_no_keys_a_lost_answer_is_a_possible_repeat_and_noted()
    {
        await using var bot = await OutboxBot.StartAsync(new ChatSimulatorOptions { HonoursKeys = false, MessagesPerSecond = 0, ChatInterval = TimeSpan.Zero });
        bot.Limits = bot.Limits with { RemembersKeysFor = null };
        await bot.QueueAsync(await bot.AddChatAsync("a"), "one", "two");
        bot.Service.Fail("a", new ChatFault.AcceptThenCut(), times: 1);

        await bot.DrainAllAsync(TimeSpan.FromMinutes(1));

        bot.Read("a").ShouldBe(["one", "one", "two"]);
        (await bot.DeliveriesAsync()).Select(d => d.PossibleRepeats).ShouldBe([1, 0]);
    }

    [Fact]
    public async Task A_message_that_was_out_in_a_crash_is_sent_again_with_its_key_and_arrives_once()
    {
        await using var bot = await OutboxBot.StartAsync();
        await bot.QueueAsync(await bot.AddChatAsync("a"), "one");
        var claim = (await bot.Get<Outbox>().ClaimAsync("loopback", 5, [], TestContext.Current.CancellationToken)).Single();
        await bot.Sender.Platform.SendAsync(claim.Message, TestContext.Current.CancellationToken);

        await bot.RestartAsync();
        await bot.DrainAsync();

        bot.Read("a").ShouldBe(["one"]);
        bot.Service.Record.AnsweredByKey.ShouldBe(1);
        (await bot.DeliveriesAsync()).Single().ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Sent), d => d.PossibleRepeats.ShouldBe(0));
    }

    [Fact]
    public async Task A_crash_of_longer_ago_than_keys_are_remembered_is_a_possible_repeat()
    {
        await using var bot = await OutboxBot.StartAsync();
        await bot.QueueAsync(await bot.AddChatAsync("a"), "one");
        await bot.Get<Outbox>().ClaimAsync("loopback", 5, [], TestContext.Current.CancellationToken);

        bot.Clock.Advance(TimeSpan.FromDays(2));
        await bot.RestartAsync();
        await bot.DrainAsync();

        (await bot.DeliveriesAsync()).Single().PossibleRepeats.ShouldBe(1);
    }

    [Fact]
    public async Task What_may_have_arrived_longer_ago_than_keys_are_remembered_is_a_possible_repeat_whatever_was_refused_since()
    {
        await using var bot = await OutboxBot.StartAsync(
            new ChatSimulatorOptions { KeyLifetime = TimeSpan.FromMinutes(2), MessagesPerSecond = 0, ChatInterval = TimeSpan.Zero });
        bot.Limits = bot.Limits with { RemembersKeysFor = TimeSpan.FromMinutes(2) };
        await bot.QueueAsync(await bot.AddChatAsync("a"), "one");
        bot.Service.Fail("a", new ChatFault.AcceptThenCut(), times: 1);
        bot.Service.Fail("a", new ChatFault.ServerError(503), times: 1);
        await bot.DrainAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.DrainAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(1));

        await bot.DrainAsync();

        bot.Read("a").ShouldBe(["one", "one"]);
        (await bot.DeliveriesAsync()).Single().ShouldSatisfyAllConditions(d => d.Attempts.ShouldBe(3), d => d.PossibleRepeats.ShouldBe(1));
    }

    [Fact]
    public async Task What_was_surely_refused_leaves_no_doubt_however_long_ago()
    {
        await using var bot = await OutboxBot.StartAsync();
        bot.Limits = bot.Limits with { RemembersKeysFor = TimeSpan.FromMinutes(2) };
        await bot.QueueAsync(await bot.AddChatAsync("a"), "one");
        bot.Service.Fail("a", new ChatFault.ServerError(503), times: 1);
        await bot.DrainAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(10));

        await bot.DrainAsync();

        (await bot.DeliveriesAsync()).Single().ShouldSatisfyAllConditions(d => d.Attempts.ShouldBe(2), d => d.PossibleRepeats.ShouldBe(0));
    }

    [Fact]
    public async Task A_chat_that_is_gone_is_left_alone_and_gets_what_waited_when_it_is_back()
    {
        await using var bot = await OutboxBot.StartAsync();
        var chat = await bot.AddChatAsync("a");
        await bot.QueueAsync(chat, "one", "two");
        bot.Service.Leave("a");
        await bot.DrainAllAsync(TimeSpan.FromHours(1));
        bot.Clock.Advance(TimeSpan.FromDays(2));
        await bot.DrainAsync();

        bot.Service.Record.Requests.ShouldBe(1, "a chat that is gone is not asked again");
        (await bot.ReadAsync(db => db.Set<Chat>().SingleAsync())).ShouldSatisfyAllConditions(
            c => c.State.ShouldBe(ChatState.Gone), c => c.StateReason.ShouldNotBeNull().ShouldContain("410"), c => c.NextDueAt.ShouldBeNull());

        bot.Service.Return("a");
        await bot.ReadAsync(async db =>
        {
            await Outbox.ReleaseAsync(db, chat.Id, bot.Clock.GetUtcNow(), TestContext.Current.CancellationToken);
            return true;
        });
        await bot.DrainAsync();
        bot.Read("a").ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task A_chat_that_moved_gets_its_messages_at_the_new_address()
    {
        await using var bot = await OutboxBot.StartAsync();
        var chat = await bot.AddChatAsync("old", c => c.Subscriptions.Add(Subscription("mine")));
        await bot.AddChatAsync("new", c => c.Subscriptions.Add(Subscription("theirs")));
        await bot.QueueAsync(chat, "one", "two");
        bot.Service.Move("old", "new");

        await bot.DrainAsync();

        bot.Read("new").ShouldBe(["one", "two"]);
        var moved = await bot.ReadAsync(db => Chats.FindAsync(db, "loopback", "new", TestContext.Current.CancellationToken));
        moved.ShouldNotBeNull().ShouldSatisfyAllConditions(c => c.Id.ShouldBe(chat.Id), c => c.Subscriptions.Select(s => s.Name).ShouldBe(["mine", "theirs"], ignoreOrder: true));
    }

    [Fact]
    public async Task A_message_that_the_platform_refuses_does_not_hold_up_the_next()
    {
        await using var bot = await OutboxBot.StartAsync(new ChatSimulatorOptions { MaximumTextLength = 10, MessagesPerSecond = 0, ChatInterval = TimeSpan.Zero });
        await bot.QueueAsync(await bot.AddChatAsync("a"), "much too long", "short");

        await bot.DrainAsync();

        bot.Read("a").ShouldBe(["short"]);
        (await bot.DeliveriesAsync()).Select(d => d.State).ShouldBe([DeliveryState.Failed, DeliveryState.Sent]);
        bot.Log.Lines.ShouldContain(line => line.StartsWith("Error: Delivery 1 to chat 1 was refused for good"));
    }

    [Fact]
    public async Task Where_it_may_not_write_it_tries_now_and_then_and_delivers_once_it_may()
    {
        await using var bot = await OutboxBot.StartAsync();
        await bot.QueueAsync(await bot.AddChatAsync("a"), "one");
        bot.Service.Forbid("a");
        await bot.DrainAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(59));
        await bot.DrainAsync();
        bot.Service.Record.Requests.ShouldBe(1);

        bot.Service.Allow("a");
        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        await bot.DrainAsync();

        bot.Read("a").ShouldBe(["one"]);
    }

    [Fact]
    public async Task A_message_is_given_up_after_its_time_and_the_log_says_so()
    {
        await using var bot = await OutboxBot.StartAsync(settings: "Deliveries:GiveUpAfter=1.00:00:00");
        await bot.QueueAsync(await bot.AddChatAsync("a"), "one");
        bot.Service.FailAll(new ChatFault.ServerError());

        await bot.DrainAllAsync(TimeSpan.FromHours(25));

        (await bot.DeliveriesAsync()).Single().ShouldSatisfyAllConditions(
            d => d.State.ShouldBe(DeliveryState.Dead), d => d.Attempts.ShouldBeInRange(100, 400), d => d.Error.ShouldNotBeNull().ShouldContain("503"));
        bot.Log.Lines.ShouldContain(line => line.StartsWith("Error: Delivery 1 to chat 1 is given up after 1.00:00:00: 503"));
        bot.Log.Lines.Count(line => line.Contains("failed")).ShouldBeLessThan(5, "one line an attempt would drown the rest");
    }

    [Fact]
    public async Task Nothing_is_sent_in_quiet_hours()
    {
        await using var bot = await OutboxBot.StartAsync();
        var chat = await bot.AddChatAsync("a", c => c.Settings = c.Settings with { QuietFrom = new TimeOnly(12, 0), QuietUntil = new TimeOnly(15, 0) });
        await bot.QueueAsync(chat, "one");

        await bot.DrainAsync();
        bot.Read("a").ShouldBeEmpty();
        bot.Clock.Advance(TimeSpan.FromHours(2));
        await bot.DrainAsync();

        bot.Read("a").ShouldBe(["one"]);
    }

    [Fact]
    public async Task The_rates_of_the_platform_and_of_a_chat_are_kept_so_that_nothing_is_refused()
    {
        await using var bot = await OutboxBot.StartAsync(new ChatSimulatorOptions { MessagesPerSecond = 10, GlobalBurst = 1, ChatInterval = TimeSpan.FromSeconds(1) });
        bot.Limits = new PlatformLimits { MessagesPerSecond = 10, Burst = 1, ChatInterval = TimeSpan.FromSeconds(1), RemembersKeysFor = TimeSpan.FromDays(1) };
        for (var number = 0; number < 20; number++)
            await bot.QueueAsync(await bot.AddChatAsync($"chat-{number}"), "one", "two", "three");

        var taken = await bot.DrainAllAsync(TimeSpan.FromMinutes(2));

        bot.Service.Record.Count.ShouldBe(60);
        bot.Service.Record.Refused429.ShouldBe(0);
        taken.ShouldBeInRange(TimeSpan.FromSeconds(5.8), TimeSpan.FromSeconds(7.5), "60 messages at 10 a second");
    }

    [Fact]
    public async Task What_waits_keeps_to_quiet_hours_that_are_set_meanwhile()
    {
        await using var bot = await OutboxBot.StartAsync();
        await bot.QueueAsync(await bot.AddChatAsync("a"), "one");
        bot.Service.Fail("a", new ChatFault.ServerError(), times: 1);
        await bot.DrainAsync();
        await TypeAsync(bot, "/quiet 13:00-14:00");

        bot.Clock.Advance(TimeSpan.FromMinutes(30));
        await bot.DrainAsync();
        bot.Read("a").ShouldBeEmpty("it is half past one");
        bot.Clock.Advance(TimeSpan.FromMinutes(30));
        await bot.DrainAsync();
        bot.Read("a").ShouldBe(["one"]);
    }

    [Fact]
    public async Task What_waits_when_a_chat_is_paused_comes_when_it_goes_on()
    {
        await using var bot = await OutboxBot.StartAsync();
        await bot.QueueAsync(await bot.AddChatAsync("a"), "one");
        await TypeAsync(bot, "/pause");

        await bot.DrainAsync();
        bot.Read("a").ShouldBeEmpty("nothing comes during a pause");
        await TypeAsync(bot, "/resume");
        await bot.DrainAsync();
        bot.Read("a").ShouldBe(["one"]);
    }

    [Fact]
    public async Task An_answer_goes_before_the_digests_that_wait()
    {
        await using var bot = await OutboxBot.StartAsync();
        bot.Limits = bot.Limits with { MessagesPerSecond = 1, Burst = 1 };
        for (var number = 0; number < 5; number++)
            await bot.QueueAsync(await bot.AddChatAsync($"chat-{number}"), "digest");
        await bot.DrainAsync();
        bot.Service.Record.Count.ShouldBe(1, "one a second");

        var answer = bot.Sender.Budget.TakeForAnswerAsync(TestContext.Current.CancellationToken);
        bot.Clock.Advance(TimeSpan.FromSeconds(1));
        await bot.Sender.PassAsync(TestContext.Current.CancellationToken);
        await answer;

        bot.Service.Record.Count.ShouldBe(1, "the answer had the next share");
    }

    private static async Task TypeAsync(OutboxBot bot, string line) => (await bot.Get<CommandRunner>().RunAsync(
        new CommandRequest("loopback", "a", IsShared: false, Title: null, new Person("me", "Me", IsAdmin: true), line), TestContext.Current.CancellationToken))
        .IsRefusal.ShouldBeFalse();

    private static ArxivBot.Subscriptions.Subscription Subscription(string name) =>
        new() { Name = name, Categories = "cs.LG", Query = "", CreatedBy = "somebody", CreatedAt = DateTimeOffset.UnixEpoch };
}
