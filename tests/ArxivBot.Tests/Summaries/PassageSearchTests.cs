using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries.Extractive;
using ArxivBot.Tests.Arxiv.FullText;

namespace ArxivBot.Tests.Summaries;

/// <summary>Questions about the sample papers, written with the papers at hand.</summary>
public sealed class PassageSearchTests
{
    [Theory]
    [InlineData("2512.90001", "How many parameters do the models have?", "125 million to one billion parameters")]
    [InlineData("2512.90001", "How is the gate kept from sending all tokens to one expert?", "We add the loss")]
    [InlineData("2512.90001", "How many seeds were used?", "repeated with three seeds")]
    [InlineData("2512.90001", "Does it work with instruction tuning?", "We did not test instruction tuning")]
    [InlineData("2512.90002", "How much factual consistency does reading across cost?", "costs 14.3 points")]
    [InlineData("2512.90002", "Were scanned pages evaluated?", "Scanned pages are out of scope.")]
    [InlineData("2512.90002", "How many pages were compared?", "400 constructed pages")]
    [InlineData("2512.90003", "How many documents hold hidden text?", "Eighteen of them hold text that cannot be seen")]
    [InlineData("2512.90003", "How is white text found?", "by comparing the colour of the text")]
    [InlineData("2512.90004", "Does the bound hold for rational numbers?", "We do not know whether the bound holds")]
    [InlineData("2512.90004", "Is the bound sharp?", "that the bound is sharp")]
    [InlineData("2512.90005", "What is the depth of the trees?", "a depth of six")]
    [InlineData("2512.90005", "What happens when the timetable changes?", "wrong for about two weeks")]
    [InlineData("2512.90005", "How long is the mean time of service?", "a mean of three minutes")]
    public void What_the_paper_says_is_among_the_nearest_passages(string id, string question, string words) =>
        Nearest(id, question).ShouldContain(passage => passage.Text.Contains(words));

    [Theory]
    [InlineData("2512.90001", "Which optimizer was used?")]
    [InlineData("2512.90001", "Who funded the research?")]
    [InlineData("2512.90002", "Which GPU was used for training?")]
    [InlineData("2512.90003", "Does it cover audio recordings?")]
    [InlineData("2512.90004", "Is there an algorithm with polynomial running time?")]
    [InlineData("2512.90005", "Which hospital provided the patient data?")]
    [InlineData("2512.90005", "Do they use a neural network?")]
    public void What_the_paper_does_not_say_is_not_found(string id, string question) => Nearest(id, question).ShouldBeEmpty();

    /// <summary>Of two telling words the paper has one: that is not told from a word that is there by chance.</summary>
    [Theory]
    [InlineData("2512.90001", "Is the code available?")]
    [InlineData("2512.90002", "How are hyphens treated?")]
    public void What_the_paper_says_in_other_words_is_missed(string id, string question) => Nearest(id, question).ShouldBeEmpty();

    private static IReadOnlyList<Quotation> Nearest(string id, string question) =>
        new PassageSearch(HtmlPaperReader.Read(SamplePapers.Html(id), ArxivId.Parse(id))).Nearest(new AskedWords(question));
}
