using System.Globalization;
using System.Text;

namespace ArxivBot.Simulators.Arxiv.Faults;

/// <summary>Bodies that a reader must survive.</summary>
internal static class BrokenFeeds
{
    public const string NotXml = "upstream connect error or disconnect/reset before headers. reset reason: connection termination";

    public const string HtmlErrorPage = """
        <!DOCTYPE html>
        <html>
          <head>
            <title>arXiv.org - Error</title>
          </head>
          <body>
            <h1>An error occurred</h1>
            <p>We are working on it &mdash; please try again later.<br>
          </body>
        </html>

        """;

    /// <summary>The cache's page, as it was seen. https://github.com/lukasschwab/arxiv.py/issues/203</summary>
    public const string FirstByteTimeout = """
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE html>
        <html>
          <head>
            <title>503 first byte timeout</title>
          </head>
          <body>
            <h1>Error 503 first byte timeout</h1>
            <p>first byte timeout</p>
            <hr>
            <p>Varnish cache server</p>
          </body>
        </html>

        """;

    /// <summary>Nine levels of ten: a billion words from a kilobyte.</summary>
    public static string WithEntityBomb(string feed)
    {
        var dtd = new StringBuilder("<!DOCTYPE rss [\n  <!ENTITY lol0 \"lol\">\n");
        for (var level = 1; level <= 9; level++)
            dtd.Append(CultureInfo.InvariantCulture, $"  <!ENTITY lol{level} \"{string.Concat(Enumerable.Repeat($"&lol{level - 1};", 10))}\">\n");
        dtd.Append("]>\n<rss ");
        return InsertBefore(feed.ReplaceFirst("<rss ", dtd.ToString()), "</title>", "&lol9;");
    }

    public static string WithUnclosedTag(string feed) => WithBrokenItem(feed, item => item.ReplaceFirst("</title>", ""));

    public static string WithControlCharacter(string feed) => WithBrokenItem(feed, item => InsertBefore(item, "</title>", "\u000B"));

    // A feed without items is broken in its own title.
    private static string WithBrokenItem(string feed, Func<string, string> breaks)
    {
        var starts = new List<int>();
        for (var at = feed.IndexOf("<item>", StringComparison.Ordinal); at >= 0; at = feed.IndexOf("<item>", at + 1, StringComparison.Ordinal))
            starts.Add(at);
        var middle = starts.Count == 0 ? 0 : starts[starts.Count / 2];
        return feed[..middle] + breaks(feed[middle..]);
    }

    private static string InsertBefore(string text, string mark, string what) => text.ReplaceFirst(mark, what + mark);

    private static string ReplaceFirst(this string text, string old, string replacement)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return at < 0 ? text : string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length));
    }
}
