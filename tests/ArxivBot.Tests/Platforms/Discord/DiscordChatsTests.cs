using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Platforms.Discord;
using ArxivBot.Simulators.Discord;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Platforms.Discord;

/// <summary>Channels and servers that come and go, and the chats in them.</summary>
public class DiscordChatsTests
{
    private static CancellationToken Cancelled => Patience.Token;

    [Fact]
    public async Task Thrown_out_and_invited_again_the_bot_holds_what_waits_then_sends_it_and_says_why()
    {
        await using var bot = await SubscribedAsync();
        bot.Service.RemoveBot(bot.Guild);
        await bot.UntilStateAsync(ChatState.Gone);
        await QueueAsync(bot, "It waited");

        bot.Service.AddBot(bot.Guild);

        await bot.UntilStateAsync(ChatState.Active);
        await bot.Service.Record.UntilAsync(record => record.MessagesOf(bot.Channel).Any(m => m.Content.Contains("the bot was removed from the server")), Cancelled);
        bot.Service.Record.MessagesOf(bot.Channel).ShouldContain(message => message.Content == "It waited");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_lost_while_the_bot_was_off_is_noticed_at_its_start(bool isRemoved)
    {
        await using var bot = await SubscribedAsync();

        await bot.RestartAsync(meanwhile: () =>
        {
            if (isRemoved)
                bot.Service.RemoveBot(bot.Guild);
            else
                bot.Service.DeleteChannel(bot.Channel);
        });

        await bot.UntilStateAsync(ChatState.Gone);
    }

    [Fact]
    public async Task An_outage_during_the_start_changes_nothing_and_an_archived_thread_is_there()
    {
        await using var bot = await SubscribedAsync();
        var thread = bot.Service.AddThread(bot.Channel, "old");
        await bot.Service.Run(thread, bot.Owner, "subscribe", ("categories", "cs.CL")).RepliedAsync(Cancelled);
        var other = bot.Service.AddGuild("elsewhere");
        var elsewhere = bot.Service.AddChannel(other, "papers");

        await bot.RestartAsync(meanwhile: () => bot.Service.BeginOutage(bot.Guild));
        await bot.Service.Run(elsewhere, bot.Service.OwnerOf(other), "subscriptions").RepliedAsync(Cancelled);
        (await bot.StateAsync()).ShouldBe(ChatState.Active);
        bot.Service.EndOutage(bot.Guild);
        await bot.Service.Run(bot.Channel, bot.Owner, "subscriptions").RepliedAsync(Cancelled);

        await bot.Get<LostChats>().LookAsync(Cancelled);
        (await bot.ReadAsync(db => db.Set<Chat>().CountAsync(c => c.State == ChatState.Active, Cancelled))).ShouldBe(2);
    }

    [Fact]
    public async Task A_channel_that_is_deleted_takes_its_chat_with_it()
    {
        await using var bot = await SubscribedAsync();

        bot.Service.DeleteChannel(bot.Channel);

        await bot.UntilStateAsync(ChatState.Gone);
    }

    [Fact]
    public async Task An_outage_changes_nothing()
    {
        await using var bot = await SubscribedAsync();
        var other = bot.Service.AddGuild("elsewhere");
        var elsewhere = bot.Service.AddChannel(other, "papers");

        bot.Service.BeginOutage(bot.Guild);
        // Events come in order: once this is answered, the outage has been told.
        await bot.Service.Run(elsewhere, bot.Service.OwnerOf(other), "subscriptions").RepliedAsync(Cancelled);

        (await bot.StateAsync()).ShouldBe(ChatState.Active);
    }

    [Fact]
    public async Task Where_it_may_not_write_the_bot_tells_who_subscribed_once_and_goes_on_as_soon_as_it_may()
    {
        await using var bot = await SubscribedAsync("Deliveries:ForbiddenRetryDelay=01:00:00");
        bot.Service.Overwrite(bot.Channel, deny: DiscordPermissions.SendMessages);
        await QueueAsync(bot, "It waited");
        await QueueAsync(bot, "So did this");
        var conversation = bot.Service.OpenDm(bot.Owner);
        await bot.Service.Record.UntilAsync(record => record.MessagesOf(conversation).Count > 0, Cancelled);
        bot.Service.Record.MessagesOf(conversation).ShouldHaveSingleItem().Content.ShouldContain("I may not write to #papers any more");

        bot.Service.Overwrite(bot.Channel, allow: DiscordPermissions.SendMessages);

        await bot.Service.Record.UntilAsync(record => record.MessagesOf(bot.Channel).Any(m => m.Content == "So did this"), Cancelled);
        bot.Service.Record.MessagesOf(bot.Channel).Select(message => message.Content).ShouldContain("It waited");
        bot.Service.Record.MessagesOf(conversation).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_role_that_gets_its_permission_back_lets_what_waits_go()
    {
        await using var bot = await SubscribedAsync("Deliveries:ForbiddenRetryDelay=01:00:00");
        bot.Service.SetBotPermissions(bot.Guild, DiscordPermissions.ViewChannel);
        bot.Service.Overwrite(bot.Channel, deny: DiscordPermissions.SendMessages, who: bot.Guild);
        await QueueAsync(bot, "It waited");
        await bot.UntilForbiddenAsync();

        bot.Service.Overwrite(bot.Channel, who: bot.Guild);
        bot.Service.SetBotPermissions(bot.Guild, DiscordSimulator.Invitation);

        await bot.Service.Record.UntilAsync(record => record.MessagesOf(bot.Channel).Any(m => m.Content == "It waited"), Cancelled);
    }

    private static async Task<DiscordBot> SubscribedAsync(params string[] settings)
    {
        var bot = await DiscordBot.StartAsync(settings);
        await bot.Service.Run(bot.Channel, bot.Owner, "subscribe", ("categories", "cs.LG")).RepliedAsync(Cancelled);
        return bot;
    }

    private static async Task QueueAsync(DiscordBot bot, string words)
    {
        await using var db = await bot.Get<Database>().ConnectAsync(Cancelled);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        var chat = await Chats.FindAsync(db, "discord", $"{bot.Channel}", Cancelled);
        bot.Get<Outbox>().Add(db, chat.ShouldNotBeNull(), bot.Get<DiscordPlatform>(), new Document([new Paragraph(words)]));
        await transaction.CommitAsync(Cancelled);
    }
}
