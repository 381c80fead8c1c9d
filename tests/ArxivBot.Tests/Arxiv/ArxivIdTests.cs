using System.Globalization;
using ArxivBot.Arxiv;
using CsCheck;

namespace ArxivBot.Tests.Arxiv;

public class ArxivIdTests
{
    private static readonly Gen<string> Version = Gen.OneOf(Gen.Const(""), Gen.Int[1, 99].Select(v => $"v{v}"));

    private static readonly Gen<string> Archive = Gen.OneOf(
        "math.GT", "math", "hep-th", "cond-mat", "astro-ph", "cs.LG", "q-bio.NC", "nlin.CD", "quant-ph", "cmp-lg");

    /// <summary>An id as arXiv writes it, with the month it is of and its number.</summary>
    private static readonly Gen<(string Id, int Month, int Number)> New =
        from month in Gen.Int[0, 50 * 12].Select(m => (Year: 2007 + ((m + 3) / 12), Of: ((m + 3) % 12) + 1))
        from number in Gen.Int[1, 9_999]
        let digits = month.Year < 2015 ? "0000" : "00000"
        select (Text($"{month.Year % 100:00}{month.Of:00}.{number.ToString(digits, CultureInfo.InvariantCulture)}"), (month.Year * 12) + month.Of, number);

    private static readonly Gen<(string Id, int Month, int Number)> Old =
        from month in Gen.Int[0, (15 * 12) + 7].Select(m => (Year: 1991 + ((m + 7) / 12), Of: ((m + 7) % 12) + 1))
        from number in Gen.Int[1, 999]
        from archive in Archive
        select (Text($"{archive}/{month.Year % 100:00}{month.Of:00}{number:000}"), (month.Year * 12) + month.Of, number);

    private static readonly Gen<(string Id, int Month, int Number)> Any = Gen.OneOf(New, Old);

    [Fact]
    public void Every_id_is_read_back_as_it_was_written_whatever_its_case_prefix_and_version() =>
        Gen.Select(Any, Version, Gen.OneOf("", "arXiv:", "ARXIV:"), Gen.Int[0, 2]).Sample((id, version, prefix, spelling) =>
        {
            var written = spelling switch
            {
                0 => id.Id,
                1 => id.Id.ToLowerInvariant(),
                _ => id.Id.ToUpperInvariant(),
            };

            ArxivId.TryParse($" {prefix}{written}{version} ", out var parsed, out var read).ShouldBeTrue();

            parsed.ShouldNotBeNull().Value.ShouldBe(id.Id);
            parsed.ShouldBe(ArxivId.Parse(id.Id));
            parsed.GetHashCode().ShouldBe(ArxivId.Parse(id.Id).GetHashCode());
            parsed.CompareTo(ArxivId.Parse(id.Id)).ShouldBe(0);
            read.ShouldBe(version.Length == 0 ? null : int.Parse(version[1..], CultureInfo.InvariantCulture));
        });

    [Fact]
    public void Ids_are_in_the_order_of_their_months() => Gen.Select(Any, Any).Where((a, b) => a.Month != b.Month).Sample((a, b) =>
        Math.Sign(ArxivId.Parse(a.Id).CompareTo(ArxivId.Parse(b.Id))).ShouldBe(a.Month.CompareTo(b.Month)));

    [Fact]
    public void New_ids_of_a_month_are_in_the_order_of_their_numbers() => Gen.Select(New, Gen.Int[1, 9_999]).Sample((id, number) =>
    {
        var other = Text($"{id.Id[..5]}{number.ToString(new string('0', id.Id.Length - 5), CultureInfo.InvariantCulture)}");
        Math.Sign(ArxivId.Parse(id.Id).CompareTo(ArxivId.Parse(other))).ShouldBe(id.Number.CompareTo(number));
    });

    [Fact]
    public void The_order_is_a_total_one_that_agrees_with_equality() => Gen.Select(Any, Any, Any).Sample((a, b, c) =>
    {
        var (x, y, z) = (ArxivId.Parse(a.Id), ArxivId.Parse(b.Id), ArxivId.Parse(c.Id));
        Math.Sign(x.CompareTo(y)).ShouldBe(-Math.Sign(y.CompareTo(x)));
        (x.CompareTo(y) == 0).ShouldBe(x == y);
        if (x <= y && y <= z)
            (x <= z).ShouldBeTrue();
        (x < y).ShouldBe(y > x);
        (x <= y).ShouldBe(y >= x);
        x.CompareTo(null).ShouldBePositive();
    });

    [Theory]
    [InlineData("hep-th/9912999", "hep-th/0001001")]
    [InlineData("hep-th/9108001", "hep-th/9109001")]
    [InlineData("math.GT/0309999", "alg-geom/0310001")]
    [InlineData("math/0703999", "0704.0001")]
    [InlineData("0704.9999", "0705.0001")]
    [InlineData("0712.9999", "0801.0001")]
    [InlineData("1412.9999", "1501.00001")]
    [InlineData("2512.09999", "2512.10000")]
    [InlineData("2512.99999", "2601.00001")]
    public void One_id_is_given_out_before_the_other(string earlier, string later)
    {
        (ArxivId.Parse(earlier) < ArxivId.Parse(later)).ShouldBeTrue();
        (ArxivId.Parse(earlier) > ArxivId.Parse(later)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("MATH.gt/0309136", "math.GT/0309136")]
    [InlineData("Hep-Th/9901001", "hep-th/9901001")]
    [InlineData("arxiv:Cs.lg/0701001v2", "cs.LG/0701001")]
    public void An_old_id_is_written_as_arXiv_writes_it(string text, string id) => ArxivId.Parse(text).Value.ShouldBe(id);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2512")]
    [InlineData("2513.00001")]
    [InlineData("2500.00001")]
    [InlineData("2512.001")]
    [InlineData("2512.000001")]
    [InlineData("2512.00001v0")]
    [InlineData("2512.00001v99999999999")]
    [InlineData("math.GT/030913")]
    [InlineData("/0309136")]
    [InlineData("2512.0000١")]
    [InlineData("quant-p\u210E/0309136")]
    [InlineData("nu\u212Alear/0309136")]
    public void What_is_no_id_is_refused(string? text)
    {
        ArxivId.TryParse(text, out var id, out var version).ShouldBeFalse();
        id.ShouldBeNull();
        version.ShouldBeNull();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
