using ArxivBot.Documents;

namespace ArxivBot.Tests.Documents;

/// <summary>What a card loses, step by step, as messages become smaller.</summary>
public class CardCutTests
{
    private static readonly PaperCard Whole = Cards.Chopper with
    {
        Title = "A title of some words",
        Authors = ["Ada", "Ben", "Cyd", "Dee"],
        Why = "why +1",
        Abstract = "First sentence. Second sentence is longer.",
        Summary = new("model", "It is good. It is new."),
        Buttons = [new("1", "summary 1"), new("2", "more 1")],
    };

    [Fact]
    public void The_summary_goes_first_and_ends_with_a_sentence()
    {
        Cut(1).ShouldBe(Whole with { Summary = new("model", "It is good. …") });
        Cut(11).Summary!.Markdown.ShouldBe("It is…");
        Cut(22).ShouldBe(Whole with { Summary = null });
    }

    [Fact]
    public void The_abstract_follows_and_ends_with_a_sentence()
    {
        Cut(22).Abstract.ShouldBe(Whole.Abstract);
        Cut(23).ShouldBe(Whole with { Summary = null, Abstract = "First sentence. …" });
        Cut(50).Abstract.ShouldBe("First…");
        Cut(64).Abstract.ShouldBe("");
    }

    [Fact]
    public void Then_the_reason_then_the_authors()
    {
        Cut(66).ShouldBe(Whole with { Summary = null, Abstract = "", Why = "why…" });
        Cut(70).ShouldBe(Whole with { Summary = null, Abstract = "", Why = "" });
        Cut(71).Authors.ShouldBe(["Ada", "Ben", "Cyd", "+1"]);
        Cut(76).Authors.ShouldBe(["Ada", "+3"]);
        Cut(83).Authors.ShouldBe(["+4"]);
        Cut(83).Title.ShouldBe(Whole.Title);
    }

    [Fact]
    public void Of_a_paper_in_points_the_later_ones_go_first_then_the_ends_then_the_parts_and_the_take_at_last()
    {
        const string Long = "A first point of some length, which says in many words what could be said in few. And it ends.";
        Brief brief = new("A take. It is short.", [new("One", [Long, "Second."]), new("Two", ["Only.", "More."])], "By me.");
        var card = Whole with { Summary = null, Abstract = "", Brief = brief };

        Cut(card, 1).Brief!.Parts.Select(part => part.Points.Count).ShouldBe([1, 1]);
        Cut(card, 16).Brief!.Parts[0].Points.ShouldBe(["A first point of some length, which says in many words what could be said in few. …"]);
        Cut(card, 38).Brief!.Parts.ShouldHaveSingleItem().Name.ShouldBe("One");
        Cut(card, 123).Brief!.ShouldSatisfyAllConditions(b => b.Parts.ShouldBeEmpty(), b => b.Take.ShouldBe("A take. It is short."));
        Cut(card, 130).Brief!.Take.ShouldBe("A take. …");
        Cut(card, 145).ShouldBe(card with { Brief = null });
    }

    [Fact]
    public void The_title_is_cut_at_the_very_last()
    {
        var card = Splitter.Split(new([Whole]), MessageSize.Unlimited with { Text = 35 }, Measures.Units)
            .ShouldHaveSingleItem().Blocks.ShouldHaveSingleItem().ShouldBeOfType<PaperCard>();
        card.Title.ShouldBe("A title of…");
        (card.Id, card.Url, card.Rank).ShouldBe((Whole.Id, Whole.Url, Whole.Rank));
    }

    [Fact]
    public void Buttons_that_are_too_many_cost_no_text()
    {
        var card = Splitter.Split(new([Whole]), MessageSize.Unlimited with { Buttons = 1 }, Measures.Counted)
            .ShouldHaveSingleItem().Blocks.ShouldHaveSingleItem().ShouldBeOfType<PaperCard>();
        card.Buttons.ShouldBe([new("1", "summary 1")]);
        (card with { Buttons = Whole.Buttons }).ShouldBe(Whole);
    }

    [Fact]
    public void A_heading_stays_above_a_card_that_is_cut() =>
        Splitter.Split(new([new Heading(2, "Papers"), Whole, new Paragraph(new string('a', 90))]), MessageSize.Unlimited with { Text = 100 }, Measures.Units)
            .Select(message => message.Blocks.Count).ShouldBe([2, 1]);

    [Fact]
    public void No_title_is_cut_for_a_heading_above_it()
    {
        Block heading = new Heading(2, "Papers of cs.LG");
        var messages = Splitter.Split(new([heading, Whole]), MessageSize.Unlimited with { Text = 45 }, Measures.Units);
        messages[0].Blocks.ShouldBe([heading]);
        messages[1].Blocks.ShouldHaveSingleItem().ShouldBeOfType<PaperCard>().Title.ShouldBe(Whole.Title);
    }

    [Fact]
    public void A_card_that_fits_in_the_next_message_is_not_cut() =>
        Splitter.Split(new([Whole, Whole]), Measures.Units(Whole), Measures.Units).Select(message => message.Blocks.Single()).ShouldBe([Whole, Whole]);

    private static PaperCard Cut(int tooMany) => Cut(Whole, tooMany);

    /// <summary>The card in a message that is too small for it by this many characters.</summary>
    private static PaperCard Cut(PaperCard card, int tooMany)
    {
        var size = Measures.Units(card);
        return Splitter.Split(new([card]), MessageSize.Unlimited with { Text = size.Text - tooMany }, Measures.Units)
            .ShouldHaveSingleItem().Blocks.ShouldHaveSingleItem().ShouldBeOfType<PaperCard>();
    }
}
