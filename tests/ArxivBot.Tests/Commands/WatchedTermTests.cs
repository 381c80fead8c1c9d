using ArxivBot.Subscriptions;

namespace ArxivBot.Tests.Commands;

public class WatchedTermTests
{
    [Fact]
    public async Task Keywords_are_added_weighed_anew_listed_and_removed()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG");

        (await bot.SaysAsync("/keywords add LLM “mixture of experts”^2 quantiz* llm")).ShouldContain("Added  LLM, \"mixture of experts\"^2, quantiz*");
        (await bot.SaysAsync("/keywords add kernel")).ShouldContain("Added  kernel");
        (await bot.SaysAsync("/keywords add llm LLM^3")).ShouldContain("Weighed anew  LLM^3\n\n");
        (await bot.SaysAsync("/keywords add KERNEL")).ShouldContain("There already  kernel");
        (await bot.SaysAsync("/keywords remove \"mixture of experts\"")).ShouldContain("Removed  \"mixture of experts\"^2");
        (await bot.SaysAsync("/keywords remove kernel nothing")).ShouldContain("Nothing was removed.");

        var list = await bot.SaysAsync("/keywords");
        list.ShouldContain("• quantiz*");
        (await TermsAsync(bot)).ShouldBe(["Keyword quantiz*", "Keyword kernel", "Keyword LLM^3"]);
    }

    [Fact]
    public async Task Authors_need_no_quotation_marks()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/authors follow Tri Dao, \"Geoffrey Hinton\"; Yann LeCun^2");
        (await TermsAsync(bot)).ShouldBe(["Author author:\"Tri Dao\"", "Author author:\"Geoffrey Hinton\"", "Author author:\"Yann LeCun\"^2"]);

        (await bot.SaysAsync("/authors unfollow tri dao")).ShouldContain("Removed  Tri Dao");
        (await bot.SaysAsync("/authors")).ShouldContain("• Yann LeCun^2");
    }

    [Fact]
    public async Task Exclusions_drop_papers_and_have_no_weight()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/exclude add survey -review \"a tutorial\"");
        (await TermsAsync(bot)).ShouldBe(["Excluded survey", "Excluded \"a tutorial\"", "Excluded review"]);
        (await bot.SaysAsync("/exclude add survey^2")).ShouldContain("has no weight");
    }

    [Theory]
    [InlineData("/keywords add", "Which keywords?")]
    [InlineData("/keywords LLM", "did you mean")]
    [InlineData("/keywords add (a", "this bracket is not closed")]
    [InlineData("/keywords add -survey", "/exclude add survey")]
    [InlineData("/authors follow", "Which authors?")]
    [InlineData("/authors follow T.", "initials alone are nobody's name")]
    [InlineData("/authors follow , ;", "Which authors?")]
    [InlineData("/exclude remove survey", "Not among the exclusions of this chat: survey")]
    public async Task What_is_no_term_is_refused(string line, string problem)
    {
        await using var bot = await CommandBot.StartAsync();
        var reply = await bot.RunAsync(line);
        reply.IsRefusal.ShouldBeTrue();
        CommandBot.Plain(reply).ShouldContain(problem);
        (await bot.ChatAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_stored_is_a_query_that_counts_in_every_subscription()
    {
        await using var bot = await CommandBot.StartAsync();
        foreach (var line in (string[])["/subscribe cs.LG kernel", "/subscribe cs.CL", "/keywords add (a AND b) x OR (c d)^2", "/authors follow O'Neil", "/exclude add \"](javascript:1)\""])
            (await bot.RunAsync(line)).IsRefusal.ShouldBeFalse(line);

        var wishes = Wishes.Of((await bot.ChatAsync())!);
        wishes.Count.ShouldBe(2);
        wishes[0].Query.Terms.Select(term => term.Text).ShouldBe(["kernel", "a", "b", "x", "c", "d", "O'Neil"], ignoreOrder: true);
    }

    private static async Task<List<string>> TermsAsync(CommandBot bot) =>
        [.. (await bot.ChatAsync())!.Terms.OrderBy(t => t.Id).Select(t => $"{t.Kind} {t.Text}")];
}
