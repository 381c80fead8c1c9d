using System.Diagnostics;
using System.Text;
using ArxivBot.Arxiv;
using CsCheck;

namespace ArxivBot.Tests.Arxiv;

/// <summary>Feeds as nobody should send them. The parser answers each, and loses no readable item next to a broken one.</summary>
public class FeedParserProperties
{
    private static readonly Gen<string> Nasty = Gen.OneOf(
        Gen.String[Gen.Char["<>&\"'/=[]!?-; \n\r\t\0\u000B\uD83D\uDE80\uFFFFabc:v1.0"], 0, 30],
        Gen.OneOf("<item>", "</item>", "<item ", "]]>", "<![CDATA[", "<!--", "-->", "</channel>", "</rss>", "<title>", "</title>", "&amp;lt;", "&#x1;", "&bogus;", "<?x", "<!DOCTYPE a>"));

    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz $\\^_{}&<>"], 1, 40];

    private static readonly Gen<(int Number, string Xml)> Item =
        from number in Gen.Int[0, 99999]
        from title in Word
        from text in Word
        from kind in Gen.OneOf("new", "cross", "replace", "replace-cross")
        from version in Gen.Int[1, 9]
        select (number, WellFormed(number, version, kind, title, text));

    [Fact]
    public void Ten_thousand_mutated_feeds_neither_crash_nor_hang_it()
    {
        var longest = TimeSpan.Zero;
        Gen.Select(Item.List[0, 6], Gen.Select(Gen.Double.Unit, Nasty, Gen.Int[0, 12]).List[1, 6]).Sample(
            (items, edits) =>
            {
                var xml = new StringBuilder(Feed(items.Select(i => i.Xml)));
                foreach (var (place, text, cut) in edits)
                {
                    var at = (int)(place * (xml.Length - 1));
                    xml.Remove(at, Math.Min(cut, xml.Length - at)).Insert(at, text);
                }

                var started = Stopwatch.GetTimestamp();
                var feed = FeedParser.Parse(xml.ToString(), "cs.LG");
                var taken = Stopwatch.GetElapsedTime(started);
                longest = taken > longest ? taken : longest;
                return feed.Items.Count + feed.Unparsed.Count == feed.Announced && (feed.Announced > 0 || feed.Items.Count == 0);
            },
            iter: 10_000, threads: 1);
        // A hang, not a slow machine: one feed of some kilobytes takes far less than a millisecond.
        longest.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_broken_item_takes_no_well_formed_neighbour_with_it()
    {
        // Text that cannot be mistaken for the neighbour's tags: only its own item is broken.
        var broken = Gen.OneOf(
            "<item><title>a & b</title></item>", "<item><title>a</titel></item>", "<item>\u0001<x></item>", "<item><a b=c></a></item>",
            "<item>&bogus;</item>", "<item><title>no end", "<item></item>", "<item><guid>oai:arXiv.org:none</guid></item>", "<item><![CDATA[ open </item>");
        Gen.Select(Item.List[1, 8], Gen.Select(Gen.Int[0, 8], broken).List[1, 3]).Sample(
            (items, breaks) =>
            {
                var distinct = items.DistinctBy(i => i.Number).ToList();
                List<string> pieces = [.. distinct.Select(i => i.Xml)];
                foreach (var (place, text) in breaks)
                    pieces.Insert(Math.Min(place, pieces.Count), text);

                var feed = FeedParser.Parse(Feed(pieces), "cs.LG");

                return feed.Items.Select(i => i.Id.Value).SequenceEqual(distinct.Select(i => Id(i.Number)))
                    && feed.Unparsed.Count == breaks.Count && feed.Damage is null;
            },
            iter: 10_000, threads: 1);
    }

    [Fact]
    public void A_list_cut_anywhere_keeps_every_item_that_arrived_whole()
    {
        Gen.Select(Item.List[1, 8], Gen.Double.Unit).Sample(
            (items, place) =>
            {
                var distinct = items.DistinctBy(i => i.Number).ToList();
                var whole = Feed(distinct.Select(i => i.Xml));
                var cut = whole[..(int)(place * (whole.Length - 1))];
                var arrived = distinct.Count(i => cut.Contains(i.Xml, StringComparison.Ordinal));

                var feed = FeedParser.Parse(cut, "cs.LG");

                return feed.Items.Count == arrived && feed.Damage is not null;
            },
            iter: 2_000, threads: 1);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("\n \t")]
    [InlineData("(")]
    [InlineData("(,")]
    [InlineData("&lt;item&gt;")]
    public void A_long_run_inside_an_item_takes_linear_time(string unit)
    {
        var run = string.Concat(Enumerable.Repeat(unit, 200_000));
        var started = Stopwatch.GetTimestamp();
        var xml = WellFormed(1, 1, "new", "a", "b").Replace("Ann Example", $"Ann{run}Example").Replace("Abstract: b", $"Abstract: b{run}c").Replace("<title>a", $"<title>a{run}c");

        FeedParser.Parse(Feed([xml]), "cs.LG").Items.ShouldHaveSingleItem();

        // Not how fast it is: quadratic work over this much text takes many minutes.
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("<item>")]
    [InlineData("<item ")]
    [InlineData("</item>")]
    [InlineData("<item><")]
    [InlineData("<item/>")]
    [InlineData("<a>")]
    [InlineData("&")]
    public void A_long_run_between_items_takes_linear_time(string unit)
    {
        var run = string.Concat(Enumerable.Repeat(unit, 100_000));
        var started = Stopwatch.GetTimestamp();

        var feed = FeedParser.Parse(Feed([WellFormed(1, 1, "new", "a", "b"), run]), "cs.LG");

        feed.Items.ShouldHaveSingleItem();
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private static string Id(int number) => $"2512.{number:00000}";

    private static string Feed(IEnumerable<string> items) =>
        $"""
         <?xml version='1.0' encoding='UTF-8'?>
         <rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
           <channel>
             <title>cs.LG updates on arXiv.org</title>
             <pubDate>Tue, 16 Dec 2025 00:00:00 -0500</pubDate>
         {string.Join("\n", items)}
           </channel>
         </rss>
         """;

    private static string WellFormed(int number, int version, string kind, string title, string text) =>
        $"""
         <item>
           <title>a{Escape(title)}</title>
           <link>https://arxiv.org/abs/{Id(number)}</link>
           <description>arXiv:{Id(number)}v{version} Announce Type: {kind}
         Abstract: {Escape(text)}</description>
           <guid isPermaLink="false">oai:arXiv.org:{Id(number)}v{version}</guid>
           <category>cs.LG</category>
           <pubDate>Tue, 16 Dec 2025 00:00:00 -0500</pubDate>
           <arxiv:announce_type>{kind}</arxiv:announce_type>
           <dc:creator>Ann Example</dc:creator>
         </item>
         """;

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
