using System.Text.Json;
using ArxivBot.Documents;

namespace ArxivBot.Tests.Documents;

public class BlockTests
{
    [Theory]
    [InlineData("s")]
    [InlineData("summary 2512.14925")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void A_button_holds_a_command(string command) => new Button("Summary", command).Command.ShouldBe(command);

    [Theory]
    [InlineData("")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    [InlineData("find 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字")]
    public void A_command_that_no_button_can_bring_back_is_refused(string command) =>
        Should.Throw<ArgumentException>(() => new Button("Find", command)).Message.ShouldContain("64 bytes");

    [Fact]
    public void Every_block_comes_back_from_the_database_as_it_went()
    {
        Block[] blocks =
        [
            new Heading(2, "Papers"), new Paragraph("a\nb"), new Notice("late"), new Facts([new("Shown", "4")]), new Items(["a", "b"]),
            Cards.Maths with { Buttons = [new("Summary", "summary 2512.10061")], Brief = Cards.InPoints.Brief }, new Preformatted("  ^\n<b>"),
            new Attachment("papers.bib", "application/x-bibtex", "@article{a}\n"), new Buttons([new("More", "more 2"), new("Help", "help")]),
        ];
        typeof(Block).Assembly.GetTypes().Where(type => type.BaseType == typeof(Block)).ShouldBe(blocks.Select(block => block.GetType()), ignoreOrder: true);

        var written = Write(new(blocks));
        var read = JsonSerializer.Deserialize(written, DocumentJson.Default.Document)!;

        read.Blocks.Select(block => block.GetType()).ShouldBe(blocks.Select(block => block.GetType()));
        Write(read).ShouldBe(written);
        read.Blocks[^1].ShouldBeOfType<Buttons>().Items.ShouldBe([new("More", "more 2"), new("Help", "help")]);
    }

    [Fact]
    public void A_card_stored_before_there_were_buttons_has_none()
    {
        var written = Write(new([Cards.Chopper])).Replace(",\"Buttons\":[]", "", StringComparison.Ordinal);
        written.ShouldNotContain("Buttons");
        JsonSerializer.Deserialize(written, DocumentJson.Default.Document)!.Blocks[0].ShouldBeOfType<PaperCard>().Buttons.ShouldBeEmpty();
    }

    [Fact]
    public void A_card_without_points_is_stored_as_it_was_before_there_were_any()
    {
        var written = Write(new([Cards.Chopper]));
        written.ShouldNotContain("Brief", customMessage: "what was stored and hashed before is the same still");
        JsonSerializer.Deserialize(written, DocumentJson.Default.Document)!.Blocks[0].ShouldBeOfType<PaperCard>().Brief.ShouldBeNull();
    }

    private static string Write(Document document) => JsonSerializer.Serialize(document, DocumentJson.Default.Document);
}
