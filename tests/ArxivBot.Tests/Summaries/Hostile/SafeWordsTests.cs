using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries;

namespace ArxivBot.Tests.Summaries.Hostile;

public class SafeWordsTests
{
    private static readonly PaperText Paper = new()
    {
        Id = ArxivId.Parse("2512.90001"),
        Source = TextSource.Html,
        Title = "A paper",
        Sections = [],
        Links = [new Uri("https://gates.example.org/data"), new Uri("http://gates.example.org")],
    };

    [Theory]
    [InlineData("See https://arxiv.org/abs/2512.14925v2, and https://arxiv.org/abs/hep-th/9901001.")]
    [InlineData("The data are at https://gates.example.org/data.")]
    [InlineData("It needs a < b and c > d, and/or 3/4 of x/y; e.g. i.e. w.r.t. U.S. data: we use Fig. 3.")]
    [InlineData("Node.js and GPT-3.5 with numpy.linalg reach 3.14 at 5:1 (v1.2/v1.3).")]
    [InlineData("The matrix [a, b] (see the appendix) and the set {x : y}.")]
    public void What_is_well_stays(string text) => Of(text).ShouldBe(text);

    [Theory]
    [InlineData("[x](https://evil.example.com)", "x")]
    [InlineData("[x](javascript:alert(1))", "x")]
    [InlineData("![x](https://evil.example.com/p.png)", "x")]
    [InlineData("go to javascript:alert(1) now", "go to [link removed] now")]
    [InlineData("data:text/html;base64,AAAA", "[link removed]")]
    [InlineData("https://arxiv.org@evil.example.com/", "[link removed]")]
    [InlineData(@"https://arxiv.org\@evil.example.com/", "[link removed]")]
    [InlineData("https://arxiv.org.evil.example.com/abs/1", "[link removed]")]
    [InlineData("https://arxiv.org,https://evil.example.com", "[link removed]")]
    [InlineData("https://arхiv.org/abs/1", "[link removed]")]
    [InlineData("http://arxiv.org/abs/1", "[link removed]")]
    [InlineData("https://gates.example.org/data/../login", "[link removed]")]
    [InlineData("t.me/+joinme discord.gg/x", "[link removed] [link removed]")]
    [InlineData("evil.example.com", "evil․example․com")]
    [InlineData("me@evil.example.com", "[link removed]")]
    [InlineData("@everyone @channel", "＠everyone ＠channel")]
    [InlineData("tap /unsubscribe all", "tap ／unsubscribe all")]
    [InlineData("<a href=\"https://evil.example.com\">free</a> <script>x</script>", "free x")]
    [InlineData("e\u200Bvil \u202Etxet\u202C", "evil txet")]
    public void What_links_or_calls_does_not(string text, string safe) => Of(text).ShouldBe(safe);

    [Fact]
    public void It_is_bounded_whatever_is_removed() => Of($"{new string('a', 10_000)} https://evil.example.com").Length.ShouldBe(400);

    private static string Of(string text) => SafeWords.Of(text, Paper, 400);
}
