using System.Globalization;
using ArxivBot.Arxiv;

namespace ArxivBot.Tests.Arxiv;

public class FeedParserTests
{
    [Fact]
    public void Every_announcement_of_ten_real_days_is_read()
    {
        foreach (var day in Corpus.Days)
        {
            foreach (var category in Corpus.Categories)
            {
                var xml = Corpus.Feed(day, category);
                var feed = FeedParser.Parse(xml, category);

                feed.Damage.ShouldBeNull();
                feed.Unparsed.ShouldBeEmpty();
                feed.Items.Count.ShouldBe(xml.Split("<item>").Length - 1);
                feed.Day.ShouldBe(DateOnly.Parse(day, CultureInfo.InvariantCulture));
                feed.Items.Select(i => i.Position).ShouldBe(Enumerable.Range(1, feed.Items.Count));
                feed.Items.ShouldAllBe(i => i.Abstract.Length > 0 && i.Authors.Count > 0 && i.Categories.Count > 0);
            }
        }
    }

    [Fact]
    public void All_four_announce_types_are_read()
    {
        var feed = FeedParser.Parse(Corpus.Sample("rss-four-types-constructed.xml"), "math.OC");

        feed.Items.Select(i => i.Kind).ShouldBe(
            [AnnouncementKind.New, AnnouncementKind.Cross, AnnouncementKind.Replace, AnnouncementKind.ReplaceCross]);
        var last = feed.Items[3];
        last.Id.Value.ShouldBe("2203.01250");
        last.Version.ShouldBe(3);
        last.Title.ShouldBe("Mass concentration in rescaled first order integral functionals");
        last.Abstract.ShouldStartWith(@"We consider first order local minimization problems of the form $\min");
        last.Authors.ShouldBe(["Antonin Monteil", "Paul Pegon"]);
        last.Categories.ShouldBe(["math.AP", "math.OC"]);
        last.License.ShouldBe("http://creativecommons.org/licenses/by/4.0/");
        last.Day.ShouldBe(new DateOnly(2025, 12, 16));
    }

    [Fact]
    public void Oddities_are_read_as_arXiv_meant_them()
    {
        var feed = FeedParser.Parse(Corpus.Sample("rss-oddities-constructed.xml"), "cs.AI");
        var items = feed.Items.ToDictionary(i => i.Id.Value);

        items["2512.13961"].Authors.Count.ShouldBe(68, "the lone colon of a collaboration is no author");
        items["2512.90001"].Authors.ShouldBe(
        [
            "Estelle Zheng (LORIA, ALE)", "Nathan Cerisara (LORIA)", @"S\'ebastien Warichet (ALE)", "DatologyAI", "Luke Merrick",
            "YiqunLiu", @"Jo\~ao Lucas Luz Lima Sarcinelli", @"Abdullah Hulusi K\""ok\c{c}am", @"U\u{g}ur Da\u{g}deviren", @"Fran\c{c}ois Nezan",
        ]);
        items["2512.90001"].Abstract.ShouldBe("One paragraph.\nA second paragraph, which a pattern that stops at the line break loses: LLM inference.");
        items["2512.09786"].Title.ShouldBe(@"TinyD\'ej\`aVu: Smaller Memory Footprint & Faster Inference on Sensor Data Streams with Always-On Microcontrollers");
        items["2512.09786"].Abstract.ShouldContain("<angle brackets>");
        items["2512.09786"].Abstract.ShouldContain("&lt;b&gt; &amp;amp; &nbsp;", customMessage: "entities that were written out stay written out");
        items["2512.15038"].ShouldSatisfyAllConditions(i => i.Version.ShouldBe(2), i => i.Kind.ShouldBe(AnnouncementKind.New));
        items.Values.ShouldContain(i => i.Title == "0");
        items.Keys.ShouldContain(id => id.Contains('/'));
        feed.Unparsed.ShouldHaveSingleItem().Reason.ShouldBe("2512.90005 has no title");
        feed.Damage.ShouldBeNull();
    }

    [Fact]
    public void An_item_that_cannot_be_read_is_kept_with_the_reason()
    {
        var feed = FeedParser.Parse(Corpus.Sample("rss-missing-fields-constructed.xml"), "cs.AI");

        feed.Announced.ShouldBe(3);
        feed.Unparsed.Select(u => u.Reason).ShouldBe(
        [
            "no version of 2512.90011 in guid, description or link",
            "2512.90012 has no announce type",
            "2512.90013 has the unknown announce type 'absonly'",
        ]);
        feed.Unparsed[0].Source.ShouldContain("No description");
    }

    [Fact]
    public void A_stray_control_character_costs_no_paper()
    {
        var feed = FeedParser.Parse(Corpus.Sample("rss-control-char-invalid-constructed.xml"), "cs.AI");

        feed.Damage.ShouldBeNull();
        feed.Items.ShouldHaveSingleItem().Title.ShouldStartWith("Control");
        feed.Items[0].Title.ShouldNotContain('\u000B');
    }

    [Fact]
    public void A_list_that_was_cut_off_gives_what_arrived_and_says_so()
    {
        var feed = FeedParser.Parse(Corpus.Sample("rss-truncated-constructed.xml"), "cs.AI");

        feed.Items.ShouldHaveSingleItem().Id.Value.ShouldBe("2512.13961");
        feed.Unparsed.ShouldHaveSingleItem();
        feed.Damage.ShouldNotBeNull().ShouldContain("cut off");
        feed.Day.ShouldBe(new DateOnly(2025, 12, 16));
    }

    [Theory]
    [InlineData("rss-recorded-empty-sunday.xml", "2025-04-27")]
    [InlineData("rss-empty-holiday-constructed.xml", "2026-01-02")]
    public void An_empty_list_is_whole_and_dated(string sample, string day)
    {
        var feed = FeedParser.Parse(Corpus.Sample(sample), "cs.AI");

        feed.ShouldSatisfyAllConditions(f => f.Announced.ShouldBe(0), f => f.Damage.ShouldBeNull(), f => f.Day.ShouldBe(DateOnly.Parse(day, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("Rate exceeded.", "it is no XML: 'Rate exceeded.'")]
    [InlineData("", "it is empty")]
    [InlineData("<html><body>502</body></html>", "it is not an RSS feed but <html>")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel/></rss>", "DTD")]
    [InlineData("<rss", "it is not readable as XML")]
    public void What_is_no_feed_is_named(string text, string reason) =>
        FeedParser.Parse(text, "cs.AI").Damage.ShouldNotBeNull().ShouldContain(reason);

    [Fact]
    public void An_Atom_feed_is_refused_by_name() =>
        FeedParser.Parse(Corpus.Sample("atom-recorded-trimmed.xml"), "cs.LG").Damage.ShouldBe("it is not an RSS feed but <feed>");

    [Fact]
    public void The_same_paper_twice_in_a_list_is_one_announcement_and_one_reason()
    {
        var xml = Corpus.Sample("rss-four-types-constructed.xml").Replace("2512.12002", "2512.12001");

        var feed = FeedParser.Parse(xml, "math.OC");

        feed.Items.Count.ShouldBe(3);
        feed.Unparsed.ShouldHaveSingleItem().Reason.ShouldBe("2512.12001 is already item 1 of this list");
    }
}
