using System.Text;
using System.Text.Json.Nodes;
using ArxivBot.Arxiv;
using ArxivBot.Documents;
using ArxivBot.Simulators.Telegram;
using ArxivBot.Simulators.Telegram.Faults;
using ArxivBot.Subscriptions;
using ArxivBot.Tests.Commands;

namespace ArxivBot.Tests.Platforms.Telegram;

/// <summary>People on a simulated Telegram, and what they read.</summary>
public class TelegramUpdatesTests
{
    private static CancellationToken Cancelled => Patience.Token;

    [Fact]
    public async Task Who_starts_the_bot_is_greeted_and_chooses_a_category_by_tapping()
    {
        await using var bot = await TelegramBot.StartAsync();

        var greeting = await bot.SaysAsync(bot.Reader, bot.Reader, "/start");
        bot.Service.Press(bot.Reader, greeting.Id, bot.Reader, Data(greeting, "Choose categories"));
        await bot.Service.Record.UntilAsync(_ => bot.Said(bot.Reader)[0].Text.Contains("Which part of arXiv?"), Cancelled);
        bot.Service.Press(bot.Reader, greeting.Id, bot.Reader, Data(bot.Said(bot.Reader)[0], "Computer Science"));
        await bot.Service.Record.UntilAsync(_ => bot.Said(bot.Reader)[0].Text.StartsWith("Computer Science", StringComparison.Ordinal), Cancelled);
        bot.Service.Press(bot.Reader, greeting.Id, bot.Reader, "subscribe cs.LG");
        await bot.UntilAsync($"{bot.Reader}", chat => chat.Subscriptions.Count == 1);

        bot.Said(bot.Reader).ShouldHaveSingleItem("answers take each other's place");
        bot.Service.Record.ReplyProblems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/start sub_cs.LG", "Subscribed: Machine Learning · cs.LG")]
    [InlineData("/start sub_cs-LG", "Subscribed: Machine Learning · cs.LG")]
    [InlineData("/start paper_2512.00001", "A kernel")]
    [InlineData("/start nonsense", "This bot brings this chat")]
    [InlineData("https://arxiv.org/abs/2512.00001v2", "A kernel")]
    [InlineData("hello", "/subscribe")]
    [InlineData("/subscribe cs.LG, cs.CL \"mixture of experts\"", "Subscribed: mixture of experts · cs.LG, cs.CL")]
    [InlineData("/nonsense", "There is no command /nonsense")]
    [InlineData("/subscribe cs.LK", "did you mean cs.LG?")]
    public async Task What_is_typed_is_answered(string typed, string answer)
    {
        await using var bot = await TelegramBot.StartAsync();
        await AddPaperAsync(bot);

        (await bot.SaysAsync(bot.Reader, bot.Reader, typed)).Text.ShouldContain(answer);
    }

    [Fact]
    public async Task Five_thousand_characters_are_refused_with_how_many_are_allowed()
    {
        await using var bot = await TelegramBot.StartAsync();

        (await bot.SaysAsync(bot.Reader, bot.Reader, new string('x', 5000))).Text.ShouldContain("5,000 characters");
    }

    [Fact]
    public async Task In_a_group_admins_change_the_chat_and_others_read_it()
    {
        await using var bot = await TelegramBot.StartAsync();

        (await bot.SaysAsync(bot.Group, bot.Reader, "/subscribe@arxiv_test_bot cs.LG")).Text.ShouldContain("only its admins may");
        (await bot.SaysAsync(bot.Group, bot.Admin, "/subscribe@ARXIV_test_bot cs.LG")).Text.ShouldContain("Subscribed: Machine Learning · cs.LG");
        (await bot.SaysAsync(bot.Group, bot.Reader, "/subscriptions")).Text.ShouldContain("cs.LG");
        (await bot.ChatAsync($"{bot.Group}")).ShouldNotBeNull().ShouldSatisfyAllConditions(c => c.IsShared.ShouldBeTrue(), c => c.Title.ShouldBe("Reading group"));
    }

    [Fact]
    public async Task What_is_for_others_gets_no_answer()
    {
        await using var bot = await TelegramBot.StartAsync();

        bot.Service.Say(bot.Group, bot.Reader, "/subscriptions@other_bot");
        bot.Service.Forward(bot.Reader, bot.Reader, "/subscribe cs.LG");
        var asked = bot.Service.Say(bot.Group, bot.Reader, "/help@other_bot");
        bot.Service.Edit(bot.Group, asked, "/help");
        bot.Service.TellRaw("something_new", new JsonObject { ["field"] = new JsonArray(1, "two") });
        await bot.SaysAsync(bot.Reader, bot.Reader, "/help");

        bot.Said(bot.Group).ShouldBeEmpty();
        bot.Said(bot.Reader).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Topics_of_a_group_are_chats_of_their_own()
    {
        await using var bot = await TelegramBot.StartAsync();
        var forum = bot.Service.AddSupergroup("Forum", bot.Admin, forum: true);
        var (vision, language) = (bot.Service.AddTopic(forum, "Vision"), bot.Service.AddTopic(forum, "Language"));

        (await bot.SaysAsync(forum, bot.Admin, "/subscribe cs.CV", vision)).Topic.ShouldBe(vision);
        bot.Service.Say(forum, bot.Admin, "/subscribe cs.CL", language);
        await bot.UntilAsync($"{forum}/{language}", chat => chat.Subscriptions.Count == 1);

        (await bot.ChatAsync($"{forum}/{vision}")).ShouldNotBeNull().Subscriptions.Single().Categories.ShouldBe("cs.CV");
    }

    [Fact]
    public async Task A_channel_is_subscribed_by_a_post()
    {
        await using var bot = await TelegramBot.StartAsync();
        var channel = bot.Service.AddChannel("Daily papers", bot.Admin);

        bot.Service.Post(channel, "/subscribe cs.LG");

        await bot.UntilAsync($"{channel}", chat => chat.Subscriptions.Count == 1);
        await bot.NextAsync(channel, 0);
    }

    [Fact]
    public async Task A_pressed_button_is_answered_to_who_pressed_and_gives_no_more_rights_than_typing()
    {
        await using var bot = await TelegramBot.StartAsync();
        await AddPaperAsync(bot);
        await bot.SaysAsync(bot.Group, bot.Admin, "/subscribe cs.LG");
        var list = await bot.SaysAsync(bot.Group, bot.Reader, "/paper 2512.00001");

        (await bot.Service.Press(bot.Group, list.Id, bot.Reader, "save 2512.00001").AnsweredAsync(Cancelled)).Text.ShouldNotBeNull().ShouldContain("Saved: A kernel");
        (await bot.Service.Press(bot.Group, list.Id, bot.Reader, "like 2512.00001").AnsweredAsync(Cancelled)).Text.ShouldNotBeNull().ShouldContain("1 👍");
        var forged = await bot.Service.Press(bot.Group, list.Id, bot.Reader, "unsubscribe all").AnsweredAsync(Cancelled);
        var stale = await bot.Service.Press(bot.Group, list.Id, bot.Reader, "v0:old:7").AnsweredAsync(Cancelled);

        forged.Text.ShouldNotBeNull().ShouldContain("only its admins may");
        stale.ShouldSatisfyAllConditions(s => s.Text.ShouldNotBeNull().ShouldContain("another version of the bot"), s => s.IsAlert.ShouldBeTrue());
        (await bot.ChatAsync($"{bot.Group}")).ShouldNotBeNull().Subscriptions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_digest_stays_when_a_button_below_it_is_pressed_and_an_answer_makes_way()
    {
        await using var bot = await TelegramBot.StartAsync();
        await AddPaperAsync(bot);
        await bot.SaysAsync(bot.Reader, bot.Reader, "/subscribe cs.LG");
        await bot.QueueAsync($"{bot.Reader}", new Paragraph("A digest"), new Buttons([new Button("Details", "paper 2512.00001"), new Button("Settings", "settings")]));
        var digest = await bot.NextAsync(bot.Reader, 1);

        bot.Service.Press(bot.Reader, digest.Id, bot.Reader, "paper 2512.00001");
        var details = await bot.NextAsync(bot.Reader, 2);
        bot.Service.Press(bot.Reader, details.Id, bot.Reader, "summary 2512.00001");
        // First that it reads, then what it has read.
        await bot.Service.Record.UntilAsync(_ => bot.Said(bot.Reader)[2].Text.Contains("chosen by a program from the abstract"), Cancelled);

        bot.Said(bot.Reader).Count.ShouldBe(3);
        bot.Said(bot.Reader)[1].Text.ShouldBe("A digest");
    }

    [Fact]
    public async Task Papers_are_found_from_any_chat_and_put_there_as_cards()
    {
        await using var bot = await TelegramBot.StartAsync();
        await AddPaperAsync(bot, isAnnounced: true);

        var found = await bot.Service.Ask(bot.Reader, "kernel").AnsweredAsync(Cancelled);
        var nothing = await bot.Service.Ask(bot.Reader, "").AnsweredAsync(Cancelled);

        found.ShouldHaveSingleItem().ShouldNotBeNull()["input_message_content"]!["message_text"]!.GetValue<string>().ShouldContain("<a href=\"https://arxiv.org/abs/2512.00001\">A kernel</a>");
        nothing.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_comes_with_its_command_and_goes_out_as_one()
    {
        await using var bot = await TelegramBot.StartAsync();
        bot.Service.Say(bot.Reader, bot.Reader, "/start");
        await bot.NextAsync(bot.Reader, 0);

        bot.Service.Upload(bot.Reader, bot.Reader, "chat.json", """{"arxivbot":1,"chats":[{"subscriptions":[{"name":"ml","categories":"cs.LG","query":"","mode":"words"}]}]}"""u8.ToArray(), "/import");
        (await bot.NextAsync(bot.Reader, 1)).Text.ShouldContain("Imported: 1 subscription");
        bot.Service.Say(bot.Reader, bot.Reader, "/export opml");
        await bot.Service.Record.UntilAsync(_ => bot.Said(bot.Reader).Any(message => message.FileName is not null), Cancelled);

        var file = bot.Said(bot.Reader).Single(message => message.FileName is not null);
        Encoding.UTF8.GetString(file.File.ShouldNotBeNull()).ShouldContain("<opml");
    }

    [Fact]
    public async Task A_user_who_blocks_the_bot_gets_what_waited_after_starting_it_again()
    {
        await using var bot = await TelegramBot.StartAsync();
        await bot.SaysAsync(bot.Reader, bot.Reader, "/subscribe cs.LG");
        bot.Service.Block(bot.Reader);
        await bot.UntilAsync($"{bot.Reader}", chat => chat.State == ChatState.Gone);
        await bot.QueueAsync($"{bot.Reader}", new Paragraph("It waited"));

        bot.Service.Unblock(bot.Reader);

        await bot.Service.Record.UntilAsync(_ => bot.Said(bot.Reader).Any(message => message.Text.Contains("the bot was blocked")), Cancelled);
        bot.Said(bot.Reader).ShouldContain(message => message.Text == "It waited");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_group_that_becomes_a_supergroup_keeps_its_subscriptions_and_what_waits(bool isTold)
    {
        await using var bot = await TelegramBot.StartAsync();
        var group = bot.Service.AddGroup("Small", bot.Admin);
        await bot.SaysAsync(group, bot.Admin, "/subscribe cs.LG");

        var moved = bot.Service.Migrate(group, isTold);
        await bot.QueueAsync($"{(isTold ? await MovedAsync(bot, moved) : group)}", new Paragraph("It waited"));

        await bot.Service.Record.UntilAsync(_ => bot.Said(moved).Any(message => message.Text == "It waited"), Cancelled);
        (await bot.ChatAsync($"{moved}")).ShouldNotBeNull().Subscriptions.Single().Categories.ShouldBe("cs.LG");
        (await bot.ChatAsync($"{group}")).ShouldBeNull();
    }

    [Fact]
    public async Task Menus_are_told_by_kind_of_chat_and_language_once()
    {
        await using var bot = await TelegramBot.StartAsync();
        await bot.Service.Record.UntilAsync(record => record.Requests.Count(request => request.Method == "setMyCommands") == 6, Cancelled);
        await bot.SaysAsync(bot.Reader, bot.Reader, "/help");

        await bot.RestartAsync();
        await bot.SaysAsync(bot.Reader, bot.Reader, "/help");

        bot.Service.Record.Requests.Count(request => request.Method == "setMyCommands").ShouldBe(6);
        bot.Service.Offered("default", "").ShouldContain("subscribe");
        bot.Service.Offered("all_group_chats", "zh").ShouldNotContain("pause");
    }

    [Fact]
    public async Task The_token_is_in_no_line_of_the_log()
    {
        await using var bot = await TelegramBot.StartAsync();
        bot.Service.Fail("sendMessage", new TelegramFault.ServerError(), times: 1);
        bot.Service.Say(bot.Reader, bot.Reader, "/help");
        await bot.Service.Record.UntilAsync(record => record.Requests.Any(request => request.Status == 502), Cancelled);
        await bot.SaysAsync(bot.Reader, bot.Reader, "/help");

        bot.Log.Lines.ShouldNotBeEmpty();
        bot.Log.Lines.ShouldAllBe(line => !line.Contains(bot.Service.Token.Split(':')[1]));
    }

    private static string Data(SeenTelegramMessage message, string label) => message.Rows.SelectMany(row => row).Single(button => button.Text == label).Data;

    private static async Task<long> MovedAsync(TelegramBot bot, long moved)
    {
        await bot.UntilAsync($"{moved}", _ => true);
        return moved;
    }

    private static async Task AddPaperAsync(TelegramBot bot, bool isAnnounced = false)
    {
        await using var db = await bot.Get<ArxivBot.Storage.Database>().ConnectAsync(Cancelled);
        var paper = TestLists.Paper("2512.00001", "A kernel");
        db.Add(paper);
        await db.SaveChangesAsync(Cancelled);
        if (!isAnnounced)
            return;
        var day = AnnouncementCalendar.DayOf(TimeProvider.System.GetUtcNow()).AddDays(-1);
        var mailing = new ArxivBot.Papers.Mailing { Category = "cs.LG", Day = day, OpenedAt = DateTimeOffset.UnixEpoch };
        db.Add(new ArxivBot.Papers.Announcement { Mailing = mailing, PaperId = paper.Id, Paper = paper, Version = 1, Kind = AnnouncementKind.New, Position = 1 });
        await db.SaveChangesAsync(Cancelled);
        mailing.Close(new ArxivBot.Papers.MailingCounts(1, 1, 1, 0, 0, 0), TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync(Cancelled);
    }
}
