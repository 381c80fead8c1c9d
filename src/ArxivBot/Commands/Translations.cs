using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArxivBot.Commands;

/// <summary>What the catalog says of commands and parameters, in other languages: a platform shows it to who has set that language.</summary>
internal static class Translations
{
    private static readonly Dictionary<string, string> Chinese = Read("zh");

    /// <summary>Languages other than English, as ISO 639-1 has them.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["zh"];

    /// <param name="english">A description of the catalog.</param>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    public static string Of(string english, string language) => language == "zh"
        ? Chinese[english]
        : throw new ArgumentException($"There are no translations into '{language}'.", nameof(language));

    private static Dictionary<string, string> Read(string language)
    {
        var name = $"commands/{language}.json";
        using var file = typeof(Translations).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the build");
        return JsonSerializer.Deserialize(file, TranslationsJson.Default.DictionaryStringString)!;
    }
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class TranslationsJson : JsonSerializerContext;
