using System.Text.RegularExpressions;
using ArxivBot.Subscriptions;

namespace ArxivBot.Tests.Subscriptions;

public partial class QueryDocumentTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs/query.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_example_is_a_query()
    {
        var examples = Examples().Matches(Page).Select(row => row.Groups["query"].Value).ToList();

        examples.Count.ShouldBeGreaterThan(20);
        foreach (var text in examples)
            QueryText.TryParse(text, out _, out var error).ShouldBeTrue(error?.Show(text));
    }

    [Fact]
    public void What_is_said_to_be_the_same_is_the_same()
    {
        var pairs = Pairs().Matches(Page);

        pairs.Count.ShouldBe(5);
        foreach (Match pair in pairs)
        {
            QueryText.TryParse(pair.Groups["typed"].Value, out var query, out var error).ShouldBeTrue(error?.Show(pair.Value));
            QueryText.Print(query!).ShouldBe(pair.Groups["shown"].Value);
        }
    }

    [Fact]
    public void Every_error_is_shown_as_the_page_has_it()
    {
        var errors = Errors().Matches(Page);

        errors.Count.ShouldBe(4);
        foreach (Match shown in errors)
        {
            var text = shown.Groups["query"].Value;
            QueryText.TryParse(text, out _, out var error).ShouldBeFalse(text);
            error!.Show(text).ReplaceLineEndings("\n").ShouldBe(shown.Groups["all"].Value);
        }
    }

    [GeneratedRegex(@"^\| `(?<query>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Examples();

    [GeneratedRegex(@"^\| `(?<typed>[^`]+)` \| `(?<shown>[^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Pairs();

    [GeneratedRegex(@"```text\n(?<all>(?<query>[^\n]+)\n[^`]+?)\n```")]
    private static partial Regex Errors();
}
