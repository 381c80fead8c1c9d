using System.Text.Json;
using ArxivBot.Summaries.Models;
using CsCheck;

namespace ArxivBot.Tests.Summaries;

/// <summary>An answer of a model as it comes.</summary>
public class BegunJsonTests
{
    [Theory]
    [InlineData("""{"take":"One""", "{}")]
    [InlineData("""{"take":"One.","con""", """{"take":"One."}""")]
    [InlineData("""{"take":"One.","contribution":[{"text":"Two. \"quoted""", """{"take":"One.","contribution":[{}]}""")]
    [InlineData("""{"take":"One.","contribution":[{"text":"Two.","section":"A"},""", """{"take":"One.","contribution":[{"text":"Two.","section":"A"}]}""")]
    [InlineData("""{"take":"One."} That is all.""", """{"take":"One."}""")]
    public void What_is_complete_stays_and_what_is_open_is_closed(string begun, string closed) => BegunJson.Closed(begun).ShouldBe(closed);

    [Theory]
    [InlineData("")]
    [InlineData("I am sorry")]
    [InlineData("[text](https://arxiv.org)")]
    public void What_does_not_begin_as_json_is_nothing(string begun) => (BegunJson.Closed(begun) is null or "[]").ShouldBeTrue();

    [Fact]
    public void Every_beginning_of_an_answer_can_be_read_and_says_nothing_that_the_whole_does_not() =>
        Gen.Select(Gen.String[Gen.Char[" aä\"\\{}[]:,\n☃"], 0, 12].List[0, 4], Gen.Double[0, 1]).Sample((texts, share) =>
        {
            var whole = JsonSerializer.Serialize(new { take = "t", points = texts.Select(text => new { text }) });
            var begun = BegunJson.Closed(whole[..(int)(whole.Length * share)]);
            if (begun is null)
                return;
            using var read = JsonDocument.Parse(begun);
            if (!read.RootElement.TryGetProperty("points", out var points))
                return;
            string?[] told = [.. points.EnumerateArray().Where(point => point.TryGetProperty("text", out _)).Select(point => point.GetProperty("text").GetString())];
            told.ShouldBe(texts.Take(told.Length));
        });
}
