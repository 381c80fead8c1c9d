namespace ArxivBot.Tests.Commands;

public class VoteTests
{
    [Fact]
    public async Task Votes_of_a_chat_are_counted_once_a_person_and_may_be_changed_and_taken_back()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "A kernel"));
        await bot.SaysInAsync("room", "/subscribe cs.LG", "ada");

        (await bot.SaysInAsync("room", "/like 2512.00001", "ada")).Flat().ShouldContain("👍 Noted: A kernel (2512.00001). In this chat: 1 👍 0 👎.");
        (await bot.SaysInAsync("room", "/like 2512.00001", "bob", isAdmin: false)).Flat().ShouldContain("2 👍 0 👎");
        (await bot.SaysInAsync("room", "/dislike 2512.00001", "bob", isAdmin: false)).Flat().ShouldContain("👎 Noted: A kernel (2512.00001). In this chat: 1 👍 1 👎.");
        (await bot.SaysInAsync("room", "/paper 2512.00001", "eve")).Flat().ShouldContain("1 👍 1 👎");
        (await bot.SaysInAsync("room", "/like 2512.00001", "ada")).Flat().ShouldContain("Taken back: A kernel (2512.00001). In this chat: 0 👍 1 👎.");
    }

    [Fact]
    public async Task A_vote_is_for_the_voter_alone_and_needs_a_paper_and_a_chat()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper("2512.00001", "A kernel"));

        (await bot.SaysAsync("/like 2512.00001")).Flat().ShouldContain("this one has no subscriptions yet");
        await bot.SaysAsync("/subscribe cs.LG");
        (await bot.SaysAsync("/like 2512.99999")).Flat().ShouldContain("2512.99999");
        (await bot.RunAsync("/like 2512.00001")).IsPrivate.ShouldBeTrue();
    }
}
