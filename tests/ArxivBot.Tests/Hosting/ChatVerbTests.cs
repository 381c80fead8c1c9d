using System.Diagnostics;
using System.Text;

namespace ArxivBot.Tests.Hosting;

/// <summary>The built program, talked to through a pipe.</summary>
public sealed class ChatVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Lines_from_a_pipe_are_answered_and_the_exit_code_says_whether_all_was_done()
    {
        var (code, output) = await ChatAsync("/subscribe cs.LG LLM name=moe\n\n/subscriptions\n", "--as", "alice");
        (code, output.Split("moe · cs.LG · LLM").Length).ShouldBe((0, 3), output);

        (code, output) = await ChatAsync("/subscriptions\nhello\n/exit\n/subscribe cs.CL\n", "--as", "bob");
        (code, output.Contains("Commands begin with a slash"), output.Contains("Subscribed")).ShouldBe((1, true, false), output);
    }

    [Fact]
    public async Task A_guest_of_a_shared_chat_reads_what_its_admin_has_set()
    {
        await ChatAsync("/subscribe cs.LG LLM\n", "--as", "alice", "--shared", "reading-group");
        var (code, output) = await ChatAsync("/subscriptions\n/pause\n", "--as", "bob", "--shared", "reading-group", "--guest");
        (code, output.Contains("LLM · cs.LG"), output.Contains("only its admins may")).ShouldBe((1, true, true), output);
        (await ChatAsync("", "--admin", "--guest")).ExitCode.ShouldBe(2);
        (await ChatAsync("", "--as", "\u202E")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Sessions_of_several_people_go_on_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(at =>
            ChatAsync(string.Concat(Enumerable.Range(0, 10).Select(n => $"/keywords add person{at}word{n}\n")), "--as", $"person{at}", "--shared", "reading-group")));
        answers.ShouldAllBe(answer => answer.ExitCode == 0);
        _folder.Query("SELECT count(*) FROM WatchedTerms").ShouldBe(["30"]);
        _folder.Query("SELECT count(*) FROM Chats").ShouldBe(["1"]);
    }

    [Fact]
    public async Task Files_are_read_and_written_by_their_path()
    {
        _folder.File("config.json", "{ \"categories\": [\"cs.LG\"], \"keywords\": [\"LLM\"] }");
        var (code, output) = await ChatAsync("/import config.json\n/export json > mine.json\n/unsubscribe all\n/import < mine.json\n");
        (code, output.Contains("Written to mine.json")).ShouldBe((0, true), output);
        _folder.Query("SELECT Categories, Query, Mode FROM Subscriptions").ShouldBe(["cs.LG|LLM|Classic"]);
        (await ChatAsync("/import nothing.json\n")).Output.ShouldContain("There is no file nothing.json here");
    }

    [Fact]
    public async Task A_practice_has_three_days_and_leaves_nothing()
    {
        var (code, output) = await ChatAsync("/subscribe cs.LG LLM\n", "--demo");
        code.ShouldBe(0, output);
        output.ShouldContain("nothing is kept");
        output.ShouldContain("Friday 19 December");
        Directory.Exists(_folder.File("data")).ShouldBeFalse();
    }

    [Fact]
    public async Task All_chats_move_to_another_installation_and_a_second_time_nothing_is_added()
    {
        await ChatAsync("/subscribe cs.LG LLM name=moe\n/keywords add kernel\n/settings time=09:15 zone=Europe/Berlin\n", "--as", "alice");
        await ChatAsync("/subscribe cs.CL\n/pause\n", "--as", "alice", "--shared", "reading-group");
        (await RunAsync("export", "--out", "all.json")).ExitCode.ShouldBe(0);

        var other = _folder.File("other");
        (await RunAsync("import", "all.json", "--set", $"Storage:Directory={other}")).Output.ShouldContain("Imported 2 new chats, 2 subscriptions and 1 terms; 0 were here already");
        (await RunAsync("import", "all.json", "--set", $"Storage:Directory={other}")).Output.ShouldContain("Imported 0 new chats, 0 subscriptions and 0 terms; 3 were here already");
        (await RunAsync("export", "--set", $"Storage:Directory={other}")).Output.ShouldContain(await File.ReadAllTextAsync(_folder.File("all.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_damaged_file_imports_nothing_and_its_line_is_named()
    {
        await ChatAsync("/subscribe cs.LG LLM\n", "--as", "alice");
        await ChatAsync("/subscribe cs.CL LLM\n", "--as", "bob");
        await RunAsync("export", "--out", "all.json");
        var lines = await File.ReadAllLinesAsync(_folder.File("all.json"), TestContext.Current.CancellationToken);
        var wrong = Array.FindLastIndex(lines, line => line.Contains("\"cs.CL\""));
        lines[wrong] = lines[wrong].Replace("cs.CL", "cs.XX");
        _folder.File("wrong.json", string.Join('\n', lines));
        _folder.File("half.json", string.Join('\n', lines.Take(wrong)));
        _folder.File("newer.json", "{\n\"arxivbot\": 2, \"chats\": [] }");

        var other = $"Storage:Directory={_folder.File("other")}";
        (await RunAsync("import", "wrong.json", "--set", other)).Output.ShouldContain($"wrong.json:{wrong + 1}: 'cs.XX' is not an arXiv category");
        (await RunAsync("import", "half.json", "--set", other)).Output.ShouldContain($"half.json:{wrong}: this is not JSON");
        (await RunAsync("import", "newer.json", "--set", other)).Output.ShouldContain("newer.json:2: a newer version of ArxivBot");
        (await RunAsync("export", "--set", other)).Output.ShouldContain("0 chats, 0 subscriptions");
    }

    public void Dispose() => _folder.Dispose();

    private Task<(int ExitCode, string Output)> ChatAsync(string input, params string[] arguments) => StartAsync(input, ["chat", .. arguments]);

    private Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => StartAsync("", arguments);

    private async Task<(int ExitCode, string Output)> StartAsync(string input, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "arxivbot.dll"), .. arguments])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            Environment = { ["ARXIVBOT_Chats__TimeZone"] = "America/New_York" },
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
