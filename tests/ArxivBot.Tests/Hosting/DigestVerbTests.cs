using System.Text.Json;
using System.Text.RegularExpressions;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Faults;
using ArxivBot.Simulators.Arxiv.Feeds;
using ArxivBot.Simulators.Llm;

namespace ArxivBot.Tests.Hosting;

/// <summary>The program as a person at a shell has it, against a simulated arXiv that serves recorded days.</summary>
public sealed partial class DigestVerbTests : IDisposable
{
    private static readonly string EarlierConfig = Path.Combine(Repository.Root, "config", "examples", "config.json");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_earlier_bots_configuration_gives_its_published_digests_to_the_last_rank()
    {
        await using var arxiv = await ServeCorpusAsync();
        foreach (var day in Corpus.DaysWithDigest)
        {
            arxiv.Today = LoopbackBot.Day(day);
            var (exitCode, output, errors) = await DigestAsync(arxiv, "--config", EarlierConfig, "--date", day, "--format", "json");

            exitCode.ShouldBe(0, errors);
            using var digest = JsonDocument.Parse(output);
            var papers = digest.RootElement.GetProperty("papers").EnumerateArray().Select(p => (
                p.GetProperty("rank").GetInt32(), p.GetProperty("id").GetString(), p.GetProperty("score").GetDouble(), p.GetProperty("category").GetString()));
            var published = Corpus.PublishedDigest(day).GetProperty("top").EnumerateArray().Select(p => (
                p.GetProperty("rank").GetInt32(), p.GetProperty("id").GetString(), p.GetProperty("score").GetDouble(), p.GetProperty("category").GetString()));
            papers.ShouldBe(published, day);
            errors.ShouldContain("note: config.json: min_score has no effect");
        }
    }

    [Theory]
    [InlineData("2025-12-10")]
    [InlineData("2025-12-12")]
    [InlineData("2025-12-18")]
    public async Task The_Markdown_file_has_the_papers_ranks_and_scores_of_the_earlier_bots_file(string day)
    {
        await using var arxiv = await ServeCorpusAsync();
        arxiv.Today = LoopbackBot.Day(day);
        var file = _folder.File("README.md");

        (await DigestAsync(arxiv, "--config", EarlierConfig, "--date", day, "--format", "markdown", "--out", file)).ExitCode.ShouldBe(0);

        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var seed = await File.ReadAllTextAsync(Shared.Path($"seeds/{day}.md"), TestContext.Current.CancellationToken);
        PaperLines(text).ShouldBe(PaperLines(seed));
        PaperLines(text).Count.ShouldBe(30 * 3);
        text.ShouldContain("- **Categories Monitored**: cs.AI, cs.CL, cs.DC, cs.LG\n");
    }

    [Fact]
    public async Task The_first_papers_carry_the_summaries_that_the_earlier_bots_file_asks_for()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { Feeds = new FeedFolder(Corpus.Folder), AnnouncedPdf = "2512.90001" }, TestContext.Current.CancellationToken);
        arxiv.Today = new DateOnly(2025, 12, 18);
        await using var llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions(), TestContext.Current.CancellationToken);
        _folder.File("prompt.md", "请用中文总结这篇论文。");
        var config = _folder.File("config.json", $$"""
            {
              "categories": ["cs.LG", "cs.CL"], "keywords": ["LLM", "attention"], "max_papers": 5,
              "ai_summary": { "enabled": true, "api_key": "sk-simulated-key-0123456789", "base_url": "{{llm.DashScopeUrl}}", "model": "qwen-long", "prompt_file": "prompt.md", "max_papers_to_summarize": 3, "max_workers": 2 }
            }
            """);

        var (exitCode, output, errors) = await DigestAsync(arxiv, "--config", config, "--date", "2025-12-18", "--format", "markdown");

        exitCode.ShouldBe(0, errors);
        var papers = output.Split("\n### ")[1..];
        papers.Length.ShouldBe(5);
        foreach (var paper in papers[..3])
        {
            paper.ShouldContain("<details>\n<summary><strong>🤖 AI Summary (by qwen-long)</strong> - Click to expand</summary>\n\n# 论文总结：");
            foreach (var heading in (string[])["## 1. 论文的主要贡献和创新点", "## 2. 核心实验方法和设置", "## 3. 主要实验结果和性能指标", "## 4. 关键结论和发现"])
                paper.ShouldContain(heading);
            paper.ShouldContain("</details>\n\n---");
        }

        papers[3..].ShouldAllBe(paper => !paper.Contains("<details>"));
        llm.Record.Calls.Count.ShouldBe(3);
        llm.Record.Calls.ShouldAllBe(call => call.Request.Messages[0].Text.StartsWith("请用中文总结这篇论文。") && call.Request.Messages[0].Text.Contains("Answer with one JSON object"));
        llm.Record.Calls.ShouldAllBe(call => call.Request.Messages[1].FileIds.Count == 1, "as the earlier bot did, with the PDF");
        llm.FileCount.ShouldBe(0);
        errors.ShouldContain("(3 of 3)");

        // What is made is made for good.
        (await DigestAsync(arxiv, "--config", config, "--date", "2025-12-18", "--format", "markdown")).Output.ShouldContain("AI Summary (by qwen-long)");
        llm.Record.Calls.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("true", "ai_summary must be an object")]
    [InlineData("{ \"enabled\": \"yes\" }", "ai_summary:enabled is \"yes\"; it must be true or false")]
    [InlineData("{ \"enabled\": true }", "ai_summary:model is missing")]
    [InlineData("{ \"enabled\": true, \"model\": \"m\", \"base_url\": \"nowhere\" }", "ai_summary:base_url is \"nowhere\"")]
    [InlineData("{ \"enabled\": true, \"model\": \"m\", \"max_workers\": 900 }", "ai_summary:max_workers is 900; it must be a whole number from 0 to 32")]
    public async Task A_wrong_summary_block_is_named(string block, string words)
    {
        await using var arxiv = await ServeCorpusAsync();

        var (exitCode, _, errors) = await DigestAsync(arxiv, "--config", _folder.File("config.json", $"{{ \"categories\": [\"cs.LG\"],\n\"ai_summary\": {block} }}"), "--date", "2025-12-18");

        exitCode.ShouldBe(2, errors);
        errors.ShouldContain($"config.json:2: {words}");
    }

    [Fact]
    public async Task In_words_mode_a_paper_has_a_why_line_and_the_coverage_adds_up()
    {
        await using var arxiv = await ServeCorpusAsync();
        arxiv.Today = new DateOnly(2025, 12, 10);

        var (exitCode, output, errors) = await DigestAsync(
            arxiv, "--categories", "cs.LG", "cs.DC", "--query", "kernel quantiz*^2 -survey", "--date", "2025-12-10", "--max", "5", "--format", "json");

        exitCode.ShouldBe(0, errors);
        using var digest = JsonDocument.Parse(output);
        var coverage = digest.RootElement.GetProperty("coverage");
        coverage.GetProperty("announced").GetInt32().ShouldBe(157);
        coverage.GetProperty("fetched").GetInt32().ShouldBe(157);
        coverage.GetProperty("shown").GetInt32().ShouldBe(5);
        coverage.GetProperty("unparseable").GetInt32().ShouldBe(0);
        digest.RootElement.GetProperty("date").GetString().ShouldBe("2025-12-10");
        foreach (var paper in digest.RootElement.GetProperty("papers").EnumerateArray())
        {
            paper.EnumerateObject().Select(p => p.Name).ShouldBe(
                ["rank", "id", "version", "title", "authors", "category", "categories", "type", "published", "score", "why", "url"]);
            paper.GetProperty("why").GetString().ShouldNotBeNull().ShouldMatch(@"(kernel|quantiz\*) \+\d");
        }
    }

    [Fact]
    public async Task Text_that_goes_elsewhere_than_to_a_terminal_has_no_escape_sequence()
    {
        // Of the ways to begin an escape sequence XML allows only the one of a single character.
        var papers = new AnnouncedPapers();
        papers.Announce(new DateOnly(2025, 12, 16), new SimulatedPaper(
            "2512.13001", "\u009b31mRed **bold** <b>LLM</b> [link](https://evil.example) \u202Etxet", "cs.LG")
        { Abstract = "LLM \u009d8;;https://evil.example\u009cclick" });
        await using var arxiv = await ArxivSimulator.StartAsync(papers, TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await DigestAsync(arxiv, "--categories", "cs.LG", "--query", "LLM", "--date", "2025-12-16");

        exitCode.ShouldBe(0, errors);
        output.ShouldContain("**bold** <b>LLM</b> [link](https://evil.example)");
        output.Where(c => char.IsControl(c) && c != '\n').ShouldBeEmpty();
        output.ShouldNotContain('\u202e');
        output.ShouldContain("coverage    announced 1 · fetched 1 · matched 1 · shown 1");
    }

    [Fact]
    public async Task A_digest_replaces_a_file_goes_through_a_link_and_into_a_device()
    {
        await using var arxiv = await ServeCorpusAsync();
        arxiv.Today = new DateOnly(2025, 12, 10);
        var file = _folder.File("digest.txt", "what was there before");
        File.CreateSymbolicLink(_folder.File("link.txt"), file);
        string[] digest = ["--categories", "cs.DC", "--date", "2025-12-10", "--max", "1", "--out"];

        (await DigestAsync(arxiv, [.. digest, "link.txt"])).ExitCode.ShouldBe(0);
        var (exitCode, output, errors) = await DigestAsync(arxiv, [.. digest, "/dev/stdout"]);

        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldStartWith("arXiv, Wednesday 10 December 2025\n");
        new FileInfo(_folder.File("link.txt")).LinkTarget.ShouldBe(file);
        exitCode.ShouldBe(0, errors);
        output.ShouldStartWith("arXiv, Wednesday 10 December 2025\n");
        Directory.GetFiles(_folder.Path, "*.tmp").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_weekend_is_a_quiet_day()
    {
        await using var arxiv = await ServeCorpusAsync();
        arxiv.Today = new DateOnly(2025, 12, 20);

        var (exitCode, output, _) = await DigestAsync(arxiv, "--categories", "cs.LG", "--date", "2025-12-20");

        exitCode.ShouldBe(0);
        output.ShouldContain("arXiv announced nothing: it never does for a Saturday (2025-12-20).");
    }

    [Fact]
    public async Task One_list_that_cannot_be_read_makes_the_digest_incomplete_and_the_exit_code_1()
    {
        await using var arxiv = await ServeCorpusAsync();
        arxiv.Today = new DateOnly(2025, 12, 10);
        arxiv.Fail("cs.CL", new Fault.Malformed(Malformation.NotXml));

        var (exitCode, output, errors) = await DigestAsync(arxiv, "--config", EarlierConfig, "--date", "2025-12-10", "--format", "markdown");

        exitCode.ShouldBe(1);
        output.ShouldContain("> ⚠️ INCOMPLETE: 1 of 4 lists could not be read whole (cs.CL).");
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task When_arXiv_is_down_it_says_since_when()
    {
        await using var arxiv = await ServeCorpusAsync();
        arxiv.FailAll(new Fault.ServiceUnavailable503());

        for (var run = 1; run <= 2; run++)
        {
            var (exitCode, output, errors) = await DigestAsync(arxiv, "--categories", "cs.LG", "--date", "2025-12-19");
            exitCode.ShouldBe(1);
            output.ShouldBeEmpty();
            errors.ShouldContain("no list could be read, so there is no digest:\n  cs.LG: arXiv answered 503 ");
            errors.ShouldContain("(failing since 2025-12-19 17:");
            errors.ShouldNotContain("   at ");
        }
    }

    [Theory]
    [InlineData("--categories cs.LX", "--categories: 'cs.LX' is not an arXiv category: did you mean cs.L")]
    [InlineData("--categories cs", "'cs' is an archive: name its categories one by one")]
    [InlineData("--date 2025-13-01", "--date is '2025-13-01': write a day as yyyy-MM-dd")]
    [InlineData("--max 0", "--max is '0': it must be a whole number from 1 to 1000")]
    [InlineData("--mode clever", "clever")]
    [InlineData("--format pdf", "pdf")]
    [InlineData("--query \"open", "this quotation is not closed")]
    [InlineData("--config nowhere.json", "nowhere.json cannot be read")]
    [InlineData("--config .", "cannot be read")]
    [InlineData("--settings nowhere.json", "the settings file nowhere.json does not exist")]
    [InlineData("--set Arxiv:MinimumInterval=soon", "Arxiv:MinimumInterval")]
    [InlineData("--set Arxiv:MinimumIntervall=00:00:03", "MinimumIntervall")]
    [InlineData("--set Arxvi:MinimumInterval=00:00:03", "'Arxvi' is not a section of the settings: they are Arxiv, Storage")]
    [InlineData("--set Subscription:MaximumPapers=0", "MaximumPapers")]
    [InlineData("--set Storage:Provider=oracle", "must be sqlite")]
    [InlineData("--set Arxiv:Retries=3 --settings odd.json", "Arxiv is '3': it must be an object")]
    [InlineData("--set nonsense", "'nonsense' is not a setting: write --set Section:Key=Value")]
    [InlineData("--colour red", "--colour")]
    public async Task Bad_usage_is_one_clear_line_and_exit_code_2(string arguments, string words)
    {
        _folder.File("odd.json", """{ "Arxiv": "3" }""");
        var (exitCode, output, errors) = await ArxivBotProcess.RunAsync(_folder.Path, new Dictionary<string, string>(), ["digest", .. arguments.Split(' ')]);

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldContain(words);
        errors.ShouldNotContain("   at ");
        Directory.Exists(_folder.File("data")).ShouldBeFalse("nothing was started");
    }

    [Theory]
    [InlineData("{\n  \"categories\": [\"cs.LG\", \"cs.LX\"]\n}", "config.json:2: categories: 'cs.LX' is not an arXiv category")]
    [InlineData("{\n  \"categories\": [\"cs.LG\"],\n  \"max_papers\": \"many\"\n}", "config.json:3: max_papers is \"many\"; it must be a whole number from 1 to 1000")]
    [InlineData("{\n  \"categories\": [\"cs.LG\"],\n\n  \"keywords\": [\"LLM\", 3]\n}", "config.json:4: keywords[1] is 3; it must be a text that is not empty")]
    [InlineData("{\n  \"categories\": \"cs.LG\"\n}", "config.json:2: categories is \"cs.LG\"; it must be an array of texts")]
    [InlineData("{\n  \"keywords\": []\n}", "config.json: categories is missing")]
    [InlineData("{\n  \"categories\": [\"cs.LG\"],,\n}", "config.json:2: this is not JSON")]
    [InlineData("[]", "config.json:1: the file is an array; it must be an object")]
    [InlineData("", "config.json:1: this is not JSON")]
    public async Task A_wrong_configuration_is_named_with_its_line_and_key(string json, string words)
    {
        var (exitCode, _, errors) = await ArxivBotProcess.RunAsync(
            _folder.Path, new Dictionary<string, string>(), "digest", "--config", _folder.File("config.json", json));

        exitCode.ShouldBe(2, errors);
        errors.ShouldContain(words);
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await using var arxiv = await ServeCorpusAsync();
        arxiv.Today = new DateOnly(2025, 12, 10);
        (await DigestAsync(arxiv, "--categories", "cs.DC", "--date", "2025-12-10")).ExitCode.ShouldBe(0);
        _folder.Query("INSERT INTO __EFMigrationsHistory VALUES ('29991231235959_FromTheFuture', '99.0') RETURNING 1").ShouldHaveSingleItem();

        var (exitCode, output, errors) = await DigestAsync(arxiv, "--categories", "cs.DC", "--date", "2025-12-10");

        exitCode.ShouldBe(1);
        output.ShouldBeEmpty();
        errors.ShouldContain("was written by a newer version of ArxivBot (29991231235959_FromTheFuture)");
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_folder_or_file_that_cannot_be_written_is_named()
    {
        await using var arxiv = await ServeCorpusAsync();
        arxiv.Today = new DateOnly(2025, 12, 10);
        var file = _folder.File("file", "not a folder");
        _folder.File("bad.db", new string('x', 5000));

        foreach (var (setting, words) in ((string, string)[])
        [
            ($"Storage:Directory={file}", "cannot be used"),
            ($"Storage:ConnectionString=Data Source={_folder.File("bad.db")}", "is not a readable SQLite database"),
            ($"Storage:ConnectionString=Data Source={_folder.File("none/deep.db")}", "cannot be opened"),
        ])
        {
            var (exitCode, _, errors) = await DigestAsync(arxiv, "--categories", "cs.DC", "--date", "2025-12-10", "--set", setting);
            exitCode.ShouldBe(1, errors);
            errors.ShouldContain(words);
            errors.ShouldNotContain("   at ");
        }

        var unwritable = await DigestAsync(arxiv, "--categories", "cs.DC", "--date", "2025-12-10", "--out", Path.Combine(file, "digest.txt"));
        unwritable.ExitCode.ShouldBe(1);
        unwritable.Errors.ShouldContain("cannot be written");
        unwritable.Errors.ShouldNotContain("   at ");
    }

    public void Dispose() => _folder.Dispose();

    private static Task<ArxivSimulator> ServeCorpusAsync() =>
        ArxivSimulator.StartAsync(new FeedFolder(Corpus.Folder), TestContext.Current.CancellationToken);

    private Task<(int ExitCode, string Output, string Errors)> DigestAsync(ArxivSimulator arxiv, params string[] arguments) =>
        ArxivBotProcess.RunAsync(
            _folder.Path,
            new Dictionary<string, string>
            {
                ["Arxiv:FeedBaseUrl"] = arxiv.BaseUrl.ToString(),
                ["Arxiv:ContentBaseUrl"] = arxiv.BaseUrl.ToString(),
                ["Arxiv:CrawlDelay"] = "00:00:00",
                ["Arxiv:MinimumInterval"] = "00:00:00",
                ["Arxiv:RetryDelay"] = "00:00:00.010",
                // Where a build server runs it, the terminal library would write colours into pipes.
                ["GITHUB_ACTIONS"] = "true",
            },
            ["digest", .. arguments]);

    /// <summary>Rank, address, score and id of each paper.</summary>
    private static List<string> PaperLines(string markdown) =>
        [.. PaperLine().Matches(markdown.ReplaceLineEndings("\n")).Select(m => string.Concat(m.Groups.Values.Skip(1)).TrimEnd())];

    [GeneratedRegex(@"^(?:(### \d+\. )\[.*(\]\(https://arxiv\.org/abs/[^)]+\))|(\*\*Score\*\*: .*)|(\*\*ArXiv ID\*\*: .*))$", RegexOptions.Multiline)]
    private static partial Regex PaperLine();
}
