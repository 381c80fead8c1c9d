using System.Globalization;
using ArxivBot.Digests;

namespace ArxivBot.Tests.Digests;

public class CoverageTests
{
    [Fact]
    public void The_line_reads_the_same_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            new Coverage(1412, 1412, 187, 30, 0).Line
                .ShouldBe("announced 1,412 · fetched 1,412 · matched 187 · shown 30");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void What_could_not_be_read_is_told() =>
        new Coverage(12, 10, 3, 3, 2).Line.ShouldBe("announced 12 · fetched 10 · matched 3 · shown 3 · unparseable 2");
}
