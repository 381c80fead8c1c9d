using ArxivBot.Documents;

namespace ArxivBot.Tests.Documents;

public class SplitterTests
{
    [Fact]
    public void Messages_are_filled_in_reading_order_and_cut_between_blocks() =>
        Split(20, P("aaaaaaa"), P("bbbbbbb"), P("ccccccc"), P("d")).ShouldBe(["aaaaaaa|bbbbbbb", "ccccccc|d"]);

    [Fact]
    public void A_document_without_blocks_is_no_message() => Split(20).ShouldBeEmpty();

    [Fact]
    public void Headings_go_on_with_what_follows_them() =>
        Split(20, P("aaaaa"), H("b"), H("c"), P("dddd")).ShouldBe(["aaaaa", "b|c|dddd"]);

    [Fact]
    public void A_heading_stays_alone_only_above_what_a_message_does_not_take_with_it() =>
        Split(20, P("aa"), H("bb"), P("ccccccccccccccccc"), H("end")).ShouldBe(["aa|bb", "ccccccccccccccccc", "end"]);

    [Fact]
    public void A_heading_stands_above_the_first_piece_of_a_block_that_is_cut() =>
        Split(20, P("aaaaaaaa"), H("hh"), P("cccccccccccccccccccccc")).ShouldBe(["aaaaaaaa", "hh|cccccccccccc", "cccccccccc"]);

    [Fact]
    public void Buttons_go_with_the_block_above_them() =>
        Split(MessageSize.Unlimited with { Buttons = 3 }, Measures.Counted, P("a"), Taps(2), P("b"), Taps(2), P("c"), Taps(1))
            .ShouldBe(["a|[1][2]", "b|[1][2]|c|[1]"]);

    [Fact]
    public void More_buttons_than_a_message_takes_begin_below_their_block() =>
        Split(MessageSize.Unlimited with { Buttons = 3 }, Measures.Counted, P("a"), Taps(3), P("b"), Taps(7))
            .ShouldBe(["a|[1][2][3]", "b|[1][2][3]", "[4][5][6]", "[7]"]);

    [Theory]
    [InlineData("one two\n\nthree\nfour", 18, "one two|three\nfour")]
    [InlineData("one. two\nthree four", 17, "one. two|three four")]
    [InlineData("One two. Three four", 18, "One two.|Three four")]
    [InlineData("Wei et al. Three four", 20, "Wei et al. Three|four")]
    [InlineData("by J. Smith", 9, "by J.|Smith")]
    [InlineData("two words", 10, "two|words")]
    [InlineData("aaaaaaaaaaaa", 10, "aaaaaaa|aaaaa")]
    [InlineData("今天很好。明天也好。", 10, "今天很好。|明天也好。")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 20, "👩‍👩‍👧‍👦|👩‍👩‍👧‍👦")]
    [InlineData("e\u0301e\u0301e\u0301", 8, "e\u0301e\u0301|e\u0301")]
    [InlineData("see,https://a.example/b", 24, "see,|https://a.example/b")]
    public void Prose_is_cut_where_it_reads_best(string text, int limit, string pieces) => Split(limit, P(text)).ShouldBe(pieces.Split('|'));

    [Fact]
    public void An_address_is_cut_only_when_it_is_larger_than_a_message() =>
        Split(18, P("(https://a.example/bbbbbb)")).ShouldBe(["(", "https://a.examp", "le/bbbbbb)"]);

    [Fact]
    public void Half_a_message_is_better_than_a_sentence_in_a_message_of_its_own() =>
        Split(43, P("Yes. A sentence that is long enough to need two messages")).ShouldBe(["Yes. A sentence that is long enough to", "need two messages"]);

    [Fact]
    public void Lines_of_fixed_width_stay_whole_and_keep_their_indentation() =>
        Split(14, new Preformatted("ab\n  cd ef\n\n   ^\n")).ShouldBe(["ab\n  cd ef\n", "   ^"]);

    [Fact]
    public void A_list_is_cut_between_its_items_and_an_item_only_when_it_has_to_be()
    {
        Split(12, new Items(["aaa", "bbb", "ccc"])).ShouldBe(["aaa;bbb", "ccc"]);
        var parts = Blocks(12, new Items(["aaa", "bbbb bbbb bbbb", "c"]));
        parts.Select(part => part.GetType().Name).ShouldBe(["Items", "Paragraph", "Paragraph", "Items"]);
        Blocks(14, new Facts([new("a", "b"), new("label", "value value")])).Select(Shown).ShouldBe(["a\nb", "label", "value value"]);
    }

    [Fact]
    public void A_file_is_divided_into_numbered_files_at_its_lines() =>
        Blocks(14, new Attachment("papers.bib", "application/x-bibtex", "@a{1}\r\n@b{2}\n\n@c{3}\n")).ShouldBe(
        [
            new Attachment("papers.1.bib", "application/x-bibtex", "@a{1}\r\n"),
            new Attachment("papers.2.bib", "application/x-bibtex", "@b{2}\n\n"),
            new Attachment("papers.3.bib", "application/x-bibtex", "@c{3}\n"),
        ]);

    [Fact]
    public void Files_and_cards_are_counted_beside_the_text() =>
        Split(MessageSize.Unlimited with { Blocks = 2, Files = 1 }, Measures.Counted, Card("a"), Card("b"), new Attachment("a", "", "f"), Card("c"), new Attachment("b", "", "g"))
            .ShouldBe(["a|b|f", "c|g"]);

    [Theory]
    [InlineData("Text", 2)]
    [InlineData("Buttons", 0)]
    [InlineData("Files", 0)]
    [InlineData("Blocks", 0)]
    public void A_limit_that_takes_nothing_is_named(string name, int limit)
    {
        var limits = name switch
        {
            "Text" => MessageSize.Unlimited with { Text = limit },
            "Buttons" => MessageSize.Unlimited with { Buttons = limit },
            "Files" => MessageSize.Unlimited with { Files = limit },
            _ => MessageSize.Unlimited with { Blocks = limit },
        };
        Block block = name switch { "Text" => P("ab"), "Buttons" => Taps(1), "Files" => new Attachment("a", "", "b"), _ => Card("a") };
        Should.Throw<ArgumentException>(() => Splitter.Split(new([block]), limits, Measures.Counted)).Message
            .ShouldContain($"{name} is limited to {limit} and needs");
    }

    [Fact]
    public void What_a_stranger_stacks_into_one_character_does_not_stop_a_document() =>
        string.Concat(Split(30, P("a" + new string('\u0301', 1000)))).Length.ShouldBe(1001);

    [Theory]
    [InlineData("word ")]
    [InlineData("a")]
    [InlineData("\u0301")]
    [InlineData("漢")]
    [InlineData("https://a.example/")]
    [InlineData("\n")]
    public void The_work_grows_with_the_text_and_not_with_its_square(string unit)
    {
        const int length = 2_000_000;
        var text = string.Concat(Enumerable.Repeat(unit, length / unit.Length));
        var (calls, measured) = (0, 0L);
        foreach (var block in new Block[] { P(text), new Preformatted(text), new Attachment("a", "", text), Card("a") with { Abstract = text, Title = text } })
        {
            var parts = Splitter.Split(new([block]), MessageSize.Unlimited with { Text = 4096 }, part =>
            {
                var size = Measures.Units(part);
                (calls, measured) = (calls + 1, measured + size.Text);
                return size;
            });
            calls.ShouldBeLessThan(40 * (parts.Count + 1));
            measured.ShouldBeLessThan(40L * length);
            (calls, measured) = (0, 0);
        }
    }

    private static Paragraph P(string text) => new(text);

    private static Heading H(string text) => new(2, text);

    private static Buttons Taps(int count) => new([.. Enumerable.Range(1, count).Select(n => new Button($"{n}", "more"))]);

    private static PaperCard Card(string id) => Cards.Chopper with { Id = id };

    private static IEnumerable<string> Split(int limit, params Block[] blocks) =>
        Split(MessageSize.Unlimited with { Text = limit }, Measures.Units, blocks);

    private static IEnumerable<string> Split(MessageSize limits, Func<Block, MessageSize> measure, params Block[] blocks) =>
        Splitter.Split(new(blocks), limits, measure).Select(message => string.Join('|', message.Blocks.Select(Shown)));

    private static IEnumerable<Block> Blocks(int limit, params Block[] blocks) =>
        Splitter.Split(new(blocks), MessageSize.Unlimited with { Text = limit }, Measures.Units).SelectMany(message => message.Blocks);

    private static string Shown(Block block) => block switch
    {
        PaperCard card => card.Id,
        Buttons buttons => string.Concat(buttons.Items.Select(button => $"[{button.Label}]")),
        _ => string.Join(';', Measures.Texts(block)),
    };
}
