namespace ArxivBot.Tests.Commands;

public class SearchCommandTests
{
    [Fact]
    public async Task A_search_looks_in_every_category_and_says_how_far_back()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00003", "A kernel"), TestLists.Paper("2512.00004", "No match"));
        await bot.ListAsync("hep-th", "2025-12-10", TestLists.Paper("2512.00001", "Heat kernels", "Kernels.", "hep-th"));
        await bot.ListAsync("cs.LG", "2025-11-03", TestLists.Paper("2511.00001", "Too old a kernel"));

        var text = await bot.SaysAsync("/search kernel");

        text.ShouldContain("2 announcement days, 2025-12-10 to 2025-12-18");
        text.ShouldContain("matched 2 · shown 2");
        text.ShouldNotContain("Too old");
        text.ShouldNotContain("No match");
        (await bot.SaysAsync("/search kernel days=3")).ShouldContain("matched 1 · shown 1");
        (await bot.SaysAsync("/search kernel days=300")).ShouldContain("(searches go back to 2025-11-19)");
    }

    [Fact]
    public async Task Ten_are_shown_of_how_many_there_are_the_best_first()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.ListAsync("cs.LG", "2025-12-18", [.. Enumerable.Range(1, 30).Select(number => TestLists.Paper($"2512.{number:00000}", number == 25 ? "A kernel" : "Other", "A kernel."))]);

        var text = await bot.SaysAsync("/search kernel");

        text.ShouldContain("matched 30 · shown 10");
        text.IndexOf("2512.00025v1", StringComparison.Ordinal).ShouldBeInRange(1, text.IndexOf("2512.00001v1", StringComparison.Ordinal));
        text.ShouldContain("2512.00009v1");
        text.ShouldNotContain("2512.00010v1");
    }

    [Theory]
    [InlineData("/search /ker.el/", 1)]
    [InlineData("/search title:kernel -heat", 0)]
    [InlineData("/search +author:\"Tri Dao\" +cat:hep-th", 1)]
    [InlineData("/search nothing", 0)]
    public async Task A_search_knows_the_whole_language(string line, int found)
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.ListAsync("hep-th", "2025-12-10", TestLists.Paper("2512.00001", "Heat kernels", "Text.", "hep-th"));

        var text = await bot.SaysAsync(line);

        text.ShouldContain($"matched {found} · shown {found}");
        text.Contains("No announced paper matches.", StringComparison.Ordinal).ShouldBe(found == 0);
    }

    [Fact]
    public async Task What_is_no_query_is_answered_with_its_place_and_an_empty_database_with_a_line()
    {
        await using var bot = await CommandBot.StartAsync();

        (await bot.SaysAsync("/search (kernel")).ShouldContain("this bracket is not closed");
        (await bot.SaysAsync("/search")).ShouldContain("query is missing");
        (await bot.SaysAsync("/search kernel")).ShouldContain("there is nothing to search");
    }

    [Fact]
    public async Task The_top_of_the_last_days_shows_each_paper_of_the_chats_subscriptions_once()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG kernel name=a");
        await bot.SaysAsync("/subscribe cs.LG cs.CL \"heat kernel\"^3 name=b");
        var paper = TestLists.Paper("2512.00001", "Heat kernel", "Text.", "cs.LG", "cs.CL");
        await bot.ListAsync("cs.LG", "2025-12-16", paper, TestLists.Paper("2512.00002", "A kernel"));
        await bot.ListAsync("cs.CL", "2025-12-17", paper, TestLists.Paper("2512.00003", "A kernel elsewhere", "Text.", "cs.CL"));
        await bot.ListAsync("cs.LG", "2025-12-09", TestLists.Paper("2512.00004", "An old kernel"));

        var text = await bot.SaysAsync("/top");

        text.ShouldContain("2 announcement days, 2025-12-16 to 2025-12-17");
        text.ShouldContain("matched 2 · shown 2");
        text.IndexOf("2512.00001v1", StringComparison.Ordinal).ShouldBeInRange(1, text.IndexOf("2512.00002v1", StringComparison.Ordinal));
        text.ShouldContain("score 4.5");
        text.ShouldNotContain("2512.00003v1");
        (await bot.SaysAsync("/top 30")).ShouldContain("matched 3 · shown 3");
        (await bot.SaysAsync("/top 1")).ShouldContain("No list of 2025-12-18 or a later day has been read yet");
    }

    [Fact]
    public async Task A_preview_shows_what_the_last_five_days_would_have_brought_and_the_line_to_type()
    {
        await using var bot = await CommandBot.StartAsync();
        string[] days = ["2025-12-11", "2025-12-12", "2025-12-15", "2025-12-16", "2025-12-17", "2025-12-18"];
        foreach (var (at, day) in days.Index())
        {
            await bot.ListAsync("cs.LG", day, [.. Enumerable.Range(1, 5).Select(number => TestLists.Paper($"2512.0{at}{number:000}", $"Kernel {at}/{number}"))]);
            await bot.ListAsync("hep-th", day, TestLists.Paper($"2512.1{at}000", $"Kernel in physics {at}", "Text.", "hep-th"));
        }

        var text = await bot.SaysAsync("/preview cs.LG kernel");

        text.ShouldContain("categories  cs.LG");
        text.ShouldNotContain("cs.LG (");
        text.ShouldContain("5 papers match, 5 would be sent");
        text.ShouldContain("Thursday 18 December 2025");
        text.ShouldContain("announced 5 · fetched 5 · matched 5 · shown 5");
        text.ShouldContain("1.5 · Kernel 5/1 (2512.05001)");
        text.ShouldContain("Kernel 5/3");
        text.ShouldNotContain("Kernel 5/4");
        text.ShouldNotContain("physics");
        text.ShouldNotContain("Thursday 11 December");
        text.ShouldContain("/subscribe cs.LG kernel");
        var subscribe = text.Split('\n').Single(line => line.Contains("/subscribe cs.LG")).Trim();
        (await bot.SaysAsync(subscribe)).ShouldNotContain("Usage");
        (await bot.ChatAsync())!.Subscriptions.Single().Categories.ShouldBe("cs.LG");

        var chats = await bot.SaysAsync("/preview kernel");
        chats.ShouldContain("cs.LG (this chat's)");
        var all = await bot.SaysAsync("/preview physics", "stranger");
        all.ShouldContain("cs.LG, hep-th (all that have been read)");
        all.ShouldContain("/subscribe hep-th physics");
    }

    [Fact]
    public async Task A_preview_without_any_list_says_how_to_begin()
    {
        await using var bot = await CommandBot.StartAsync();

        (await bot.SaysAsync("/preview")).ShouldContain("Say what to try, as you would to subscribe");
        (await bot.SaysAsync("/preview kernel")).ShouldContain("No list has been read yet");
        (await bot.SaysAsync("/preview cs.LG kernel")).ShouldContain("cs.LG has never been read");
    }
}
