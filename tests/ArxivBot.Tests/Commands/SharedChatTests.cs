using ArxivBot.Subscriptions;

namespace ArxivBot.Tests.Commands;

public class SharedChatTests
{
    [Theory]
    [InlineData("/subscribe cs.CL")]
    [InlineData("/unsubscribe all")]
    [InlineData("/keywords add LLM")]
    [InlineData("/authors follow Tri Dao")]
    [InlineData("/exclude add survey")]
    [InlineData("/settings max=5")]
    [InlineData("/schedule weekly")]
    [InlineData("/quiet 22:00-07:00")]
    [InlineData("/pause")]
    [InlineData("/resume")]
    [InlineData("/import {}")]
    public async Task What_changes_a_shared_chat_is_for_its_admins(string line)
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysInAsync("reading-group", "/subscribe cs.LG", "alice");
        var before = (await bot.ChatAsync("reading-group"))!;

        (await bot.SaysInAsync("reading-group", line, "bob", isAdmin: false)).ShouldContain("only its admins may");

        (await bot.ChatAsync("reading-group"))!.Version.ShouldBe(before.Version);
    }

    [Theory]
    [InlineData("/subscriptions", "Machine Learning")]
    [InlineData("/unsubscribe", "Which one?")]
    [InlineData("/keywords list", "LLM")]
    [InlineData("/authors", "no authors")]
    [InlineData("/exclude", "no exclusions")]
    [InlineData("/settings", "time")]
    [InlineData("/schedule", "daily")]
    [InlineData("/quiet", "off")]
    [InlineData("/export json", "\"subscriptions\"")]
    [InlineData("/export opml", "xmlUrl")]
    [InlineData("/help pause", "for the chat's admins")]
    public async Task Anyone_may_read(string line, string expected)
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysInAsync("reading-group", "/subscribe cs.LG", "alice");
        await bot.SaysInAsync("reading-group", "/keywords add LLM", "alice");
        (await bot.SaysInAsync("reading-group", line, "bob", isAdmin: false)).ShouldContain(expected);
    }

    [Fact]
    public async Task An_admin_opens_the_chat_to_all_and_closes_it_again()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysInAsync("reading-group", "/settings open=on", "alice");
        (await bot.SaysInAsync("reading-group", "/subscribe cs.LG", "bob", isAdmin: false)).ShouldContain("Subscribed");
        await bot.SaysInAsync("reading-group", "/settings open=off", "alice");
        (await bot.SaysInAsync("reading-group", "/subscribe cs.CL", "bob", isAdmin: false)).ShouldContain("only its admins");
        (await bot.ChatAsync("reading-group"))!.Subscriptions.ShouldHaveSingleItem().CreatedBy.ShouldBe("bob");
    }

    [Fact]
    public async Task Two_admins_at_once_lose_nothing_of_each_other()
    {
        await using var bot = await CommandBot.StartAsync("Chats:MostSubscriptions=100");
        var categories = ArxivBot.Arxiv.Category.All.Take(16).Select(c => c.Id).ToList();
        var answers = await Task.WhenAll(categories.Select((id, at) => Task.Run(() => at % 2 == 0
            ? bot.SaysInAsync("reading-group", $"/subscribe {id}", "alice")
            : bot.SaysInAsync("reading-group", $"/keywords add word{at}", "bob"))));

        answers.ShouldAllBe(answer => answer.Contains("Subscribed") || answer.Contains("Added"));
        var chat = (await bot.ChatAsync("reading-group"))!;
        (chat.Subscriptions.Count, chat.Terms.Count, chat.Version).ShouldBe((8, 8, 16));
        bot.Log.Lines.ShouldAllBe(line => !line.StartsWith("Error"));
    }

    [Fact]
    public async Task Two_admins_who_set_the_same_thing_at_once_get_it_once()
    {
        await using var bot = await CommandBot.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(() => bot.SaysInAsync("reading-group", "/subscribe cs.LG LLM name=moe", $"admin{at}"))));

        answers.Count(answer => answer.Contains("Subscribed")).ShouldBe(1);
        answers.Count(answer => answer.Contains("nothing was changed")).ShouldBe(7);
        (await bot.ChatAsync("reading-group"))!.Subscriptions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_chat_is_known_by_the_title_that_it_has_now()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysInAsync("reading-group", "/subscribe cs.LG", "alice");
        var chat = (await bot.ChatAsync("reading-group"))!;
        (chat.Title, chat.IsShared, chat.State).ShouldBe(("reading-group", true, ChatState.Active));
    }
}
