namespace ArxivBot.Tests.Commands;

public class SubscribeTests
{
    [Fact]
    public async Task A_subscription_says_what_comes_and_when_in_the_chats_own_time()
    {
        await using var bot = await CommandBot.StartAsync("Chats:TimeZone=Asia/Kathmandu");

        (await bot.SaysAsync("/subscribe cs.LG, cs.CL \"mixture of experts\"^2 LLM name=moe")).ShouldBe("""
            Subscribed: moe · cs.LG, cs.CL · "mixture of experts"^2 LLM

            The next digest comes on Friday 19 December at 08:00 (Asia/Kathmandu), with arXiv's list of Thursday
            18 December.

            Today: /today · Settings: /settings

            """);
        var chat = (await bot.ChatAsync())!;
        var subscription = chat.Subscriptions.ShouldHaveSingleItem();
        (subscription.Name, subscription.Categories, subscription.Query, subscription.CreatedBy).ShouldBe(("moe", "cs.LG cs.CL", "\"mixture of experts\"^2 LLM", "me"));
        chat.NextDueAt.ShouldBe(new DateTimeOffset(2025, 12, 19, 2, 15, 0, TimeSpan.Zero));
        chat.Since.ShouldBe(new DateOnly(2025, 12, 18));
    }

    [Fact]
    public async Task The_same_wish_again_changes_nothing_whatever_it_is_called()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG cs.CL LLM");
        var before = (await bot.ChatAsync())!;

        (await bot.SaysAsync("/subscribe cs.CL, cs.lg llm name=again")).ShouldContain("nothing was changed");

        var after = (await bot.ChatAsync())!;
        (after.Subscriptions.Count, after.Version).ShouldBe((1, before.Version));
    }

    [Fact]
    public async Task A_name_is_the_chats_only_one()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG LLM name=moe");

        (await bot.RunAsync("/subscribe cs.CL LLM name=MOE")).IsRefusal.ShouldBeTrue();
        (await bot.SaysAsync("/subscribe cs.CL LLM name=all")).ShouldContain("take another name");
        (await bot.SaysAsync("/subscribe cs.CL LLM name=cs.CL")).ShouldContain("a category is no name");

        (await bot.ChatAsync())!.Subscriptions.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("/subscribe cs.LG", "Machine Learning")]
    [InlineData("/subscribe cs.LG cs.CL math.NA", "Machine Learning and 2 more")]
    [InlineData("/subscribe cs.LG \"mixture of experts\"^2 LLM", "mixture of experts")]
    [InlineData("/subscribe cs.LG -survey", "Machine Learning")]
    [InlineData("/subscribe cs.LG +cat:cs.CL", "Machine Learning papers")]
    public async Task Without_a_name_it_is_called_by_what_it_looks_for(string line, string name)
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync(line);
        (await bot.ChatAsync())!.Subscriptions.ShouldHaveSingleItem().Name.ShouldBe(name);
    }

    [Fact]
    public async Task Names_that_are_made_are_told_apart()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG LLM");
        await bot.SaysAsync("/subscribe cs.CL LLM");
        (await bot.ChatAsync())!.Subscriptions.Select(s => s.Name).ShouldBe(["LLM", "LLM 2"]);
    }

    [Theory]
    [InlineData("/subscribe", "categories is missing", "Usage: /subscribe categories…")]
    [InlineData("/subscribe cs.LX", "'cs.LX' is not an arXiv category: did you mean cs.LG?", "Usage: ")]
    [InlineData("/subscribe cs", "'cs' is an archive", "Usage: ")]
    [InlineData("/subscribe cs.LG cs.XX LLM", "'cs.XX' is not an arXiv category", "Usage: ")]
    [InlineData("/subscribe cs.LG (LLM", "  (LLM\n  ^", "this bracket is not closed")]
    [InlineData("/subscribe cs.LG LLM name=a name=b", "name is given twice", "Usage: ")]
    [InlineData("/subscribe cs.LG LLM mode=fuzzy", "did you mean words?", "words, classic")]
    [InlineData("/subscribe cs.LG title:LLM mode=classic", "the classic rule knows words", "the rule 'words'")]
    [InlineData("/subscribe \0\u202E\e[31m", "is not an arXiv category", "Usage: ")]
    public async Task What_cannot_be_a_subscription_is_refused_with_what_is_allowed(string line, string problem, string allowed)
    {
        await using var bot = await CommandBot.StartAsync();
        var reply = await bot.RunAsync(line);

        reply.IsRefusal.ShouldBeTrue();
        var answer = CommandBot.Plain(reply).ReplaceLineEndings("\n");
        answer.ShouldContain(problem);
        answer.ShouldContain(allowed);
        answer.ShouldNotContain('\e');
        (await bot.ChatAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Markup_and_mentions_stay_text_in_every_field()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG \"@everyone\" \"<b>x</b>\" \"](javascript:1)\" name=\"@here <b> ](javascript:1)\u202E\u0007\"");

        var subscription = (await bot.ChatAsync())!.Subscriptions.ShouldHaveSingleItem();
        subscription.Name.ShouldBe("@here <b> ](javascript:1)");
        subscription.Query.ShouldBe("@everyone <b>x</b> \"](javascript:1)\"");
        (await bot.SaysAsync("/subscriptions")).ShouldContain("@here <b> ](javascript:1)");
    }

    [Fact]
    public async Task Unsubscribing_takes_exactly_what_is_named_and_says_how_to_have_it_back()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG cs.CL LLM name=moe");
        await bot.SaysAsync("/subscribe cs.CL name=language");
        await bot.SaysAsync("/subscribe math.NA name=numbers");

        (await bot.SaysAsync("/unsubscribe")).ShouldContain("numbers: /unsubscribe numbers");
        (await bot.SaysAsync("/unsubscribe CS.cl")).ShouldContain("/subscribe cs.CL name=\"language\"");
        (await bot.ChatAsync())!.Subscriptions.Select(s => $"{s.Name}: {s.Categories}").ShouldBe(["moe: cs.LG", "numbers: math.NA"]);

        (await bot.SaysAsync("/unsubscribe cs.CL")).ShouldContain("No subscription of this chat looks at cs.CL");
        (await bot.SaysAsync("/unsubscribe numbrs")).ShouldContain("did you mean numbers?");
        (await bot.SaysAsync("/unsubscribe NUMBERS")).ShouldContain("Unsubscribed from numbers.");
        (await bot.SaysAsync("/unsubscribe all")).ShouldContain("Nothing comes any more.");

        var chat = (await bot.ChatAsync())!;
        chat.Subscriptions.ShouldBeEmpty();
        chat.NextDueAt.ShouldBeNull();
        (await bot.RunAsync("/unsubscribe all")).IsRefusal.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_printed_to_have_a_subscription_back_makes_the_same_one()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG cs.CL \"mixture of experts\"^2 -survey name=\"my papers\" mode=classic");
        var before = (await bot.ChatAsync())!.Subscriptions.Single();
        var answer = await bot.SaysAsync("/unsubscribe my papers");
        await bot.SaysAsync(answer.Split('\n').Single(line => line.TrimStart().StartsWith("/subscribe", StringComparison.Ordinal)).Trim());

        var after = (await bot.ChatAsync())!.Subscriptions.Single();
        after.IsSameAs(before).ShouldBeTrue();
        after.Name.ShouldBe(before.Name);
    }
}
