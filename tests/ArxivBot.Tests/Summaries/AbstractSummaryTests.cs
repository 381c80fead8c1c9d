using System.Text;
using ArxivBot.Documents;
using ArxivBot.Summaries.Extractive;
using ArxivBot.Tests.Recorded;
using CsCheck;

namespace ArxivBot.Tests.Summaries;

public class AbstractSummaryTests
{
    private static readonly string[] Labels = ["what", "how", "result"];

    /// <summary>Ten real abstracts, each above what is picked from it.</summary>
    [Fact]
    public void Of_ten_real_abstracts_the_telling_sentences_are_picked()
    {
        var rendered = new StringBuilder();
        foreach (var (title, text) in RealAbstracts.Ten)
        {
            var summary = AbstractSummary.Of(UntrustedText.OneLine(Tex.ToUnicode(text)));
            rendered.Append(title).Append('\n');
            foreach (var (label, sentence) in Labels.Zip([summary.What, summary.How, summary.Result]))
                rendered.Append("  ").Append(label).Append(": ").Append(sentence ?? "-").Append('\n');
        }

        Recording.ShouldBe(rendered.ToString(), "Summaries/ten-abstracts.txt");
    }

    [Fact]
    public void What_is_picked_is_the_abstracts_own_and_nothing_twice() =>
        Gen.Int[0, RealAbstracts.Ten.Count - 1].Array[1, 4].Select(numbers => string.Join(' ', numbers.Distinct().Select(number => RealAbstracts.Ten[number].Text))).Sample(text =>
        {
            text = UntrustedText.OneLine(text);
            var summary = AbstractSummary.Of(text);
            string[] picked = [.. new[] { summary.What, summary.How, summary.Result }.OfType<string>()];
            picked.ShouldAllBe(sentence => text.Contains(sentence));
            picked.ShouldBeUnique();
            AbstractSummary.Of(text).ShouldBe(summary);
        });

    [Theory]
    [InlineData("", "The abstract is empty.")]
    [InlineData("...", "...")]
    [InlineData("no sentence at all", "no sentence at all")]
    [InlineData("This paper has been withdrawn.", "This paper has been withdrawn.")]
    public void A_text_with_little_in_it_is_given_as_it_is(string text, string what) =>
        AbstractSummary.Of(text).ShouldBe(new AbstractSummary(what, null, null));

    [Theory]
    [InlineData("We use e.g. Adam, cf. Fig. 3 of Kingma et al. 2015. It works.", 2)]
    [InlineData("It gains 3.5 points. Version 2.0 is out! Is it fast? Yes.", 4)]
    [InlineData("By J. Smith and A. B. Jones. Done.", 2)]
    [InlineData("See https://example.org/a.b. Next.", 2)]
    [InlineData("“A claim.” Another one (see i.e. this). $x$ is small.", 2)]
    [InlineData("ends without a stop", 1)]
    [InlineData("第一句。第二句。", 2)]
    [InlineData("... !!! ???", 0)]
    public void A_sentence_ends_where_a_reader_sees_it_end(string text, int sentences) => Sentences.Of(text).Count.ShouldBe(sentences);

    [Fact]
    public void Any_text_is_read_and_at_once() => Gen.String[0, 3_000].Sample(text => AbstractSummary.Of(UntrustedText.OneLine(text)).What.Length.ShouldBeGreaterThan(0));
}
