using System.Diagnostics;
using System.Text;
using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Tests.Arxiv.FullText;

/// <summary>A file that was made to do harm ends with the process that reads it.</summary>
public class PaperProcessTests(ITestOutputHelper output)
{
    private const long Mebibyte = 1024 * 1024;

    private static readonly PaperProcess Reader = new(TimeProvider.System);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_takes_too_long_is_given_up_and_its_process_ended()
    {
        var id = IdOnLinux("2512.70001");
        var began = Stopwatch.GetTimestamp();

        (await ReasonAsync(new PaperProcess(TimeProvider.System, TimeSpan.FromMilliseconds(300)), Large(), id, TextSource.Html)).ShouldBe(UnreadableReason.TooSlow);

        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        (await ChildProcess.IsGoneAsync(id, Cancelled)).ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_stops_waiting_ends_the_process_too()
    {
        var id = IdOnLinux("2512.70002");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var reading = Reader.ReadAsync(Large(), id, TextSource.Html, stop.Token);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => reading);
        (await ChildProcess.IsGoneAsync(id, Cancelled)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_PDF_that_unpacks_to_more_than_the_memory_is_refused_within_the_memory()
    {
        var id = IdOnLinux("2512.70003");
        var bomb = MadePdf.Write([MadePdf.Packed("BT ET ", 2_000 * Mebibyte)], isPacked: true);
        bomb.Length.ShouldBeLessThan((int)(20 * Mebibyte));

        var reading = ReasonAsync(Reader, bomb, id, TextSource.Pdf);
        var peak = await ChildProcess.PeakAsync(id, reading, Cancelled);

        output.WriteLine($"{bomb.Length} bytes, at most {peak / Mebibyte} MiB");
        // On a busy machine its time is over before its memory is; and the library takes what could not be unpacked for empty.
        (await reading).ShouldBeOneOf(UnreadableReason.TooLarge, UnreadableReason.TooSlow, UnreadableReason.NoText);
        peak.ShouldBeLessThan(1_300 * Mebibyte);
    }

    [Fact]
    public async Task Many_streams_that_unpack_to_much_together_are_refused()
    {
        var stream = MadePdf.Packed("          ", 60 * Mebibyte);
        (await ReasonAsync(Reader, MadePdf.Write([.. Enumerable.Repeat(stream, 20)], isPacked: true), IdOnLinux("2512.70004"), TextSource.Pdf)).ShouldBeOneOf(UnreadableReason.TooLarge, UnreadableReason.TooSlow);
    }

    [Fact]
    public async Task A_PDF_nested_without_end_ends_no_more_than_its_process()
    {
        var deep = MadePdf.Write([Encoding.ASCII.GetBytes("BT ET")], isPacked: false, more: Encoding.ASCII.GetBytes(new string('[', 1_000_000)));
        var self = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(MadePdf.Of([new MadePdf.Line("x")])).Replace("/Kids [5 0 R]", "/Kids [2 0 R]", StringComparison.Ordinal));

        (await ReasonAsync(Reader, deep, IdOnLinux("2512.70005"), TextSource.Pdf)).ShouldNotBeNull();
        (await ReasonAsync(Reader, self, IdOnLinux("2512.70006"), TextSource.Pdf)).ShouldNotBeNull();
    }

    public static TheoryData<string, string> Pages() => new()
    {
        { "nested boxes", Times("<div>", 10_000) },
        { "nested letters", Times("<b><i>", 10_000) },
        { "links and tables that are not closed", Times("<a href=x><table><td>", 5_000) },
        { "nested formulas", $"<math alttext='x'>{Times("<mrow>", 10_000)}" },
        { "an attribute of a megabyte", $"<p style='{Times("color:red;", 100_000)}' class='{Times("a ", 500_000)}'>" },
        { "a style sheet for everything", $"<style>{Times("* * * p span:not(.x){color:red}", 5_000)}</style>{Times("<p><span>a</span>", 20_000)}" },
        { "many small elements", Times("<i>a</i>", 900_000) },
        { "more elements than any page", Times("<i></i>", 2_100_000) },
        { "one word without an end", Times("aaaaaaaaaa", 1_000_000) },
        { "many sections", Times("<section class='ltx_section'><h2 class='ltx_title'>A</h2><p>b</p></section>", 100_000) },
        { "a title without an end", $"<section class='ltx_section'><h2 class='ltx_title'>{Times("A title ", 1_000_000)}</h2><p>b</p></section>" },
        { "a tag that is not closed", "<p title=\"" + Times("a", 1_000_000) },
        { "dollars and braces", Times("$x_{", 200_000) },
        { "a formula without an end", $"<p><math alttext='{Times("\\frac{", 200_000)}'><mi>x</mi></math></p>" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Markup_that_was_made_to_do_harm_is_read_within_the_limits_or_refused(string name, string body)
    {
        var page = Page($"<p>Before it stands this.</p>{body}<p>After it stands this.</p>");
        var began = Stopwatch.GetTimestamp();
        try
        {
            var paper = await Reader.ReadAsync(Encoding.UTF8.GetBytes(page), ArxivId.Parse("2512.70007"), TextSource.Html, Cancelled);
            output.WriteLine($"{name}: {paper.Sections.Count} sections, {paper.Length} characters, {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
            HtmlPaperReaderTests.TextOf(paper).ShouldContain("Before it stands this.");
            paper.Length.ShouldBeLessThanOrEqualTo(PaperLimits.LongestText);
            paper.Sections.Count.ShouldBeLessThanOrEqualTo(PaperLimits.MostSections);
            paper.Sections.ShouldAllBe(section => section.Title.Length <= PaperLimits.LongestTitle);
        }
        catch (UnreadablePaperException exception)
        {
            output.WriteLine($"{name}: {exception.Reason}, {exception.Message}, {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
            exception.Reason.ShouldBeOneOf(UnreadableReason.TooLarge, UnreadableReason.TooSlow);
        }
    }

    private static async Task<UnreadableReason?> ReasonAsync(PaperProcess reader, byte[] file, ArxivId id, TextSource kind)
    {
        try
        {
            await reader.ReadAsync(file, id, kind, Cancelled);
            return null;
        }
        catch (UnreadablePaperException exception)
        {
            return exception.Reason;
        }
    }

    private static ArxivId IdOnLinux(string id)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked up in /proc.");
        return ArxivId.Parse(id);
    }

    private static byte[] Large() => Encoding.UTF8.GetBytes(Page(Times("<p>A paragraph with <b>words</b> in it.</p>", 250_000)));

    private static string Page(string body) =>
        $"<html><body><article class='ltx_document'><section class='ltx_section'><h2 class='ltx_title'>1 Introduction</h2>{body}</section></article></body></html>";

    private static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
