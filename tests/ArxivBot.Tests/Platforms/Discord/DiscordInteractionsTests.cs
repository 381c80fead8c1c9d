using System.Text.Json.Nodes;
using ArxivBot.Arxiv;
using ArxivBot.Deliveries;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Platforms.Discord;
using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Discord.Interactions;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using ArxivBot.Tests.Commands;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Platforms.Discord;

/// <summary>Users of a simulated Discord, and what they see.</summary>
public class DiscordInteractionsTests
{
    private const string Callback = "POST /interactions/{interaction_id}/{interaction_token}/callback";

    private static CancellationToken Cancelled => Patience.Token;

    [Fact]
    public async Task An_admin_subscribes_the_channel_and_all_see_it()
    {
        await using var bot = await DiscordBot.StartAsync();

        var asked = bot.Service.Run(bot.Channel, bot.Owner, "subscribe", ("categories", "cs.LG cs.CL"), ("query", "LLM"), ("name", "llm"));

        (await asked.AcknowledgedAsync(Cancelled)).ShouldSatisfyAllConditions(
            ack => ack.IsEphemeral.ShouldBeFalse(), ack => ack.After.ShouldBeLessThan(TimeSpan.FromSeconds(3)));
        (await asked.RepliedAsync(Cancelled)).Content.ShouldContain("llm");
        var chat = await bot.ReadAsync(db => Chats.FindAsync(db, "discord", $"{bot.Channel}", Cancelled));
        chat.ShouldNotBeNull().ShouldSatisfyAllConditions(
            c => c.IsShared.ShouldBeTrue(), c => c.Title.ShouldBe("#papers"),
            c => c.Subscriptions.ShouldHaveSingleItem().Categories.ShouldBe("cs.LG cs.CL"));
        bot.Service.Record.ReplyProblems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_is_no_admin_is_refused_whatever_discord_let_through()
    {
        await using var bot = await DiscordBot.StartAsync();

        var asked = bot.Service.Run(bot.Channel, bot.Reader, "subscribe", ("categories", "cs.LG"));

        (await asked.AcknowledgedAsync(Cancelled)).IsEphemeral.ShouldBeTrue();
        (await asked.RepliedAsync(Cancelled)).Content.ShouldContain("only its admins may");
        (await bot.ReadAsync(db => db.Set<Subscription>().CountAsync(Cancelled))).ShouldBe(0);
    }

    [Fact]
    public async Task In_a_conversation_of_ones_own_one_may_do_everything()
    {
        await using var bot = await DiscordBot.StartAsync();
        var conversation = bot.Service.OpenDm(bot.Reader);

        var asked = bot.Service.Run(conversation, bot.Reader, "subscribe", ("categories", "cs.LG"));

        (await asked.RepliedAsync(Cancelled)).Content.ShouldContain("cs.LG");
        (await bot.ReadAsync(db => Chats.FindAsync(db, "discord", $"{conversation}", Cancelled))).ShouldNotBeNull().IsShared.ShouldBeFalse();
    }

    [Fact]
    public async Task A_button_runs_its_command_for_the_one_who_pressed_it()
    {
        await using var bot = await DiscordBot.StartAsync();
        var offered = new Document([new Paragraph("Digest"), PaperButtons.Digest]);
        var platform = bot.Get<DiscordPlatform>();
        var sent = await platform.SendAsync(new OutgoingMessage($"{bot.Channel}", "k1", platform.Render(offered).Single()), Cancelled);
        sent.ShouldBeOfType<DeliveryResult.Sent>();

        var pressed = bot.Service.Press(bot.Service.Record.Messages.Single().Id, bot.Reader, "1.0:settings");

        (await pressed.AcknowledgedAsync(Cancelled)).IsEphemeral.ShouldBeTrue();
        (await pressed.RepliedAsync(Cancelled)).Content.ShouldContain("Settings");
    }

    [Fact]
    public async Task Setup_says_what_the_channel_denies_and_subscribing_does_not_hide_it()
    {
        await using var bot = await DiscordBot.StartAsync();
        (await bot.Service.Run(bot.Channel, bot.Owner, "setup").RepliedAsync(Cancelled)).Content.ShouldContain("✓ The bot may do all it needs here.");
        bot.Service.Overwrite(bot.Channel, deny: DiscordPermissions.EmbedLinks | DiscordPermissions.SendMessages);

        var setup = await bot.Service.Run(bot.Channel, bot.Owner, "setup").RepliedAsync(Cancelled);
        var subscribed = await bot.Service.Run(bot.Channel, bot.Owner, "subscribe", ("categories", "cs.LG")).RepliedAsync(Cancelled);

        setup.IsEphemeral.ShouldBeTrue();
        setup.Content.ShouldContain("Grant Send Messages");
        setup.Content.ShouldContain("Grant Embed Links");
        setup.Content.ShouldNotContain("Grant View Channel");
        setup.Content.ShouldContain("Edit Channel, Permissions");
        subscribed.Content.ShouldContain("Send Messages, Embed Links");
    }

    [Fact]
    public async Task A_file_is_uploaded_or_pasted()
    {
        await using var bot = await DiscordBot.StartAsync();
        var file = bot.Service.Upload("chat.json", """{"arxivbot":1,"chats":[{"subscriptions":[{"name":"ml","categories":"cs.LG","query":"","mode":"words"}]}]}"""u8.ToArray());

        var uploaded = await bot.Service.Run(bot.Channel, bot.Owner, "import", ("file", file)).RepliedAsync(Cancelled);
        var pasted = await bot.Service.Run(bot.Channel, bot.Owner, "import", ("text", """{"arxivbot":1,"chats":[{"subscriptions":[{"name":"vision","categories":"cs.CV","query":"","mode":"words"}]}]}"""))
            .RepliedAsync(Cancelled);

        uploaded.Content.ShouldContain("Imported: 1 subscription");
        pasted.Content.ShouldContain("Imported: 1 subscription");
        (await bot.ReadAsync(db => db.Set<Subscription>().Select(s => s.Name).Order().ToListAsync(Cancelled))).ShouldBe(["ml", "vision"]);
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_not_there_is_refused_and_so_is_none()
    {
        await using var bot = await DiscordBot.StartAsync();
        var lying = bot.Service.Upload("huge.json", new byte[2 * 1024 * 1024]) with { Size = 1 };
        var huge = lying with { Size = 2 * 1024 * 1024 };
        var lost = lying with { Id = 77 };

        (await bot.Service.Run(bot.Channel, bot.Owner, "import", ("file", huge)).RepliedAsync(Cancelled)).Content.ShouldContain("2,097,152 bytes: 1,048,576 are the most");
        (await bot.Service.Run(bot.Channel, bot.Owner, "import", ("file", lying)).RepliedAsync(Cancelled)).Content.ShouldContain("could not be fetched");
        (await bot.Service.Run(bot.Channel, bot.Owner, "import", ("file", lost)).RepliedAsync(Cancelled)).Content.ShouldContain("could not be fetched");
        (await bot.Service.Run(bot.Channel, bot.Owner, "import").RepliedAsync(Cancelled)).Content.ShouldContain("file");
    }

    [Fact]
    public async Task An_answer_that_discord_does_not_take_as_cards_comes_as_text()
    {
        await using var bot = await DiscordBot.StartAsync();
        bot.Service.Fail(Callback, new RestFault.Refused(400, 50035, "Invalid Form Body"), times: 1);

        var asked = bot.Service.Run(bot.Channel, bot.Owner, "subscribe", ("categories", "cs.LG"));

        (await asked.RepliedAsync(Cancelled)).ShouldSatisfyAllConditions(
            reply => reply.Content.ShouldContain("Subscribed"), reply => reply.Body["components"].ShouldBeNull());
    }

    [Fact]
    public async Task A_button_of_another_version_is_answered_and_a_button_is_no_way_around_permissions()
    {
        await using var bot = await DiscordBot.StartAsync();
        var stale = bot.Service.SendRaw(3, bot.Channel, bot.Reader, new JsonObject { ["custom_id"] = "0.summary", ["component_type"] = 2 });
        (await stale.RepliedAsync(Cancelled)).ShouldSatisfyAllConditions(
            reply => reply.IsEphemeral.ShouldBeTrue(), reply => reply.Content.ShouldContain("another version of the bot"));

        var forged = bot.Service.SendRaw(3, bot.Channel, bot.Reader, new JsonObject { ["custom_id"] = "1.0:subscribe cs.LG", ["component_type"] = 2 });

        (await forged.RepliedAsync(Cancelled)).Content.ShouldContain("only its admins may");
    }

    [Theory]
    [InlineData("subscribe", "categories", "cs.L", "cs.LG · Machine Learning", "cs.LG")]
    [InlineData("subscribe", "categories", "cs.CL, machine l", "cs.CL, cs.LG · Machine Learning", "cs.CL, cs.LG")]
    [InlineData("settings", "zone", "Europe/Berl", "Europe/Berlin", "Europe/Berlin")]
    [InlineData("unsubscribe", "what", "my", "my llm", "my llm")]
    [InlineData("help", "command", "subscri", "subscribe", "subscribe")]
    public async Task What_is_typed_is_completed(string command, string option, string typed, string name, string value)
    {
        await using var bot = await DiscordBot.StartAsync();
        await bot.Service.Run(bot.Channel, bot.Owner, "subscribe", ("categories", "cs.LG"), ("name", "my llm")).RepliedAsync(Cancelled);

        var choices = (await bot.Service.Complete(bot.Channel, bot.Owner, command, option, (option, typed)).RepliedAsync(Cancelled)).Choices;

        choices.ShouldContain((name, value));
        choices.Count.ShouldBeInRange(1, 25);
    }

    [Fact]
    public async Task An_answer_that_discord_may_have_got_is_not_shown_twice()
    {
        await using var bot = await DiscordBot.StartAsync();
        bot.Service.Fail(Callback, new RestFault.AcceptThenCut(), times: 1);

        var asked = bot.Service.Run(bot.Channel, bot.Owner, "subscriptions");

        await bot.Service.Record.UntilAsync(_ => asked.Replies.Any(reply => reply.Kind == ReplyKind.Edit), Cancelled);
        asked.Replies.Select(reply => reply.Kind).ShouldBe([ReplyKind.Message, ReplyKind.Edit]);
        bot.Service.VisibleIn(bot.Channel).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_only_says_thinking_is_edited_once_discord_can_be_reached_again()
    {
        await using var bot = await DiscordBot.StartAsync();
        bot.Service.Fail(Callback, new RestFault.AcceptThenCut(), times: 1);
        bot.Service.Fail("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original", new RestFault.CutBefore(), times: 4);

        var asked = bot.Service.Run(bot.Channel, bot.Owner, "subscriptions");

        await bot.Service.Record.UntilAsync(_ => asked.Replies.Any(reply => reply.Kind == ReplyKind.Edit), Cancelled);
    }

    [Fact]
    public async Task An_answer_of_several_messages_goes_on_as_follow_ups()
    {
        await using var bot = await DiscordBot.StartAsync();
        var queries = Enumerable.Range(1, 20).Select(n => $$"""{"name":"s{{n}}","categories":"cs.LG","query":"{{string.Join(' ', Enumerable.Range(n, 30).Select(word => $"word{word}"))}}"}""");
        await bot.Service.Run(bot.Channel, bot.Owner, "import", ("text", $$"""{"arxivbot":1,"chats":[{"subscriptions":[{{string.Join(',', queries)}}]}]}""")).RepliedAsync(Cancelled);

        var asked = bot.Service.Run(bot.Channel, bot.Owner, "subscriptions");

        await bot.Service.Record.UntilAsync(_ => asked.Replies.Count > 2, Cancelled);
        asked.Replies[0].Kind.ShouldBe(ReplyKind.Message);
        asked.Replies.Skip(1).ShouldAllBe(reply => reply.Kind == ReplyKind.Followup);
        string.Concat(asked.Replies.Select(reply => reply.Content)).ShouldContain("s20");
    }

    [Fact]
    public async Task What_takes_longer_than_a_second_is_acknowledged_first_and_then_put_in_that_place()
    {
        await using var bot = await DiscordBot.StartAsync();
        await using var db = await bot.Get<Database>().ConnectAsync(Cancelled);
        var writer = await db.Database.BeginTransactionAsync(Cancelled);

        var asked = bot.Service.Run(bot.Channel, bot.Owner, "subscribe", ("categories", "cs.LG"));
        var acknowledged = await asked.AcknowledgedAsync(Cancelled);
        await writer.RollbackAsync(Cancelled);

        // A timer may be a little early by another clock.
        acknowledged.ShouldSatisfyAllConditions(a => a.Type.ShouldBe(5), a => a.After.ShouldBeInRange(TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(3)));
        (await asked.RepliedAsync(Cancelled)).ShouldSatisfyAllConditions(reply => reply.Kind.ShouldBe(ReplyKind.Edit), reply => reply.Content.ShouldContain("Subscribed"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_its_fifteen_minutes_an_answer_comes_as_a_message_unless_it_is_for_one_only(bool isPrivate)
    {
        await using var place = await DiscordPlace.OpenAsync();
        var open = place.Interactions.Open(new ArxivBot.Discord.Interaction { Id = new(7), Token = "token" }).ShouldNotBeNull();
        open.IsPrivate = isPrivate;
        place.Clock.Advance(TimeSpan.FromMinutes(14.6));

        var result = await place.Platform.AnswerAsync(
            new ArxivBot.Deliveries.Interaction($"{place.Channel}", "7"), place.Platform.Render(new Document([new Paragraph("Late")])).Single(), Cancelled);

        place.Service.Record.MessagesOf(place.Channel).Select(message => message.Content).ShouldBe(isPrivate ? [] : ["Late"]);
        (result is DeliveryResult.Refused).ShouldBe(isPrivate);
    }

    [Fact]
    public async Task Saved_papers_are_offered_by_their_titles()
    {
        await using var bot = await DiscordBot.StartAsync();
        await using (var db = await bot.Get<Database>().ConnectAsync(Cancelled))
        {
            db.Add(TestLists.Paper("2512.00001", "A kernel of truth"));
            db.Add(new SavedPaper { Platform = "discord", Person = $"{bot.Reader}", PaperId = ArxivId.Parse("2512.00001"), SavedAt = DateTimeOffset.UnixEpoch });
            await db.SaveChangesAsync(Cancelled);
        }

        (await bot.Service.Complete(bot.Channel, bot.Reader, "unsave", "id", ("id", "truth")).RepliedAsync(Cancelled)).Choices.ShouldBe([("2512.00001 A kernel of truth", "2512.00001")]);
        (await bot.Service.Complete(bot.Channel, bot.Owner, "unsave", "id", ("id", "")).RepliedAsync(Cancelled)).Choices.ShouldBeEmpty();
    }

    [Fact]
    public async Task Neither_the_token_of_the_bot_nor_that_of_an_interaction_is_logged()
    {
        await using var bot = await DiscordBot.StartAsync();
        bot.Service.Fail(Callback, new RestFault.ServerError(500), times: 2);
        var asked = bot.Service.Run(bot.Channel, bot.Owner, "subscriptions");
        await bot.Service.Record.UntilAsync(record => record.Answered(500) > 0, Cancelled);
        await bot.Service.Run(bot.Channel, bot.Owner, "help").RepliedAsync(Cancelled);

        bot.Log.Lines.ShouldNotBeEmpty();
        bot.Log.Lines.ShouldAllBe(line => !line.Contains(bot.Service.Token) && !line.Contains(asked.Token));
    }
}
