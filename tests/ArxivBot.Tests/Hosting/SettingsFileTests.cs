using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ArxivBot.Hosting;
using ArxivBot.Tests.Recorded;
using NJsonSchema;

namespace ArxivBot.Tests.Hosting;

/// <summary>The settings file, its schema and its page say what the options classes say, no more and no less.</summary>
public partial class SettingsFileTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Every_section_has_one_options_class() =>
        Setting.Sections.Select(s => s.Section).ShouldBe(Settings.Sections, "Settings.Sections and the classes *Options with a Section differ");

    [Fact]
    public void The_settings_file_has_every_setting_with_its_default()
    {
        var file = new JsonObject { ["$schema"] = "./arxivbot.schema.json" };
        foreach (var section in Setting.All.GroupBy(s => s.Section))
            file[section.Key] = new JsonObject(section.Select(s => KeyValuePair.Create(s.Property.Name, s.Default?.DeepClone())));

        Generated.ShouldBe(file.ToJsonString(Indented) + "\n", "config/arxivbot.json");
    }

    [Fact]
    public void The_schema_has_every_setting_with_its_type_default_range_and_meaning()
    {
        var sections = new JsonObject { ["$schema"] = new JsonObject { ["type"] = "string" } };
        foreach (var section in Setting.All.GroupBy(s => s.Section))
            sections[section.Key] = Closed(new JsonObject(section.Select(s => KeyValuePair.Create(s.Property.Name, (JsonNode?)s.Schema()))));
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = "Settings of ArxivBot" };
        foreach (var (name, value) in Closed(sections))
            schema[name] = value?.DeepClone();

        Generated.ShouldBe(schema.ToJsonString(Indented) + "\n", "config/arxivbot.schema.json");

        static JsonObject Closed(JsonObject properties) =>
            new() { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
    }

    [Fact]
    public void The_page_on_settings_has_a_table_of_each_section()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "settings.md"));
        var written = Table().Replace(page, match =>
        {
            var rows = Setting.All.Where(s => s.Section == match.Groups["section"].Value)
                .Select(s => $"| `{s.Key}` | {Default(s)} | {s.Description(markdown: true).Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            return $"{match.Groups["before"].Value}| setting | default | meaning |\n| --- | --- | --- |\n{string.Concat(rows)}";
        });

        Generated.ShouldBe(written, "docs/settings.md");
        Table().Matches(page).Select(m => m.Groups["section"].Value).ShouldBe(Settings.Sections, "docs/settings.md needs '## Section', then a table, for each");

        static string Default(Setting setting) => setting.Default switch
        {
            null => "–",
            JsonValue value when value.ToString().Length == 0 => "empty",
            var value => $"`{value}`",
        };
    }

    [Fact]
    public async Task The_settings_file_is_valid_by_its_schema()
    {
        var schema = await ReadSchemaAsync();
        schema.Validate(Read("config/arxivbot.json")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "Storage": { "Directorry": "data" } }""")]
    [InlineData("""{ "Nonsense": {} }""")]
    [InlineData("""{ "Scheduling": { "PollEvery": "15 minutes" } }""")]
    [InlineData("""{ "Scheduling": { "PollEvery": "24:00:00" } }""")]
    [InlineData("""{ "Subscription": { "MaximumPapers": 0 } }""")]
    [InlineData("""{ "Subscription": { "Mode": "fuzzy" } }""")]
    [InlineData("""{ "Storage": { "Provider": "oracle" } }""")]
    public async Task The_schema_refuses_what_the_program_refuses(string settings)
    {
        var schema = await ReadSchemaAsync();
        schema.Validate(settings).ShouldNotBeEmpty();
    }

    [Fact]
    public void The_program_takes_the_settings_file_as_it_is()
    {
        var builder = Composition.Compose(new Settings(Path.Combine(Repository.Root, "config", "arxivbot.json"), []), TimeProvider.System);
        using var host = builder.Build();
        Settings.Validate(host.Services);
    }

    private static async Task<JsonSchema> ReadSchemaAsync() =>
        await JsonSchema.FromJsonAsync(Read("config/arxivbot.schema.json"), TestContext.Current.CancellationToken);

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    [GeneratedRegex(@"(?<before>^## (?<section>\w+)\n(?:(?!##|\|).*\n)*)(?:\|.*\n)+", RegexOptions.Multiline)]
    private static partial Regex Table();

    /// <summary>A file of the repository that the code determines.</summary>
    private static class Generated
    {
        public static void ShouldBe(string expected, string path)
        {
            if (Recording.IsRewriting)
                File.WriteAllText(Path.Combine(Repository.Root, path), expected);
            Read(path).ShouldBe(expected, $"{path} does not say what the options classes say; REWRITE_RECORDINGS=1 dotnet test writes it anew");
        }
    }
}
