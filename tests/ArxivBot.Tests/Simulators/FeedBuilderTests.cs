using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Tests.Simulators;

public class FeedBuilderTests
{
    private static readonly DateOnly Day = new(2025, 12, 16);

    [Fact]
    public void A_feed_has_arXivs_shape_to_the_byte()
    {
        var feed = new FeedBuilder(Day, "cs.LG")
            .Add(new SimulatedPaper("2512.12001", "Size & <Speed> of \\~a", "cs.LG", "stat.ML") { Abstract = "First.\n  Second." })
            .Add(new SimulatedPaper("math/0309136", "An old one", "math.GT", "cs.LG")
            {
                Version = 2,
                Action = PaperAction.Replace,
                Authors = "Grisha Example (LORIA, ALE)",
                Doi = "10.5555/1",
                JournalReference = "J. Ex. 1 (2003)",
            })
            .Build();

        feed.ShouldBe("""
            <?xml version='1.0' encoding='UTF-8'?>
            <rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
              <channel>
                <title>cs.LG updates on arXiv.org</title>
                <link>http://rss.arxiv.org/rss/cs.LG</link>
                <description>cs.LG updates on the arXiv.org e-print archive.</description>
                <atom:link href="http://rss.arxiv.org/rss/cs.LG" rel="self" type="application/rss+xml"/>
                <docs>http://www.rssboard.org/rss-specification</docs>
                <language>en-us</language>
                <lastBuildDate>Tue, 16 Dec 2025 05:00:02 +0000</lastBuildDate>
                <managingEditor>rss-help@arxiv.org</managingEditor>
                <pubDate>Tue, 16 Dec 2025 00:00:00 -0500</pubDate>
                <skipDays>
                  <day>Sunday</day>
                  <day>Saturday</day>
                </skipDays>
                <item>
                  <title>Size &amp; &lt;Speed&gt; of \~a</title>
                  <link>https://arxiv.org/abs/2512.12001</link>
                  <description>arXiv:2512.12001v1 Announce Type: new 
            Abstract: First.
              Second.</description>
                  <guid isPermaLink="false">oai:arXiv.org:2512.12001v1</guid>
                  <category>cs.LG</category>
                  <category>stat.ML</category>
                  <pubDate>Tue, 16 Dec 2025 00:00:00 -0500</pubDate>
                  <arxiv:announce_type>new</arxiv:announce_type>
                  <dc:rights>http://arxiv.org/licenses/nonexclusive-distrib/1.0/</dc:rights>
                  <dc:creator>Alice Example, Bob Example</dc:creator>
                </item>
                <item>
                  <title>An old one</title>
                  <link>https://arxiv.org/abs/math/0309136</link>
                  <description>arXiv:math/0309136v2 Announce Type: replace-cross 
            Abstract: We study a sample problem.</description>
                  <guid isPermaLink="false">oai:arXiv.org:math/0309136v2</guid>
                  <category>math.GT</category>
                  <category>cs.LG</category>
                  <pubDate>Tue, 16 Dec 2025 00:00:00 -0500</pubDate>
                  <arxiv:announce_type>replace-cross</arxiv:announce_type>
                  <dc:rights>http://arxiv.org/licenses/nonexclusive-distrib/1.0/</dc:rights>
                  <arxiv:DOI>10.5555/1</arxiv:DOI>
                  <arxiv:journal_reference>J. Ex. 1 (2003)</arxiv:journal_reference>
                  <dc:creator>Grisha Example (LORIA, ALE)</dc:creator>
                </item>
              </channel>
            </rss>

            """);
    }

    [Theory]
    [InlineData("rss-recorded-combined-trimmed.xml")]
    [InlineData("rss-four-types-constructed.xml")]
    [InlineData("rss-empty-holiday-constructed.xml")]
    public void A_recorded_feed_is_written_again_from_its_records(string sample)
    {
        var feed = RecordedFeed.Read(Shared.Path($"arxiv/samples/{sample}"));
        RecordedFeed.Rebuild(feed).ShouldBe(feed);
    }

    [Theory]
    [InlineData("2025-12-10/cs.AI")]
    [InlineData("2025-12-10/cs.CL")]
    [InlineData("2025-12-17/cs.LG")]
    [InlineData("2025-12-17/combined")]
    [InlineData("2026-02-02/cs.DC")]
    public void A_whole_day_is_written_again_from_its_records(string name)
    {
        var feed = RecordedFeed.Read(Shared.Path($"arxiv/corpus/{name}.xml.gz"));
        RecordedFeed.Rebuild(feed).ShouldBe(feed);
    }

    [Fact]
    public void Midnight_in_summer_is_four_hours_behind_and_in_winter_five()
    {
        var summer = new FeedBuilder(new DateOnly(2026, 7, 1), "cs.AI").Build();
        summer.ShouldContain("<pubDate>Wed, 01 Jul 2026 00:00:00 -0400</pubDate>");
        summer.ShouldContain("<lastBuildDate>Wed, 01 Jul 2026 04:00:02 +0000</lastBuildDate>");

        var winter = new FeedBuilder(new DateOnly(2026, 1, 1), "cs.AI").Build();
        winter.ShouldContain("<pubDate>Thu, 01 Jan 2026 00:00:00 -0500</pubDate>");
        winter.ShouldContain("<lastBuildDate>Thu, 01 Jan 2026 05:00:02 +0000</lastBuildDate>");
    }

    [Fact]
    public void Items_stand_by_type_and_then_by_id_however_they_were_added()
    {
        var feed = new FeedBuilder(Day, "cs.AI")
            .Add(
                new SimulatedPaper("2401.00002", "Replaced elsewhere", "cs.CV", "cs.AI") { Action = PaperAction.Replace, Version = 2 },
                new SimulatedPaper("2512.00009", "New, second", "cs.AI"),
                new SimulatedPaper("2301.00001", "Replaced here", "cs.AI") { Action = PaperAction.Replace, Version = 3 },
                new SimulatedPaper("2512.00003", "New elsewhere", "cs.CV", "cs.AI"),
                new SimulatedPaper("2512.00001", "New, first", "cs.AI", "cs.CV"),
                new SimulatedPaper("2112.00001", "Cross-listed later", "cs.CV", "cs.AI") { Action = PaperAction.Cross })
            .Build();

        Titles(feed).ShouldBe(["New, first", "New, second", "Cross-listed later", "New elsewhere", "Replaced here", "Replaced elsewhere"]);
    }

    [Fact]
    public void What_a_category_does_not_list_is_left_out()
    {
        var feed = new FeedBuilder(Day, "cs.AI")
            .Add(
                new SimulatedPaper("2512.00001", "Not of this category", "cs.CV"),
                new SimulatedPaper("2511.00001", "Cross-listed away", "cs.AI", "cs.CV") { Action = PaperAction.Cross },
                new SimulatedPaper("2512.00002", "A sixth version", "cs.AI") { Action = PaperAction.Replace, Version = 6 },
                new SimulatedPaper("2512.00003", "New and replaced at once", "cs.AI") { Action = PaperAction.Replace, Version = 2 },
                new SimulatedPaper("2512.00003", "New and replaced at once", "cs.AI") { Version = 2 })
            .Build();

        Titles(feed).ShouldBe(["New and replaced at once"]);
        feed.ShouldContain("arXiv:2512.00003v2 Announce Type: new ");
    }

    [Fact]
    public void An_over_full_feed_loses_new_papers_with_the_lowest_ids()
    {
        var papers = Enumerable.Range(1, FeedBuilder.MaximumItems).Select(n => new SimulatedPaper($"2512.{n:00000}", $"New {n}", "cs.AI"));
        var replaced = new SimulatedPaper("2511.00001", "Replaced", "cs.AI") { Action = PaperAction.Replace, Version = 2 };

        var titles = Titles(new FeedBuilder(Day, "cs.AI").Add(papers).Add(replaced).Build());

        titles.Count.ShouldBe(FeedBuilder.MaximumItems);
        titles[0].ShouldBe("New 2");
        titles[^1].ShouldBe("Replaced");
    }

    [Fact]
    public void Text_that_no_XML_can_hold_is_refused() =>
        Should.Throw<System.Xml.XmlException>(() => new FeedBuilder(Day, "cs.AI").Add(new SimulatedPaper("2512.00001", "\u0001", "cs.AI")));

    private static List<string> Titles(string feed) =>
        [.. System.Xml.Linq.XDocument.Parse(feed).Descendants("item").Select(item => item.Element("title")!.Value)];
}
