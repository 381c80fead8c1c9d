using System.Diagnostics.Metrics;
using ArxivBot.Commands;
using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Commands;

public class CommandRunnerTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("   \0\n ")]
    public async Task Nothing_is_answered_with_where_to_look(string line)
    {
        await using var bot = await CommandBot.StartAsync();
        (await bot.SaysAsync(line)).ShouldContain("/help lists them");
    }

    [Fact]
    public async Task An_unknown_command_is_answered_with_the_nearest_one()
    {
        await using var bot = await CommandBot.StartAsync();
        (await bot.SaysAsync("/subscrbe cs.LG")).ShouldContain("did you mean /subscribe?");
        (await bot.SaysAsync("/help subscirptions")).ShouldContain("did you mean /subscriptions?");
        (await bot.SaysAsync("/@everyone\u202E<b>")).ShouldContain("There is no command");
    }

    [Fact]
    public async Task Help_has_every_command_and_explains_each()
    {
        await using var bot = await CommandBot.StartAsync();
        var help = await bot.SaysAsync("/help");
        foreach (var command in CommandCatalog.All)
        {
            help.ShouldContain($"/{command.Name}");
            (await bot.SaysAsync($"/help {command.Name}")).ShouldContain(command.Description);
            (await bot.SaysAsync($"/help /{command.Name}")).ShouldContain(command.Description);
        }
    }

    [Fact]
    public async Task What_is_too_long_is_refused_and_nothing_is_done()
    {
        await using var bot = await CommandBot.StartAsync();
        (await bot.SaysAsync($"/subscribe cs.LG {new string('x', 10_000)}")).ShouldContain("a command may have 4,000");
        (await bot.SaysAsync($"/subscribe cs.LG {new string('x', 3_000)}")).ShouldContain("the query has 3000 characters");
        (await bot.SaysAsync($"/subscribe {new string('x', 3_900)}")).Length.ShouldBeLessThan(400);
        foreach (var parameter in CommandCatalog.Find("subscribe")!.Parameters)
        {
            var request = new CommandRequest("console", "me", IsShared: false, null, new Person("me", "me", IsAdmin: true), "/subscribe")
            {
                Named = new Dictionary<string, string> { ["categories"] = "cs.LG", [parameter.Name] = new string('x', 10_000) },
            };
            CommandBot.Plain(await bot.RunAsync(request)).ShouldContain("10,000 characters");
        }

        (await bot.ChatAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_person_in_a_hurry_is_asked_to_wait_and_others_are_not()
    {
        await using var bot = await CommandBot.StartAsync("Chats:MostCommandsAMinute=3");
        foreach (var _ in Enumerable.Range(0, 3))
            (await bot.RunAsync("/help")).IsRefusal.ShouldBeFalse();
        (await bot.SaysAsync("/subscribe cs.LG")).ShouldContain("please go on in 60 s");
        (await bot.RunAsync("/help", "bob")).IsRefusal.ShouldBeFalse();

        bot.Clock.TimeOfDay += TimeSpan.FromSeconds(61);
        (await bot.RunAsync("/subscribe cs.LG")).IsRefusal.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Chats:MostSubscriptions=2", "A chat may have 2 subscriptions", "/subscribe cs.LG", "/subscribe cs.CL", "/subscribe cs.AI")]
    [InlineData("Chats:MostTerms=2", "A chat may have 2 keywords, authors and exclusions", "/keywords add a1 b1", "/exclude add c1")]
    [InlineData("Chats:MostPatterns=1", "A chat may have 1 regular expressions", "/subscribe cs.LG /ab+/", "/keywords add /cd+/")]
    public async Task A_quota_says_what_is_too_much_and_what_to_do(string setting, string problem, params string[] lines)
    {
        await using var bot = await CommandBot.StartAsync(setting);
        foreach (var line in lines.SkipLast(1))
            (await bot.RunAsync(line)).IsRefusal.ShouldBeFalse();
        var before = (await bot.ChatAsync())!;
        (await bot.SaysAsync(lines[^1])).ShouldContain(problem);
        var after = (await bot.ChatAsync())!;
        (after.Subscriptions.Count, after.Terms.Count, after.Version).ShouldBe((before.Subscriptions.Count, before.Terms.Count, before.Version));
    }

    [Fact]
    public async Task A_persons_quota_counts_in_all_chats()
    {
        await using var bot = await CommandBot.StartAsync("Chats:MostSubscriptionsPerPerson=2");
        await bot.SaysInAsync("one", "/subscribe cs.LG", "alice");
        await bot.SaysInAsync("two", "/subscribe cs.LG", "alice");
        (await bot.SaysAsync("/subscribe cs.LG", "alice")).ShouldContain("One person may make 2 subscriptions");
        (await bot.ChatAsync("alice")).ShouldBeNull();
        (await bot.SaysInAsync("two", "/subscribe cs.CL", "bob")).ShouldContain("Subscribed");
    }

    [Fact]
    public async Task A_chat_that_was_gone_and_speaks_gets_what_waited_for_it()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG");
        var chat = (await bot.ChatAsync())!;
        var platform = bot.Get<IEnumerable<IChatPlatform>>().Single();
        await using (var db = await bot.Get<ArxivBot.Storage.Database>().ConnectAsync(TestContext.Current.CancellationToken))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            bot.Get<Outbox>().Add(db, chat, platform, new Document([new Paragraph("waited")]));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await db.Set<ChatQueue>().ExecuteUpdateAsync(u => u.SetProperty(q => q.NotBefore, (DateTimeOffset?)null), TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        await bot.Get<Chats>().LeaveAsync(chat.Id, "the bot was put out", TestContext.Current.CancellationToken);
        (await bot.ChatAsync())!.NextDueAt.ShouldBeNull();

        var answer = (await bot.SaysAsync("/subscriptions")).Replace("\n   ", " ");
        answer.ShouldContain("the bot was put out");
        answer.ShouldContain("One message that waited");
        answer.ShouldContain("Machine Learning");
        var back = (await bot.ChatAsync())!;
        (back.State, back.StateReason).ShouldBe((ChatState.Active, null));
        back.NextDueAt.ShouldNotBeNull();
        (await bot.ReadAsync(db => db.Set<ChatQueue>().SingleAsync())).NotBefore.ShouldNotBeNull();
        (await bot.SaysAsync("/subscriptions")).ShouldNotContain("put out");
    }

    [Fact]
    public async Task A_fault_is_told_by_a_number_that_the_log_has_and_undoes_everything()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG LLM");
        await bot.ReadAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER broken BEFORE INSERT ON Subscriptions BEGIN SELECT raise(ABORT, 'secret'); END"));

        var answer = await bot.SaysAsync("/subscribe cs.CL");

        answer.ShouldContain("Nothing was changed");
        answer.ShouldNotContain("secret");
        var number = answer.Split("the number ")[1].Trim().TrimEnd('.');
        bot.Log.Lines.ShouldContain(line => line.StartsWith("Error") && line.Contains(number));
        (await bot.ChatAsync())!.Subscriptions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Commands_are_counted_by_name_and_result_and_what_strangers_type_makes_no_names()
    {
        await using var bot = await CommandBot.StartAsync();
        List<string> counted = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == CommandMetrics.Meter && instrument.Name == "arxivbot.commands.run")
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add(string.Join(' ', tags.ToArray().Select(tag => tag.Value))));
        listener.Start();
        var own = Guid.NewGuid().ToString("N");
        foreach (var line in (string[])["/help", "/pause now", $"/{own}"])
            await bot.SaysAsync(line);

        foreach (var expected in (string[])["console help done", "console pause refused", "console unknown refused"])
            counted.ShouldContain(expected);
        counted.ShouldNotContain(tags => tags.Contains(own));
    }
}
