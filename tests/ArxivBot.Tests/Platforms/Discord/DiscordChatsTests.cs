using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Platforms.Discord;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;

namespace ArxivBot.Tests.Platforms.Discord;

/// <summary>Channels and servers that come and go, and the chats in them.</summary>
public class DiscordChatsTests
{
    private static CancellationToken Cancelled => DiscordBot.Soon;

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

    private static async Task<DiscordBot> SubscribedAsync()
    {
        var bot = await DiscordBot.StartAsync();
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
