using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.XPath;
using ArxivBot.Hosting;

namespace ArxivBot.Tests.Hosting;

/// <summary>One setting as the code has it: what the settings file, its schema and its page must say.</summary>
internal sealed partial record Setting(string Section, PropertyInfo Property, JsonNode? Default)
{
    private static readonly XDocument Comments = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "arxivbot.xml"));

    public string Key => $"{Section}:{Property.Name}";

    public bool CanBeNull { get; } =
        Nullable.GetUnderlyingType(Property.PropertyType) is not null
        || new NullabilityInfoContext().Create(Property).WriteState is NullabilityState.Nullable;

    private Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>The options classes by their sections, in the order of the settings file.</summary>
    public static IReadOnlyList<(string Section, Type Options)> Sections { get; } =
    [
        .. from type in typeof(Settings).Assembly.GetTypes()
           where type.Name.EndsWith("Options", StringComparison.Ordinal)
           let section = type.GetField("Section")?.GetRawConstantValue() as string
           where section is not null
           orderby Array.IndexOf(Settings.Sections, section)
           select (section, type),
    ];

    public static IReadOnlyList<Setting> All { get; } =
    [
        .. from section in Sections
           let defaults = Activator.CreateInstance(section.Options)
           from property in section.Options.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(p => p.MetadataToken)
           select new Setting(section.Section, property, Json(property.GetValue(defaults))),
    ];

    /// <summary>The doc comment as one line, and the range that a schema cannot hold.</summary>
    public string Description(bool markdown)
    {
        var summary = Comments.XPathSelectElement($"/doc/members/member[@name='P:{Property.DeclaringType!.FullName}.{Property.Name}']/summary")
            ?? throw new InvalidOperationException($"{Property.DeclaringType.Name}.{Property.Name} has no doc comment: say what the setting means");
        var words = string.Concat(summary.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => Quoted($"{Section}:{see.Attribute("cref")!.Value.Split('.')[^1]}", markdown),
            XElement element => Quoted(element.Value, markdown),
            _ => "",
        }));
        return Blanks().Replace(words, " ").Trim() + (Range(markdown) is { } range ? $" {range}" : "");
    }

    public JsonObject Schema()
    {
        var schema = new JsonObject { ["description"] = Description(markdown: false) };
        var element = Type.IsArray ? Type.GetElementType()! : Type;
        var shape = Shape(element);
        if (Type.IsArray)
            shape = new JsonObject { ["type"] = "array", ["items"] = shape };
        if (CanBeNull)
            shape["type"] = new JsonArray(shape["type"]!.DeepClone(), "null");
        foreach (var (name, value) in shape)
            schema[name] = value?.DeepClone();
        schema["default"] = Default?.DeepClone();
        return schema;
    }

    private JsonObject Shape(Type type)
    {
        var range = Property.GetCustomAttribute<RangeAttribute>();
        if (Property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
            return new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. allowed.Values.Select(v => JsonValue.Create((string)v!))]) };
        if (type.IsEnum)
            return new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(n => JsonValue.Create(n))]) };
        if (type == typeof(bool))
            return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(int) || type == typeof(double))
        {
            range.ShouldNotBeNull($"{Key} is a number without a [Range]: give it one");
            return new JsonObject
            {
                ["type"] = type == typeof(int) ? "integer" : "number",
                ["minimum"] = Json(range.Minimum),
                ["maximum"] = Json(range.Maximum),
            };
        }

        if (type == typeof(TimeSpan))
        {
            range.ShouldNotBeNull($"{Key} is a time without a [Range]: give it one");
            return new JsonObject { ["type"] = "string", ["pattern"] = "^([0-9]+\\.)?([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,7})?$" };
        }

        if (type == typeof(DateOnly))
            return new JsonObject { ["type"] = "string", ["format"] = "date" };
        if (type == typeof(Uri))
            return new JsonObject { ["type"] = "string", ["format"] = "uri", ["pattern"] = "^https?://" };
        type.ShouldBe(typeof(string), $"{Key} has a type that this test does not know: teach it");
        var text = new JsonObject { ["type"] = "string" };
        if (Property.GetCustomAttribute<RequiredAttribute>() is not null)
            text["minLength"] = 1;
        if (Property.GetCustomAttribute<RegularExpressionAttribute>() is { } expression)
            text["pattern"] = $"^{expression.Pattern}$";
        return text;
    }

    private string? Range(bool markdown)
    {
        if (Property.GetCustomAttribute<RangeAttribute>() is { } range && (markdown || Type == typeof(TimeSpan)))
            return string.Create(CultureInfo.InvariantCulture, $"From {Quoted(Text(range.Minimum), markdown)} to {Quoted(Text(range.Maximum), markdown)}.");
        return markdown && Type.IsEnum ? $"One of {string.Join(", ", Enum.GetNames(Type).Select(name => Quoted(name, markdown)))}." : null;
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Quoted(string text, bool markdown) => markdown ? $"`{text}`" : text;

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes,
        int number => number,
        double number => number,
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        Uri uri => uri.OriginalString,
        Enum name => name.ToString(),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no type of a setting that this test knows: teach it"),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
