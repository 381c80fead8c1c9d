using System.Text.Json;
using ArxivBot.Documents;
using CsCheck;

namespace ArxivBot.Tests.Documents;

/// <summary>What holds for any document, any limits and any way of counting.</summary>
public class SplitterProperties
{
    private const int Runs = 300;

    [Fact]
    public void No_message_is_larger_than_its_limits_or_empty() => Any((document, limits, measure, messages) =>
    {
        foreach (var message in messages)
        {
            message.Blocks.ShouldNotBeEmpty();
            Measures.Of(message, measure).FitsIn(limits).ShouldBeTrue();
        }
    });

    [Fact]
    public void All_text_survives_in_its_order_and_no_character_or_address_is_cut_that_a_message_could_hold() =>
        Any((document, limits, measure, messages) =>
        {
            foreach (var cut in Retold.Cuts(document, messages))
            {
                var (text, end, begin) = cut;
                (end == begin && char.IsHighSurrogate(text[end - 1]) && char.IsLowSurrogate(text[end])).ShouldBeFalse();
                if (Retold.GraphemeCut(cut) is { Length: <= Graphemes.Longest } grapheme)
                    measure(new Heading(1, grapheme)).FitsIn(limits).ShouldBeFalse($"cut: {grapheme}");
                if (Retold.AddressCut(cut) is { } address)
                    measure(new Heading(1, address)).FitsIn(limits).ShouldBeFalse($"cut: {address}");
            }
        });

    [Fact]
    public void A_heading_is_last_only_where_what_follows_does_not_fit_below_it() => Any((document, limits, measure, messages) =>
    {
        foreach (var (message, next) in messages.Zip(messages.Skip(1)))
        {
            // A heading that is itself cut is no longer one line above something.
            if (message.Blocks[^1] is not Heading heading || !document.Blocks.Any(block => ReferenceEquals(block, heading)))
                continue;
            var below = next.Blocks.TakeWhile(block => block is Heading).Count() + 1;
            // Of many headings above something, one has to be last.
            if (next.Blocks.Count < below)
                continue;
            Measures.Of(new([heading, .. next.Blocks.Take(below)]), measure).FitsIn(limits).ShouldBeFalse();
        }
    });

    [Fact]
    public void What_fits_is_not_changed() => Any((document, limits, measure, messages) =>
    {
        var all = messages.SelectMany(message => message.Blocks).ToList();
        foreach (var block in document.Blocks.Where(block => measure(block).FitsIn(limits)))
            all.Count(other => ReferenceEquals(other, block)).ShouldBe(1);
    });

    [Fact]
    public void A_message_split_again_is_the_same_message() => Any((document, limits, measure, messages) =>
    {
        foreach (var message in messages)
            Splitter.Split(message, limits, measure).ShouldHaveSingleItem().Blocks.ShouldBe(message.Blocks);
    });

    [Fact]
    public void The_same_document_is_split_the_same_way() => Any((document, limits, measure, messages) =>
        Splitter.Split(document, limits, measure).Select(Written).ShouldBe(messages.Select(Written)));

    [Fact]
    public void Files_joined_again_are_the_file() =>
        Gen.Select(AnyDocument.Text, AnyDocument.Limits).Sample((text, limits) =>
        {
            var parts = Splitter.Split(new([new Attachment("a.bib", "", text)]), limits, Measures.Counted).SelectMany(message => message.Blocks);
            string.Concat(parts.Cast<Attachment>().Select(part => part.Content)).ShouldBe(text);
        }, iter: Runs);

    private static void Any(Action<Document, MessageSize, Func<Block, MessageSize>, IReadOnlyList<Document>> holds) =>
        Gen.Select(AnyDocument.Whole, AnyDocument.Limits, Gen.Int[0, Measures.All.Length - 1].Select(at => Measures.All[at])).Sample(
            (document, limits, measure) => holds(document, limits, measure, Splitter.Split(document, limits, measure)), iter: Runs);

    private static string Written(Document document) => JsonSerializer.Serialize(document, DocumentJson.Default.Document);
}
