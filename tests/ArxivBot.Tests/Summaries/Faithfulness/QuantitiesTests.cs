using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Tests.Summaries.Faithfulness;

public class QuantitiesTests
{
    [Theory]
    [InlineData("It took 8,600 GPU hours.", 8600.0, "h")]
    [InlineData("It took 8,600 A100 days.", 8600.0, "d")]
    [InlineData("The error is 18.6 meV/atom.", 18.6, "meV")]
    [InlineData("The Kd is 12 micromolar.", 12.0, "μM")]
    [InlineData("Chain-of-Table 53.3, Binder", 53.3, null)]
    [InlineData("A 3.8B-parameter judge", 3.8, null)]
    [InlineData("lists of August", 8.0, Quantity.Month)]
    [InlineData("since May", 5.0, Quantity.Month)]
    [InlineData("7 月底", 7.0, Quantity.Month)]
    [InlineData("7 个月", 7.0, "month")]
    [InlineData("在 2022 年", 2022.0, null)]
    [InlineData("历时 20 年", 20.0, "yr")]
    [InlineData("noise of 1.5 degrees Celsius", 1.5, "°C")]
    [InlineData("加入 1.5 摄氏度的噪声", 1.5, "°C")]
    [InlineData("It is 1.5 times as fast.", 1.5, Quantity.Times)]
    [InlineData("It is sampled 20,000 times.", 20_000.0, null)]
    public void A_number_has_its_unit(string text, double value, string? unit)
    {
        var number = Quantities.Of(text, PaperNames.Of(text)).ShouldHaveSingleItem();
        number.Value.ShouldBe(value);
        number.Unit.ShouldBe(unit);
    }

    [Theory]
    [InlineData("58 of 371 million parameters", 1e6)]
    [InlineData("0.39 against 0.36 million operations", 1e6)]
    [InlineData("models of 7- and 15-billion parameters", 1e9)]
    [InlineData("3 cards and 0.36 million operations", 1)]
    public void The_first_of_two_has_the_scale_of_the_second(string text, double scale) =>
        Quantities.Of(text, PaperNames.Of(text))[0].Scale.ShouldBe(scale);

    [Theory]
    [InlineData("The change was -0.4% at most.", true)]
    [InlineData("没有显著受益(-0.4%)。", true)]
    [InlineData("It lies at 3-0.4% of it.", false)]
    [InlineData("It lies at 3 -0.4% of it.", false)]
    public void A_minus_is_no_dash(string text, bool isNegative) =>
        Quantities.Of(text, PaperNames.Of(text))[^1].IsNegative.ShouldBe(isNegative);

    [Theory]
    [InlineData("It may rise in Table 2.")]
    [InlineData("Results may vary.")]
    [InlineData("The encoder is ViT-B/16 throughout.")]
    public void These_have_none(string text) => Quantities.Of(text, PaperNames.Of(text)).ShouldBeEmpty();

    [Theory]
    [InlineData("The best is Li1.8Zr0.7In0.3Cl5.5 at last.", "Li1.8Zr0.7In0.3Cl5.5")]
    [InlineData("The classifier is DeBERTa-v3-base here.", "DeBERTa-v3-base")]
    [InlineData("Contigs by MOB-suite alone.", "MOB-suite")]
    [InlineData("A Transformer-based model.", "Transformer")]
    [InlineData("It saw 200214_224526 once.", "200214_224526")]
    [InlineData("From 3 August on.", null)]
    [InlineData("A 218M-parameter model.", null)]
    [InlineData("3.3 Storage of values", null)]
    public void A_name_is_whole(string text, string? name) => PaperNames.Of(text).Select(each => each.Text).ShouldBe(name is null ? [] : [name]);
}
