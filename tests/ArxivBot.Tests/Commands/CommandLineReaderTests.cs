using ArxivBot.Commands;
using ArxivBot.Subscriptions;
using ArxivBot.Tests.Documents;
using CsCheck;

namespace ArxivBot.Tests.Commands;

public class CommandLineReaderTests
{
    private static readonly DateOnly Today = new(2025, 12, 18);

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Hostile.Texts,
        Gen.OneOf(
            "cs.LG", "cs.CL,", "LLM", "\"a b\"", "“a b”", "\"", "name=x", "name=", "NAME=“a b”", "mode=classic", "all", "add", "list", "zone", "zone=", "max 5", "=",
            "2025-12-18", "monday", "7d", "/", ",", ";", "\0", "\n", "(", "-x", "/a+/", "x^2", "2512.14925", "https://arxiv.org/abs/2512.14925v2")
            .Array[0, 12].Select(parts => string.Join(' ', parts)));

    [Fact]
    public void Any_text_is_read_or_refused_in_words() =>
        Gen.Select(Gen.Int[0, CommandCatalog.All.Count - 1].Select(at => CommandCatalog.All[at]), Texts).Sample((command, text) =>
        {
            if (Bind(command, text, out var arguments, out var problem))
                return arguments is not null;
            return problem!.Length > 0;
        });

    [Fact]
    public void A_query_is_what_the_query_language_makes_of_the_same_text() =>
        Gen.OneOf(Texts, Gen.OneOf("LLM", "\"x y\"", "(", ")", " OR ", "-", "+", "^2", "/a b/", "title:", ",", "”").Array[1, 12].Select(string.Concat)).Sample(text =>
        {
            if (text.Contains("name=", StringComparison.OrdinalIgnoreCase) || text.Contains("mode=", StringComparison.OrdinalIgnoreCase))
                return;
            var typed = $"cs.LG LLM {text}";
            var isQuery = QueryText.TryParse($"LLM {text}", out var query, out _);
            Bind(CommandCatalog.Find("subscribe")!, typed, out var arguments, out _).ShouldBe(isQuery && $"LLM {text}".Trim().Length <= TypedLine.Longest, typed);
            if (isQuery)
                arguments!.Query("query").ShouldBe(query, typed);
        });

    [Theory]
    [InlineData("/subscribe cs.LG, cs.CL \"mixture of experts\" name=moe", "cs.LG cs.CL", "\"mixture of experts\"", "moe")]
    [InlineData("subscribe@arxivbot cs.LG,cs.CL;math.NA LLM", "cs.LG cs.CL math.NA", "LLM", null)]
    [InlineData("/SUBSCRIBE name=“my papers” CS.lg “mixture of experts”^2 -survey", "CS.lg", "“mixture of experts”^2 -survey", "my papers")]
    [InlineData("/subscribe categories=cs.LG,cs.CL query=LLM", "cs.LG,cs.CL", "LLM", null)]
    [InlineData("/subscribe cs.LG \"name=x y\"", "cs.LG", "\"name=x y\"", null)]
    [InlineData("/subscribe cs.LG cat:cs.CL cs", "cs.LG", "cat:cs.CL cs", null)]
    [InlineData("／subscribe cs.LG、cs.CL、LLM", "cs.LG cs.CL", "LLM", null)]
    public void Arguments_are_told_apart_by_what_they_are(string line, string categories, string query, string? name)
    {
        var typed = TypedLine.Read(line);
        CommandLineReader.TryRead(CommandCatalog.Find(typed.Name)!, typed.Rest, new Dictionary<string, string>(), out var values, out var problem).ShouldBeTrue(problem);

        values["categories"].ShouldBe(categories);
        values["query"].ShouldBe(query);
        values.GetValueOrDefault("name").ShouldBe(name);
    }

    [Theory]
    [InlineData("/settings zone New York time 8:30pm", "zone: New York; time: 8:30pm")]
    [InlineData("/settings zone=\"Europe/Berlin\", time=08:30, max: 5", "zone: Europe/Berlin; time: 08:30; max: 5")]
    [InlineData("/schedule weekly friday", "rhythm: weekly; day: friday")]
    [InlineData("/quiet 22:00 - 07:00", "hours: 22:00 - 07:00")]
    [InlineData("/authors follow Tri Dao, Geoffrey Hinton", "action: follow; names: Tri Dao, Geoffrey Hinton")]
    [InlineData("/search diffusion 10", "days: 10; query: diffusion")]
    [InlineData("/search diffusion -survey 10 days", "days: 10 days; query: diffusion -survey")]
    [InlineData("/search diffusion days=10", "days: 10; query: diffusion")]
    [InlineData("/search \"llama 3\"", "query: \"llama 3\"")]
    [InlineData("/search 10", "query: 10")]
    [InlineData("/preview cs.LG, cs.CL LLM 4", "categories: cs.LG cs.CL; query: LLM 4")]
    [InlineData("/preview LLM", "query: LLM")]
    [InlineData("/unsubscribe \"mixture of experts\"", "what: mixture of experts")]
    [InlineData("/unsubscribe mixture of experts", "what: mixture of experts")]
    public void Words_without_quotation_marks_are_enough(string line, string expected)
    {
        var typed = TypedLine.Read(line);
        CommandLineReader.TryRead(CommandCatalog.Find(typed.Name)!, typed.Rest, new Dictionary<string, string>(), out var values, out var problem).ShouldBeTrue(problem);
        string.Join("; ", values.Select(pair => $"{pair.Key}: {pair.Value}")).ShouldBe(expected);
    }

    private static bool Bind(Command command, string text, out Arguments? arguments, out string? problem)
    {
        arguments = null;
        if (!CommandLineReader.TryRead(command, text.Trim(), new Dictionary<string, string>(), out var values, out problem))
            return false;
        var isBound = new ArgumentBinder(command, ["moe", "all papers"], Today).TryBind(values, out arguments, out var refusal);
        problem = refusal is null ? null : CommandBot.Plain(refusal);
        return isBound;
    }
}
