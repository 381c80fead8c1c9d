using System.Text;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Faults;
using ArxivBot.Tests.Commands;

namespace ArxivBot.Tests.Arxiv.FullText;

/// <summary>What a reader is told of a paper whose files cannot be had or read, and what the summary is made of then.</summary>
public class UnreadablePaperTests
{
    private const string Id = "2512.90001";

    private const long Terabyte = 1_000_000_000_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, Fault> Endless() => new()
    {
        { "in pieces, of no said length", new Fault.Oversized(Terabyte) },
        { "of a said length", new Fault.Oversized(Terabyte, Declared: Terabyte) },
        { "less than is said", new Fault.Oversized(1_000_000, Declared: 1_000_000_000) },
        { "packed", new Fault.Oversized(Terabyte, Gzip: true) },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task A_page_without_an_end_is_not_read_on_and_the_PDF_is_read(string name, Fault fault)
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions(), Cancelled);
        arxiv.FailPapers("html", fault);

        (await SummaryAsync(arxiv)).ShouldContain("chosen by a program from the paper's PDF", customMessage: name);
        arxiv.Requests.Select(request => request.Path).ShouldBe([$"/html/{Id}v1", $"/pdf/{Id}v1"]);
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task Where_the_PDF_has_no_end_either_the_abstract_is_left(string name, Fault fault)
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions(), Cancelled);
        arxiv.FailPapers(null, fault);

        (await SummaryAsync(arxiv)).ShouldContain("Only the abstract could be read: its file is larger, or needs more memory, than any paper's.", customMessage: name);
    }

    [Fact]
    public async Task What_cannot_be_unpacked_is_damaged()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions(), Cancelled);
        arxiv.FailPapers(null, new Fault.FalselyPacked());

        (await SummaryAsync(arxiv)).ShouldContain("Only the abstract could be read: its file is damaged.");
    }

    [Fact]
    public async Task A_page_that_breaks_off_again_and_again_is_said_to_be_out_of_reach()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions(), Cancelled);
        arxiv.FailPapers(null, new Fault.CutOff());

        (await SummaryAsync(arxiv)).ShouldContain("Only the abstract could be read: arXiv could not be asked");
    }

    [Fact]
    public async Task A_page_that_is_too_large_and_no_PDF_is_said_to_be_too_large()
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { WithoutPdf = new HashSet<string> { Id } }, Cancelled);
        arxiv.FailPapers("html", new Fault.Oversized(Terabyte));

        (await SummaryAsync(arxiv)).ShouldContain("Only the abstract could be read: its file is larger, or needs more memory, than any paper's.");
    }

    public static TheoryData<string, byte[], string> Files() => new()
    {
        { "with a password", Encrypted(), "its PDF opens only with a password" },
        { "scanned", MadePdf.Write([.. Enumerable.Repeat(Scanned(), 12)], isPacked: false), "its PDF has no text, as scanned pages have none" },
        { "one page without a word", MadePdf.Of([]), "its PDF has no text, as scanned pages have none" },
        { "empty", [], "its file is damaged" },
        { "its first line", Encoding.ASCII.GetBytes("%PDF-1.5\n"), "its file is damaged" },
        { "without pages", MadePdf.Write([], isPacked: false), "its file is damaged" },
        { "cut off", SamplePapers.Pdf(Id)[..2_000], "its file is damaged" },
        { "a page of HTML", Encoding.ASCII.GetBytes("<html>https://evil.example.com @everyone</html>"), "its file is damaged" },
        { "with words in its errors", Encoding.ASCII.GetBytes("%PDF-1.5\n1 0 obj\n<< /Type /https://evil.example.com @everyone"), "its file is damaged" },
        { "packed wrongly", MadePdf.Write([Encoding.ASCII.GetBytes("this is not packed at all")], isPacked: true), "its" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_PDF_of_which_nothing_can_be_had_leaves_the_abstract_and_the_reason(string name, byte[] pdf, string reason)
    {
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { Pdfs = new Dictionary<string, byte[]> { [Id] = pdf } }, Cancelled);

        var text = await SummaryAsync(arxiv);

        text.ShouldContain($"Only the abstract could be read: {reason}", customMessage: name);
        text.ShouldContain("chosen by a program from the abstract");
        text.ShouldNotContain("evil.example.com");
    }

    [Fact]
    public async Task Of_a_thesis_of_three_hundred_pages_the_first_sixty_are_summarized()
    {
        var thesis = Thesis(300);
        await using var arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { Pdfs = new Dictionary<string, byte[]> { [Id] = thesis } }, Cancelled);

        var paper = PdfPaperReader.Read(thesis, ArxivBot.Arxiv.ArxivId.Parse(Id));
        paper.Length.ShouldBeInRange(60 * 1_000, 60 * 6_000);
        paper.Sections.Count.ShouldBeInRange(20, PaperLimits.MostSections);
        HtmlPaperReaderTests.TextOf(paper).ShouldContain("page 60.");
        HtmlPaperReaderTests.TextOf(paper).ShouldNotContain("page 61.");
        (await SummaryAsync(arxiv)).ShouldContain("chosen by a program from the paper's PDF");
    }

    private static async Task<string> SummaryAsync(ArxivSimulator arxiv)
    {
        await using var bot = await CommandBot.StartAsync($"Arxiv:ContentBaseUrl={arxiv.BaseUrl}");
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper(Id, "A paper", "We propose a thing. It works on 3 data sets."));
        return (await bot.SaysAsync($"/summary {Id}")).Flat();
    }

    /// <summary>A chapter for every three pages; each page says which it is.</summary>
    private static byte[] Thesis(int pages)
    {
        List<IReadOnlyList<MadePdf.Line>> thesis = [];
        for (var page = 1; page <= pages; page++)
        {
            var chapter = (page / 3) + 1;
            thesis.Add(
            [
                .. page == 1 ? [new MadePdf.Line("On Gates and What They Let Through") { Size = 20 }] : Array.Empty<MadePdf.Line>(),
                .. page % 3 == 1 ? [new MadePdf.Line($"{chapter} The gates of kind {chapter}") { Size = 14, IsBold = true }] : Array.Empty<MadePdf.Line>(),
                .. Enumerable.Range(0, 35).Select(line => new MadePdf.Line($"We measured gate {(page * 35) + line} and found that it lets {((page * 7) + line) % 97} of a hundred words through.")),
                new MadePdf.Line($"All of this was measured twice, and it stands on page {page}."),
                new MadePdf.Line("The next gates are others, and they are measured as these were."),
            ]);
        }

        return MadePdf.OfPages(thesis);
    }

    private static byte[] Scanned() =>
        [.. Encoding.ASCII.GetBytes("q 612 0 0 792 0 0 cm BI /W 8 /H 8 /CS /G /BPC 8 ID "), .. Enumerable.Range(0, 64).Select(at => (byte)(at * 3)), .. Encoding.ASCII.GetBytes(" EI Q")];

    private static byte[] Encrypted()
    {
        var key = string.Concat(Enumerable.Repeat("A7", 32));
        return MadePdf.Write(
            [Encoding.ASCII.GetBytes("BT /F1 10 Tf 72 700 Td (secret) Tj ET")], isPacked: false,
            trailer: "/Encrypt 7 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]",
            more: Encoding.ASCII.GetBytes($"<< /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -44 >>"));
    }
}
