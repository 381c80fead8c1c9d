using System.Globalization;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries;
using ArxivBot.Summaries.Extractive;
using CsCheck;
using static ArxivBot.Tests.Summaries.ExtractiveSummarizerTests;

namespace ArxivBot.Tests.Summaries;

/// <summary>Texts that are no paper of twenty pages in English.</summary>
public class ExtractiveSummarizerInputTests
{
    [Fact]
    public void Of_an_abstract_alone_at_most_two_sentences_a_part_are_left()
    {
        var paper = Abstract("""
            Pruning makes networks small but needs training. We propose SlimPass, a method that prunes a network in one pass.
            Our method scores each channel by the change of the loss. Experiments show that it outperforms earlier methods by 3%.
            It does not work for networks with attention.
            """.ReplaceLineEndings(" "));
        var summary = ExtractiveSummarizer.Summarize(paper);
        summary.Take.ShouldBe("We propose SlimPass, a method that prunes a network in one pass.");
        summary.Parts.Select(part => (part.Kind, part.Points.Single().Text)).ShouldBe(
        [
            (SummaryPartKind.Method, "Our method scores each channel by the change of the loss."),
            (SummaryPartKind.Results, "Experiments show that it outperforms earlier methods by 3%."),
            (SummaryPartKind.Limits, "It does not work for networks with attention."),
        ]);
        Points(summary).ShouldAllBe(point => point.Section == "Abstract");
    }

    [Fact]
    public void Of_real_abstracts_every_point_is_a_sentence_that_can_be_read_alone()
    {
        foreach (var (title, text) in RealAbstracts.Ten)
        {
            var paper = Abstract(text.ReplaceLineEndings(" "));
            var summary = ExtractiveSummarizer.Summarize(paper);
            summary.Parts.ShouldNotBeEmpty(title);
            summary.Parts.ShouldAllBe(part => part.Points.Count <= 2);
            foreach (var each in Texts(summary))
                IsSentence(paper.Sections, each).ShouldBeTrue(each);
        }
    }

    [Theory]
    [InlineData("We propose a network for data of all kinds.")]
    [InlineData("Too short.")]
    [InlineData("no sentence at all")]
    public void Of_one_sentence_the_take_is_all(string text)
    {
        var summary = ExtractiveSummarizer.Summarize(Abstract(text));
        summary.Take.ShouldBe(text);
        summary.Parts.ShouldBeEmpty();
    }

    [Fact]
    public void Of_an_empty_paper_the_title_is_left()
    {
        var summary = ExtractiveSummarizer.Summarize(Abstract(""));
        summary.Take.ShouldBe("A network");
        summary.Parts.ShouldBeEmpty();
        ExtractiveSummarizer.Summarize(Paper(("Abstract", []))).Take.ShouldBe("A network");
    }

    [Fact]
    public void A_beginning_that_is_no_sentence_is_cut() =>
        ExtractiveSummarizer.Summarize(Abstract(new string('x', 10_000))).Take.Length.ShouldBe(400);

    [Theory]
    [InlineData("我们提出了一种用于语音识别的神经网络方法。", "该方法在两个数据集上的错误率为百分之五点八。", "编码器一共有十八层并且使用八块显卡训练。")]
    [InlineData("Nous proposons une méthode pour réduire les réseaux de neurones.", "Elle atteint une précision de 91 % sur toutes les données.", "Le code est écrit en quelques lignes et reste très simple.")]
    [InlineData("Мы предлагаем новый метод сжатия нейронных сетей.", "Точность метода достигает 91 процента на всех данных.", "Обучение занимает всего двадцать часов на одной карте.")]
    public void Papers_in_other_languages_have_points_from_their_own_sections(string first, string second, string third)
    {
        var paper = Paper(("Abstract", [first]), ("Method", [third]), ("Results", [second]));
        var summary = ExtractiveSummarizer.Summarize(paper);
        Texts(summary).ShouldBe([first, third, second]);
        Points(summary).Select(point => point.Section).ShouldBe(["Method", "Results"]);
    }

    [Fact]
    public void Two_million_characters_are_read_from_all_their_sections()
    {
        string[] Many(string text) => [string.Join(' ', Enumerable.Range(0, 10_000).Select(at => string.Format(CultureInfo.InvariantCulture, text, at)))];
        var paper = Paper(
            ("Abstract", ["We propose a network for data of all kinds."]),
            ("Method", Many("Layer {0} of the network mixes the signals of channel c{0} with those of gate g{0}.")),
            ("Results", Many("On task t{0} the network reaches a higher accuracy than the model m{0}.")),
            ("Limitations", Many("We did not test the network on the data d{0}, which are private.")));
        paper.Length.ShouldBeGreaterThan(2_000_000);
        var summary = ExtractiveSummarizer.Summarize(paper);
        summary.Parts.Select(part => part.Kind).ShouldBe([SummaryPartKind.Method, SummaryPartKind.Results, SummaryPartKind.Limits]);
        foreach (var point in Points(summary))
            paper.Sections.Single(section => section.Title == point.Section).Paragraphs[0].ShouldContain(point.Text);
    }

    [Fact]
    public void One_sentence_of_two_million_characters_is_no_point()
    {
        var summary = ExtractiveSummarizer.Summarize(Paper(
            ("Abstract", ["We propose a network for data of all kinds."]),
            ("Results", [string.Concat(Enumerable.Repeat("the network is good, ", 100_000)), new string('(', 100_000), new string(' ', 1_000_000) + "x", new string('.', 100_000)])));
        Texts(summary).ShouldBe(["We propose a network for data of all kinds."]);
    }

    [Fact]
    public void Any_text_has_a_take_and_points_of_its_own() =>
        Gen.OneOf(
                Gen.String,
                Gen.OneOf("We propose a gate. ", "It is [3] good. ", "\n", "Results show that all gates are better than none. ", "。", "$x_1$ ", "J. K. Smith says so. ", "Fig. 3: ", "... ", "( "))
            .List[0, 12].Select(string.Concat)
            .Sample(
                text =>
                {
                    var summary = ExtractiveSummarizer.Summarize(Paper(("Abstract", [text]), ("Results", [text])));
                    summary.Take.Length.ShouldBeInRange(1, 400);
                    Points(summary).Select(point => point.Text).ShouldBeUnique();
                },
                iter: 2_000);

    internal static PaperText Abstract(string text) => Paper(("Abstract", [text])) with { Source = TextSource.Abstract };
}
