using System.Text.RegularExpressions;
using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries;
using ArxivBot.Summaries.Extractive;

namespace ArxivBot.Tests.Summaries;

public partial class ExtractiveSummarizerTests
{
    public static TheoryData<string> Papers { get; } = [.. SummarizedPapers.All.Select(paper => paper.Id.Value)];

    [Theory]
    [MemberData(nameof(Papers))]
    public void Every_point_is_a_whole_sentence_of_the_section_it_names(string id)
    {
        var paper = SummarizedPapers.All.Single(paper => paper.Id.Value == id);
        var summary = ExtractiveSummarizer.Summarize(paper);
        IsSentence(paper.Sections, summary.Take).ShouldBeTrue(summary.Take);
        summary.Parts.ShouldNotBeEmpty();
        foreach (var point in Points(summary))
            IsSentence(paper.Sections.Where(section => section.Title == point.Section), point.Text).ShouldBeTrue($"{point.Section}: {point.Text}");
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void No_two_sentences_of_a_summary_say_the_same(string id)
    {
        var all = Texts(ExtractiveSummarizer.Summarize(SummarizedPapers.All.Single(paper => paper.Id.Value == id)));
        for (var one = 0; one < all.Count; one++)
        {
            for (var other = 0; other < one; other++)
                Shared(all[one], all[other]).ShouldBeLessThan(0.6, $"{all[other]} / {all[one]}");
        }
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void Sentences_of_a_summary_can_be_read_alone(string id)
    {
        var summary = ExtractiveSummarizer.Summarize(SummarizedPapers.All.Single(paper => paper.Id.Value == id));
        foreach (var text in Texts(summary))
            Debris().IsMatch(text).ShouldBeFalse(text);
        foreach (var point in Points(summary).Where(point => point.Section != "Abstract"))
            Dangling().IsMatch(point.Text).ShouldBeFalse(point.Text);
    }

    [Theory]
    [InlineData("Figure 3: The accuracy of all models grows with the size of the data.")]
    [InlineData("Table 2. Accuracy of the models on all of the tasks.")]
    [InlineData("Let x be the state of the network and W the weights of a layer.")]
    [InlineData("Theorem 2.")]
    [InlineData("4.1 Results of the network on all tasks.")]
    [InlineData("The network is trained with x_i = a_i + b_i and y_i = c_i * d_i and z = 1.")]
    [InlineData("The results of the network are shown in Figure ?? of the paper.")]
    [InlineData("Our code and the network are available at https://example.org/network for all.")]
    [InlineData("The remainder of this paper is organised as follows, network by network.")]
    [InlineData("of the network and its accuracy on all of the data, in the results.")]
    [InlineData("The network is the best of all networks on the data and")]
    public void Debris_is_no_point(string debris)
    {
        var summary = ExtractiveSummarizer.Summarize(Paper(
            ("Abstract", ["We propose a network for data of all kinds."]),
            ("Results", ["The network reaches 91% on all data.", debris, "Without its gate the accuracy falls to 80%."])));
        Texts(summary).ShouldBe(["We propose a network for data of all kinds.", "The network reaches 91% on all data.", "Without its gate the accuracy falls to 80%."]);
    }

    [Theory]
    [InlineData("The gate [3, 14] keeps the accuracy at 91% [7].", "The gate keeps the accuracy at 91%.")]
    [InlineData("The gate of Smith et al. (2019) keeps the accuracy at 91%.", "The gate of Smith et al. (2019) keeps the accuracy at 91%.")]
    [InlineData("The method of [3] fails. The accuracy rises to 91% with the gate.", "The accuracy rises to 91% with the gate.")]
    [InlineData("The data are private.   The accuracy rises to 91% with the gate.", "The accuracy rises to 91% with the gate.")]
    [InlineData("Results: The accuracy rises to 91% with the gate.", "The accuracy rises to 91% with the gate.")]
    [InlineData("The accuracy stays in [1, 5] for all gates.", "The accuracy stays in [1, 5] for all gates.")]
    [InlineData("The transition falls to 64.3 K. The field is 9 T.", "The transition falls to 64.3 K.")]
    public void A_point_has_no_marks_of_citations_and_ends_with_its_sentence(string text, string point) =>
        Texts(ExtractiveSummarizer.Summarize(Paper(("Abstract", ["We propose a network for data of all kinds."]), ("Results", [text])))).ShouldContain(point);

    [Fact]
    public void Other_peoples_work_and_appendices_are_no_part_of_it()
    {
        var summary = ExtractiveSummarizer.Summarize(Paper(
            ("Abstract", ["We propose a network for data of all kinds."]),
            ("Related Work", ["Smith proposed a gate that outperforms all others.", "The gate of Smith is limited to images of cats."]),
            ("Conclusion", ["Our network is limited to small data."]),
            ("Appendix", ["Results show that the network outperforms all gates."])));
        Texts(summary).ShouldBe(["We propose a network for data of all kinds.", "Our network is limited to small data."]);
    }

    [Fact]
    public void What_an_abstract_says_before_its_take_is_no_point()
    {
        var summary = ExtractiveSummarizer.Summarize(Paper(
            ("Abstract", ["Networks outperform all other models but are limited to large data. We propose a gate for small data. It reaches an accuracy of 91%."])));
        Texts(summary).ShouldBe(["We propose a gate for small data.", "It reaches an accuracy of 91%."]);
    }

    [Fact]
    public void A_sentence_held_in_another_is_no_point_beside_it()
    {
        var summary = ExtractiveSummarizer.Summarize(Paper(
            ("Abstract", ["We prove that a sequence of n terms has at most five even gaps, and that the bound is sharp for all sequences."]),
            ("Results", ["Every sequence of n terms has at most five even gaps.", "The proof takes 31 pages and a computer."])));
        Texts(summary).ShouldNotContain("Every sequence of n terms has at most five even gaps.");
    }

    [Fact]
    public void The_same_text_has_the_same_summary()
    {
        foreach (var paper in SummarizedPapers.All)
            Texts(ExtractiveSummarizer.Summarize(paper)).ShouldBe(Texts(ExtractiveSummarizer.Summarize(paper)));
    }

    internal static PaperText Paper(params (string Title, string[] Paragraphs)[] sections) => new()
    {
        Id = ArxivId.Parse("2512.00001"),
        Source = TextSource.Html,
        Title = "A network",
        Sections = [.. sections.Select((section, at) => new PaperSection(SectionKinds.OfSection(section.Title, isFirst: at == 1), section.Title, section.Paragraphs))],
    };

    internal static IReadOnlyList<SummaryPoint> Points(PaperSummary summary) => [.. summary.Parts.SelectMany(part => part.Points)];

    internal static IReadOnlyList<string> Texts(PaperSummary summary) => [summary.Take, .. Points(summary).Select(point => point.Text)];

    /// <summary>Stands between the ends of sentences or of its paragraph.</summary>
    internal static bool IsSentence(IEnumerable<PaperSection> sections, string text) => sections.SelectMany(section => section.Paragraphs)
        .Any(paragraph => Regex.IsMatch(Citation().Replace(paragraph, ""), $@"(^|[.!?。]|\w:)\s*{Regex.Escape(text)}(\s|$|(?<=。))"));

    private static double Shared(string one, string other)
    {
        HashSet<string> own = [.. Rouge.Words(one)], theirs = [.. Rouge.Words(other)];
        return own.Intersect(theirs).Count() / (double)Math.Min(own.Count, theirs.Count);
    }

    [GeneratedRegex(@" \[\d+([,;–-] ?\d+)*\]")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\[\d|\[\?|\?\?|\\[a-z]|^[^\p{Lu}\p{Lo}\d]|[^.。]$|^((Figure|Table|Theorem|Lemma|Proof) ?\d*[.:]|Let\b)|^\S+( \S+){0,3}$")]
    private static partial Regex Debris();

    [GeneratedRegex(@"^(It|Its|They|This|These|That|However|But|And|Moreover|Therefore|Thus|Hence) (?!paper|work|study)|\b(Figure|Table|Section) \d")]
    private static partial Regex Dangling();
}
