using ArxivBot.Subscriptions;
using ArxivBot.Subscriptions.Transfer;
using ArxivBot.Tests.Documents;
using CsCheck;

namespace ArxivBot.Tests.Commands;

public class ImportExportTests
{
    private static readonly string Example = Path.Combine(Repository.Root, "config", "examples", "config.json");

    private static async Task<string> ExportAsync(CommandBot bot, string person = "me") =>
        (await bot.RunAsync("/export json", person)).Document.Blocks.OfType<ArxivBot.Documents.Attachment>().Single().Content;

    private static async Task FillAsync(CommandBot bot)
    {
        foreach (var line in (string[])
        [
            "/subscribe cs.LG cs.CL \"mixture of experts\"^2 -survey name=moe", "/subscribe math.NA", "/subscribe cs.DC kernel mode=classic",
            "/keywords add LLM^3 quantiz*", "/authors follow Tri Dao", "/exclude add tutorial", "/settings zone=Europe/Berlin time=09:15 max=7 quiet=22:00-07:00 schedule=\"weekly tuesday\"",
        ])
        {
            (await bot.RunAsync(line)).IsRefusal.ShouldBeFalse(line);
        }
    }

    [Fact]
    public async Task What_one_chat_exports_another_has_after_importing_it_once_or_twice()
    {
        await using var bot = await CommandBot.StartAsync();
        await FillAsync(bot);
        var file = await ExportAsync(bot);
        file.ShouldNotContain("\"me\"");

        (await bot.UploadsAsync("/import", file, "bob")).ShouldContain("Imported: 3 subscriptions, 4 terms, 5 settings.");
        (await ExportAsync(bot, "bob")).ShouldBe(file);
        (await bot.UploadsAsync("/import", file, "bob")).ShouldContain("7 more were here already");
        (await ExportAsync(bot, "bob")).ShouldBe(file);
    }

    [Fact]
    public async Task A_file_that_ends_at_any_of_its_lines_imports_nothing_and_the_line_is_named()
    {
        await using var bot = await CommandBot.StartAsync();
        await FillAsync(bot);
        var lines = (await ExportAsync(bot)).TrimEnd('\n').Split('\n');
        for (var kept = 1; kept < lines.Length; kept++)
        {
            var answer = await bot.UploadsAsync("/import", string.Join('\n', lines.Take(kept)), "bob");
            answer.ShouldContain("Nothing was imported. file:");
            int.Parse(answer.Split("file:")[1].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(kept, kept + 1);
        }

        (await bot.ChatAsync("bob")).ShouldBeNull();
    }

    [Fact]
    public async Task A_line_that_is_wrong_is_named_and_nothing_is_imported()
    {
        await using var bot = await CommandBot.StartAsync();
        await FillAsync(bot);
        var lines = (await ExportAsync(bot)).TrimEnd('\n').Split('\n');
        var damaged = 0;
        for (var at = 0; at < lines.Length; at++)
        {
            var colon = lines[at].IndexOf("\": \"", StringComparison.Ordinal);
            if (colon < 0 || lines[at].Contains("\"name\""))
                continue;
            string[] broken = [.. lines];
            broken[at] = $"{lines[at][..(colon + 3)]}\"](:<\"{(lines[at].EndsWith(',') ? "," : "")}";
            (await bot.UploadsAsync("/import", string.Join('\n', broken), "bob")).ShouldContain($"Nothing was imported. file:{at + 1}:", customMessage: broken[at]);
            damaged++;
        }

        damaged.ShouldBeGreaterThan(15);
        (await bot.ChatAsync("bob")).ShouldBeNull();
    }

    [Theory]
    [InlineData("{ \"arxivbot\": 2, \"chats\": [] }", "a newer version of ArxivBot")]
    [InlineData("{ \"arxivbot\": 1, \"chats\": [] }", "holds 0 chats")]
    [InlineData("{ \"arxivbot\": 1, \"chats\": [{}, { \"platform\": \"x\", \"address\": \"y\" }] }", "holds 2 chats")]
    [InlineData("{ \"arxivbot\": 1, \"chats\": [{ \"colour\": 1 }] }", "'colour' is not known here")]
    [InlineData("{ \"arxivbot\": 1, \"chats\": [{ \"keywords\": [7] }] }", "keywords is '7'; it must be a text")]
    [InlineData("{ \"arxivbot\": 1, \"chats\": [{ \"keywords\": [\"\\ud800\"] }] }", "this is no text")]
    [InlineData("{ \"arxivbot\": 1, \"chats\": [{ \"keywords\": [\"(\"] }] }", "this is not a term")]
    [InlineData("{ \"arxivbot\": 1, \"chats\": [{ \"subscriptions\": [{ \"categories\": \"cs.XX\" }] }] }", "not an arXiv category")]
    [InlineData("{ \"categories\": [\"cs.XX\"] }", "not an arXiv category")]
    [InlineData("{ \"keywords\": [\"LLM\"] }", "categories is missing")]
    [InlineData("{} {}", "this is not JSON")]
    [InlineData("cs.LG", "neither JSON nor OPML")]
    [InlineData("<html></html>", "no OPML: it begins with <html>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><opml/>", "this is not XML")]
    [InlineData("<opml><body><outline xmlUrl=\"https://rss.arxiv.org/rss/cs.LG\"/>", "this is not XML")]
    [InlineData("<opml><body><outline xmlUrl=\"https://example.org/feed\"/></body></opml>", "no feed of arXiv's")]
    public async Task What_is_no_such_file_is_refused(string file, string problem)
    {
        await using var bot = await CommandBot.StartAsync();
        var answer = await bot.UploadsAsync("/import", file);
        answer.ShouldContain("Nothing was imported.");
        answer.ReplaceLineEndings(" ").Replace("   ", " ").ShouldContain(problem);
        (await bot.ChatAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Deep_nesting_and_size_are_bounded()
    {
        await using var bot = await CommandBot.StartAsync();
        (await bot.UploadsAsync("/import", new string('[', 10_000))).ShouldContain("neither JSON");
        (await bot.UploadsAsync("/import", $"{{\"arxivbot\":{new string('[', 10_000)}")).ShouldContain("this is not JSON");
        (await bot.UploadsAsync("/import", $"{{{new string('x', 1_000_001)}")).ShouldContain("1,000,000 are the most");
    }

    [Fact]
    public async Task More_than_the_quota_is_not_imported_in_part()
    {
        await using var bot = await CommandBot.StartAsync();
        await FillAsync(bot);
        var file = await ExportAsync(bot);
        await using var small = await CommandBot.StartAsync("Chats:MostSubscriptions=2");
        (await small.UploadsAsync("/import", file)).ShouldContain("Nothing was imported");
        (await small.ChatAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task The_earlier_bots_file_becomes_a_subscription_by_its_rule()
    {
        await using var bot = await CommandBot.StartAsync();
        var answer = await bot.UploadsAsync("/import", await File.ReadAllTextAsync(Example, TestContext.Current.CancellationToken));
        answer.ShouldContain("Imported: 1 subscription");
        answer.ShouldContain("ai_summary has no effect");
        var chat = (await bot.ChatAsync())!;
        var subscription = chat.Subscriptions.ShouldHaveSingleItem();
        (subscription.Mode, subscription.Categories, chat.Settings.MaximumPapers).ShouldBe((RankingMode.Classic, "cs.AI cs.CL cs.DC cs.LG", 30));
        Wishes.Of(chat).Single().Query.ShouldBe(EarlierBotConfig.Read(Example).Wish.Query);
    }

    [Fact]
    public async Task Feeds_go_to_a_feed_reader_and_come_back()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG hep-th LLM");
        var feeds = (await bot.RunAsync("/export opml")).Document.Blocks.OfType<ArxivBot.Documents.Attachment>().Single();
        feeds.Name.ShouldBe("arxiv.opml");
        feeds.Content.ShouldContain("xmlUrl=\"https://rss.arxiv.org/rss/hep-th\"");

        (await bot.UploadsAsync("/import", feeds.Content.Replace("</body>", "<outline xmlUrl=\"https://example.org/\"/><outline xmlUrl=\"http://export.arxiv.org/rss/cs.CL+cs.LG\"/></body>"), "bob"))
            .ShouldContain("1 feeds are none of arXiv's");
        (await bot.ChatAsync("bob"))!.Subscriptions.ShouldHaveSingleItem().Categories.ShouldBe("cs.LG hep-th cs.CL");
    }

    [Fact]
    public async Task Export_needs_to_know_what()
    {
        await using var bot = await CommandBot.StartAsync();
        (await bot.SaysAsync("/export")).ShouldContain("format is missing");
        (await bot.SaysAsync("/export pdf")).ShouldContain("bibtex, opml, json");
        (await bot.SaysAsync("/export opml")).ShouldContain("no subscriptions");
        (await bot.SaysAsync("/export bibtex")).ShouldContain("reading list is empty");
    }

    [Fact]
    public void Any_chat_is_read_back_as_it_was_written() => Chats.Sample(chat =>
    {
        var text = ChatFile.Write([chat], isForOthers: false);
        var record = ChatFileReader.Read("file", text).Single();
        var copy = new Chat
        {
            Platform = record.Platform!,
            Address = record.Address!,
            Title = record.Title,
            IsShared = record.IsShared,
            State = record.IsPaused ? ChatState.Paused : ChatState.Active,
            CreatedAt = chat.CreatedAt,
            Settings = new ChatSettings { DeliverAt = default, TimeZone = "UTC", MaximumPapers = 1 },
        };
        ChatImport.Apply(copy, record, "nobody", settings: true, chat.CreatedAt, _ => "none");
        ChatFile.Write([copy], isForOthers: false).ShouldBe(text);
    });

    [Fact]
    public void Any_text_is_a_file_or_refused_with_its_line() => Hostile.Texts.Select(text => $"{{ \"arxivbot\": 1, {text}").Sample(text =>
    {
        try
        {
            ChatFileReader.Read("file", text);
            return false;
        }
        catch (UsageException exception)
        {
            return exception.Message.StartsWith("file:", StringComparison.Ordinal);
        }
    });

    private static readonly Gen<string> Line = Hostile.Texts.Select(text => $"n{ArxivBot.Documents.UntrustedText.OneLine(text)}").Select(text => ArxivBot.Documents.UntrustedText.OneLine(ArxivBot.Documents.UntrustedText.Cut(text, 60)));

    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcxyz019é型"], 2, 8];

    private static Gen<Chat> Chats =>
        from address in Line
        from shared in Gen.Bool
        from paused in Gen.Bool
        from minutes in Gen.Int[0, 1439]
        from days in Gen.Int[1, 127]
        from quiet in Gen.Int[0, 1438]
        from most in Gen.Int[1, 100]
        from score in Gen.Int[0, 100]
        from names in Line.Array[0, 4]
        from words in Word.Array[1, 4]
        from terms in Word.Array[0, 4]
        select new Chat
        {
            Platform = "console",
            Address = address,
            IsShared = shared,
            State = paused ? ChatState.Paused : ChatState.Active,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Settings = new ChatSettings
            {
                DeliverAt = new TimeOnly(minutes / 60, minutes % 60),
                TimeZone = "Asia/Kathmandu",
                Days = (Weekdays)days,
                QuietFrom = new TimeOnly(quiet / 60, quiet % 60),
                QuietUntil = new TimeOnly((quiet + 1) / 60, (quiet + 1) % 60),
                MaximumPapers = most,
                MinimumScore = score / 8.0,
                IsOpenToAll = shared,
            },
            Subscriptions =
            [
                .. names.DistinctBy(name => name.ToUpperInvariant()).Select((name, at) => new Subscription
                {
                    Id = at + 1, Name = name, Categories = "cs.LG cs.CL", Query = $"{words[at % words.Length]} w{at}", CreatedBy = address, CreatedAt = DateTimeOffset.UnixEpoch,
                }),
            ],
            Terms = [.. terms.DistinctBy(term => term.ToUpperInvariant()).Select((term, at) => new WatchedTerm { Id = at + 1, Kind = (WatchedTermKind)(at % 3), Text = term })],
        };
}
