using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Commands;

public class ReadingListTests
{
    [Fact]
    public async Task A_paper_is_saved_once_for_a_person_in_whatever_chat_and_taken_off_again()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "One"), TestLists.Paper("2512.00002", "Two"));

        (await bot.SaysAsync("/save 2512.00001")).ShouldContain("Saved: One (2512.00001)");
        (await bot.SaysInAsync("room", "/save 2512.00001", "me")).ShouldContain("This is on your reading list already: One");
        (await bot.SaysInAsync("room", "/save 2512.00002", "other", isAdmin: false)).ShouldContain("Saved: Two");

        var mine = await bot.SaysAsync("/saved");
        mine.ShouldContain("Your reading list: 1 paper");
        mine.ShouldContain("2512.00001 · One · Ada Lovelace +1 · saved 2025-12-18");
        mine.ShouldNotContain("Two");
        (await bot.SaysAsync("/unsave 2512.00001v3")).ShouldContain("Taken off your reading list: 2512.00001");
        (await bot.SaysAsync("/unsave 2512.00001")).ShouldContain("2512.00001 is not on your reading list.");
        (await bot.SaysAsync("/saved")).ShouldContain("Your reading list is empty.");
    }

    [Fact]
    public async Task A_full_list_takes_nothing_more_and_says_so()
    {
        await using var bot = await CommandBot.StartAsync("Chats:MostSavedPapers=1");
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "One"), TestLists.Paper("2512.00002", "Two"));
        await bot.SaysAsync("/save 2512.00001");

        (await bot.SaysAsync("/save 2512.00002")).ShouldContain("Your reading list is full: 1 papers are the most.");
        (await bot.SaysAsync("/save 2512.00001")).ShouldContain("already");
        (await bot.ReadAsync(db => db.Set<SavedPaper>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Many_who_tap_at_once_save_it_once()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "One"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => bot.SaysAsync("/save 2512.00001"))));

        answers.Count(answer => answer.Contains("Saved: One")).ShouldBe(1);
        answers.Count(answer => answer.Contains("already")).ShouldBe(7);
    }

    [Fact]
    public async Task A_long_list_is_turned_over_page_by_page_the_newest_first()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.ListAsync("cs.LG", "2025-12-18", [.. Enumerable.Range(1, 23).Select(number => TestLists.Paper($"2512.{number:00000}", $"Title{number}."))]);
        for (var number = 1; number <= 23; number++)
            await bot.SaysAsync($"/save 2512.{number:00000}");

        var first = await bot.SaysAsync("/saved");
        first.ShouldContain("Your reading list: 23 papers");
        first.ShouldContain("Page 1 of 3");
        first.IndexOf("Title23.", StringComparison.Ordinal).ShouldBeInRange(1, first.IndexOf("Title14.", StringComparison.Ordinal));
        first.ShouldNotContain("Title13.");
        first.ShouldContain("Older");
        first.ShouldNotContain("Newer");
        var last = await bot.SaysAsync("/saved 3");
        last.ShouldContain("Title1.");
        last.ShouldNotContain("Title4.");
        (await bot.SaysAsync("/saved 99")).ShouldBe(last);
        (await bot.SaysAsync("/saved -1")).ShouldBe(first);
        (await bot.SaysAsync("/saved 99999999999999")).ShouldBe(first);
    }
}
