using System.Text.Json;
using ArxivBot.Commands;

namespace ArxivBot.Tests.Commands;

public class TranslationsTests
{
    [Theory]
    [InlineData("zh")]
    public void Every_description_of_the_catalog_is_there_short_enough_and_none_that_is_not_in_it(string language)
    {
        string[] descriptions = [.. CommandCatalog.All.Select(command => command.Description).Concat(CommandCatalog.All.SelectMany(command => command.Parameters).Select(p => p.Description)).Distinct()];
        var known = JsonSerializer.Deserialize<Dictionary<string, string>>(
            File.ReadAllText(Path.Combine(Repository.Root, "src", "ArxivBot", "Commands", $"{language}.json"))).ShouldNotBeNull();

        known.Keys.ShouldBe(descriptions, ignoreOrder: true);
        descriptions.ShouldAllBe(description => Translations.Of(description, language).Length > 0 && Translations.Of(description, language).Length <= 100);
    }
}
