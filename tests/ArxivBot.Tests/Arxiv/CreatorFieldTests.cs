using ArxivBot.Arxiv;
using CsCheck;

namespace ArxivBot.Tests.Arxiv;

public class CreatorFieldTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Ann Example", "Ann Example")]
    [InlineData("Ann Example, Bob Example", "Ann Example|Bob Example")]
    [InlineData("Ann (LORIA, ALE), Bob (X (Y, Z), W), Cy", "Ann (LORIA, ALE)|Bob (X (Y, Z), W)|Cy")]
    [InlineData("DatologyAI,  :, Luke Merrick,", "DatologyAI|Luke Merrick")]
    [InlineData("Ann (never closed, Bob, Cy (closed, well)", "Ann (never closed|Bob|Cy (closed, well)")]
    [InlineData("Ann) stray, Bob", "Ann) stray|Bob")]
    public void Names_are_told_from_affiliations(string field, string names) =>
        CreatorField.Split(field).ShouldBe(names.Split('|', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void No_letter_of_any_field_is_lost() =>
        Gen.String[Gen.Char["ab,:() "], 0, 40].Sample(field =>
            string.Concat(CreatorField.Split(field).SelectMany(name => name.Where(char.IsLetter))) == string.Concat(field.Where(char.IsLetter)));
}
