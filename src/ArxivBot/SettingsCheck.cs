using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace ArxivBot;

/// <summary>Says of a wrong setting what an operator needs: the key, the value, and what is allowed.</summary>
internal static class SettingsCheck
{
    /// <exception cref="UsageException">A line for each wrong setting of the section.</exception>
    public static void Check(IConfigurationSection section, Type options)
    {
        var properties = options.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        List<string> failures = [];
        if (section.Value is { } instead)
            failures.Add($"{section.Key} is '{instead}': it must be an object with the settings {string.Join(", ", properties.Select(p => p.Name))}");
        foreach (var setting in section.GetChildren())
        {
            var property = properties.FirstOrDefault(p => p.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase));
            var failure = property is null
                ? $"{section.Key}:{setting.Key} is not a setting: {section.Key} has {string.Join(", ", properties.Select(p => p.Name))}"
                : Check(setting, property) is { } problem ? $"{section.Key}:{property.Name} is {problem}" : null;
            if (failure is not null)
                failures.Add(failure);
        }

        if (failures.Count > 0)
            throw new UsageException(string.Join("\n", failures));
    }

    private static string? Check(IConfigurationSection setting, PropertyInfo property)
    {
        var written = setting.Value ?? string.Join(", ", setting.GetChildren().Select(element => element.Value));
        var shown = written.Length > 0 ? $"'{written}'" : "empty";
        if (!TryRead(setting, property, out var value))
            return $"{shown}: it must be {Kind(property)}";
        var broken = property.GetCustomAttributes<ValidationAttribute>().FirstOrDefault(rule => !rule.IsValid(value));
        return broken switch
        {
            null => null,
            RangeAttribute or RequiredAttribute => $"{shown}: it must be {Kind(property)}",
            _ => $"{shown}: {broken.FormatErrorMessage("it")}",
        };
    }

    private static bool TryRead(IConfigurationSection setting, PropertyInfo property, out object? value)
    {
        value = null;
        try
        {
            // The binder takes an empty text for none.
            value = property.PropertyType == typeof(string)
                ? setting.Value
                : setting.Get(property.PropertyType, binder => binder.ErrorOnUnknownConfiguration = true);
            return value switch
            {
                null => new NullabilityInfoContext().Create(property).WriteState is NullabilityState.Nullable,
                // A number is read as the name that has it, and as none.
                Enum name => Enum.IsDefined(name.GetType(), name),
                _ => true,
            };
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static string Kind(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var range = property.GetCustomAttribute<RangeAttribute>() is { } limits
            ? string.Create(CultureInfo.InvariantCulture, $" from {limits.Minimum} to {limits.Maximum}")
            : "";
        return type switch
        {
            _ when type == typeof(TimeSpan) => range.Length > 0 ? $"a time{range}" : "a time such as 00:15:00",
            _ when type == typeof(int) => $"a whole number{range}",
            _ when type == typeof(double) => $"a number{range}",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(Uri) => WebAddressAttribute.Allowed,
            _ when type == typeof(DateOnly[]) => "days such as 2026-12-25",
            { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
            _ when property.IsDefined(typeof(RequiredAttribute)) => "a text that is not empty",
            _ => "a text",
        };
    }
}

/// <summary>An absolute address of the web.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WebAddressAttribute() : ValidationAttribute($"{{0}} must be {Allowed}")
{
    public const string Allowed = "an address such as https://example.org";

    public override bool IsValid(object? value) => value is null or Uri { IsAbsoluteUri: true, Scheme: "http" or "https" };
}
