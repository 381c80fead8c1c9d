using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ArxivBot.Commands;
using ArxivBot.Documents;
using ArxivBot.Tests.Commands;

namespace ArxivBot.Tests.Summaries.Hostile;

/// <summary>Papers that give orders, through the whole of /summary: from arXiv to what three platforms show.</summary>
public partial class HostilePaperTests(HostileWorld world) : IClassFixture<HostileWorld>
{
    private const int MostParts = 4, MostPoints = 5, LongestTake = 400, LongestPoint = 850;

    public static TheoryData<int, string> Papers => [.. HostilePapers.All.Select((paper, at) => (at, paper.Name))];

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task In_its_own_sentences_it_can_do_no_harm(int at, string name)
    {
        var document = await SummaryAsync(world.WithoutModel, at);

        TextOf(document).ShouldContain("The sentences are the paper's own", customMessage: name);
        HasItsShape(document);
        Harmless.On(document);
        if (HostilePapers.All[at].IsHidden)
            TextOf(document).ShouldNotContain(HostilePapers.All[at].Order);
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task A_model_that_obeys_it_can_do_no_harm(int at, string name)
    {
        var paper = HostilePapers.All[at];
        var document = await SummaryAsync(world.WithModel, at);

        HasItsShape(document);
        Harmless.On(document);
        TextOf(document).ShouldContain(paper.Refusal is { } refusal ? $"No model wrote this: {refusal}." : "Written by gpt-4o-mini", customMessage: name);
        var prompt = world.PromptOf(paper);
        var code = Mark().Match(prompt).Groups["code"].Value;
        Regex.Count(prompt, code).ShouldBe(2);
        Regex.Count(prompt, "</?paper ").ShouldBe(2);
        Before(prompt, code).ShouldNotContain(paper.Title);
        prompt.Replace("\n", "", StringComparison.Ordinal).EnumerateRunes().Where(IsUnseen).ShouldBeEmpty();
        if (paper.IsHidden)
        {
            prompt.ShouldNotContain(paper.Order);
            TextOf(document).ShouldNotContain(paper.Order);
        }
    }

    private static async Task<Document> SummaryAsync(CommandBot bot, int at) => (await bot.RunAsync($"/summary {HostileWorld.IdOf(HostilePapers.All[at])}")).Document;

    private static void HasItsShape(Document document)
    {
        document.Blocks[0].ShouldBeOfType<PaperCard>();
        Bare(document.Blocks[1].ShouldBeOfType<Paragraph>().Text).Length.ShouldBeInRange(1, LongestTake);
        var parts = document.Blocks.OfType<Items>().ToList();
        parts.Count.ShouldBeInRange(0, MostParts);
        document.Blocks.OfType<Heading>().Count().ShouldBe(parts.Count);
        parts.ShouldAllBe(part => part.Texts.Count >= 1 && part.Texts.Count <= MostPoints);
        parts.SelectMany(part => part.Texts).ShouldAllBe(text => Bare(text).Length > 0 && Bare(text).Length <= LongestPoint);
    }

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse;

    private static string Before(string prompt, string code) => prompt[..prompt.IndexOf(code, StringComparison.Ordinal)];

    // What the check of figures and names adds is its own.
    private static string Bare(string text) => text.Replace(" [?]", "", StringComparison.Ordinal);

    private static string TextOf(Document document) => CommandBot.Plain(new Reply(document)).Flat();

    [GeneratedRegex("<paper (?<code>[0-9a-f]{16})>")]
    private static partial Regex Mark();
}
