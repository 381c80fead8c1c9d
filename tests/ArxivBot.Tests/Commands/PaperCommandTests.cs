using ArxivBot.Arxiv;

namespace ArxivBot.Tests.Commands;

public class PaperCommandTests
{
    [Fact]
    public async Task A_paper_is_shown_whole_with_every_list_that_it_stood_in()
    {
        await using var bot = await CommandBot.StartAsync();
        var paper = TestLists.Paper("2512.00001", "On $\\alpha$-kernels", "The first sentence.\nThe last sentence, after many.", "cs.LG", "cs.CL");
        paper.Authors = [.. Enumerable.Range(1, 12).Select(number => $"Author Number{number}")];
        await bot.ListAsync("cs.LG", "2025-12-16", paper);
        await bot.ListAsync("cs.CL", "2025-12-16", paper);
        paper.Version = 2;
        await bot.LinesAsync("cs.LG", "2025-12-18", (paper, AnnouncementKind.Replace));

        var text = (await bot.SaysAsync("/paper https://arxiv.org/abs/2512.00001v1")).Flat();

        text.ShouldContain("On α-kernels");
        text.ShouldContain("The first sentence.");
        text.ShouldContain("The last sentence, after many.");
        text.ShouldContain("Author Number12");
        text.ShouldContain("cs.LG, cs.CL");
        text.ShouldContain("new in cs.LG, v1 · cross in cs.CL, v1");
        text.ShouldContain("replace in cs.LG, v2");
        text.ShouldContain("CC BY 4.0");
        text.ShouldContain("https://arxiv.org/abs/2512.00001");
        text.ShouldContain("https://arxiv.org/pdf/2512.00001");
        text.ShouldContain("https://arxiv.org/html/2512.00001");
        foreach (var button in (string[])["Summary", "Save", "Why"])
            text.ShouldContain(button);
    }

    [Theory]
    [InlineData("/paper")]
    [InlineData("/summary")]
    [InlineData("/why")]
    [InlineData("/save")]
    public async Task A_paper_that_is_not_stored_is_said_to_be_and_arXiv_is_linked(string command)
    {
        await using var bot = await CommandBot.StartAsync();

        var text = await bot.SaysAsync($"{command} 2401.12345");

        text.ShouldContain("2401.12345 is not among the papers that this bot has seen announced.");
        text.ShouldContain("https://arxiv.org/abs/2401.12345");
        (await bot.SaysAsync($"{command} kernel")).ShouldContain("'kernel' is not an arXiv id");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_hostile_paper_is_shown_harmless_by_every_command(string hostile)
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.SaysAsync("/subscribe cs.LG");
        var paper = TestLists.Paper("2512.00001", hostile, hostile);
        (paper.Authors, paper.License) = ([hostile, hostile], hostile);
        await bot.ListAsync("cs.LG", "2025-12-18", paper);

        foreach (var line in (string[])["/paper 2512.00001", "/summary 2512.00001", "/why 2512.00001", "/save 2512.00001", "/saved", "/today", "/top", "/search cat:cs.LG", "/preview cs.LG", "/digest 2025-12-18"])
        {
            var text = await bot.SaysAsync(line);
            text.ShouldContain("2512.00001", Case.Sensitive, line);
            text.ShouldNotContain("Something went wrong", Case.Sensitive, line);
            text.Any(character => character != '\n' && char.IsControl(character)).ShouldBeFalse(line);
            text.Any(character => character is '\u202E' or '\u200B').ShouldBeFalse(line);
        }
    }

    public static TheoryData<string> Texts() =>
    [
        "\u001b[31mred\u001b[0m\a", "<script>alert(1)</script> @everyone [x](http://evil.example)", "\u202Eevil\u200B", new string('a', 5_000), "$\\frac{", "…", "a\0b\r\nc", "'; DROP TABLE Papers; --",
    ];

    [Theory]
    [InlineData("http://arxiv.org/licenses/nonexclusive-distrib/1.0/", "arXiv's non-exclusive licence to distribute")]
    [InlineData("http://creativecommons.org/licenses/by-nc-sa/4.0/", "CC BY-NC-SA 4.0")]
    [InlineData("http://creativecommons.org/publicdomain/zero/1.0/", "CC0 (public domain)")]
    [InlineData("http://example.org/mine", "http://example.org/mine")]
    [InlineData("creativecommons.org/licenses/", "creativecommons.org/licenses/")]
    public void A_licence_is_named_as_people_know_it(string address, string name) =>
        ArxivBot.Commands.LookingUp.Licenses.NameOf(address).ShouldBe(name);
}
