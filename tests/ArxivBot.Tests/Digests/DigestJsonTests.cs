using System.Text.Json;
using ArxivBot.Digests;
using ArxivBot.Tests.Documents;
using ArxivBot.Tests.Recorded;
using CsCheck;

namespace ArxivBot.Tests.Digests;

public class DigestJsonTests
{
    private static readonly Coverage Coverage = new(1412, 1412, 187, 4, 0);

    [Fact]
    public void A_digest_is_written_whole_and_readable() =>
        Recording.ShouldBe(
            DigestJson.Write(new(2025, 12, 10), Coverage, [Cards.Chopper, Cards.Maths, Cards.Wide], ["cs.AI is late"]),
            "Digests/digest.json");

    [Fact]
    public void Any_title_survives_the_journey()
    {
        Hostile.Texts.Where(text => !text.Any(char.IsSurrogate)).Sample(title =>
        {
            var json = DigestJson.Write(new(2025, 12, 10), Coverage, [Cards.Chopper with { Title = title }], []);
            using var read = JsonDocument.Parse(json);
            read.RootElement.GetProperty("papers")[0].GetProperty("title").GetString().ShouldBe(title);
        });
    }
}
