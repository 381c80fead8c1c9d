using System.Globalization;
using System.Text;

namespace ArxivBot.Summaries;

/// <summary>In whose letters a language is written, as far as that tells languages apart.</summary>
internal enum Script
{
    Latin,
    Cyrillic,
    Arabic,
    Hebrew,
    Indic,
    Thai,
    Hangul,
    Kana,
    Han,
    Other,
}

internal static class Scripts
{
    private static readonly Dictionary<string, Script> Languages = LanguagesByName();

    /// <param name="language">As an operator names it: <c>English</c>, <c>中文</c>, <c>Simplified Chinese</c>, <c>русский</c>.</param>
    /// <returns>Null when it is not known.</returns>
    public static Script? OfLanguage(string language)
    {
        if (language.EnumerateRunes().Select(Of).FirstOrDefault(script => script is not (null or Script.Latin)) is { } own)
            return own;
        foreach (var word in language.Split([' ', '(', ')', ',', '-', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Languages.TryGetValue(word, out var script))
                return script;
        }

        return null;
    }

    /// <returns>Null for what is no letter, and for Greek, in which formulas of all languages are written.</returns>
    public static Script? Of(Rune rune) => !Rune.IsLetter(rune) ? null : rune.Value switch
    {
        < 0x0250 or >= 0x1E00 and < 0x1F00 or >= 0x2C60 and < 0x2C80 or >= 0xA720 and < 0xA800 or >= 0xFF21 and < 0xFF5B => Script.Latin,
        >= 0x0370 and < 0x0400 or >= 0x1F00 and < 0x2000 or >= 0x2100 and < 0x2150 or >= 0x1D400 and < 0x1D800 => null,
        >= 0x0400 and < 0x0530 => Script.Cyrillic,
        >= 0x0590 and < 0x0600 => Script.Hebrew,
        >= 0x0600 and < 0x0700 or >= 0x0750 and < 0x0780 or >= 0x08A0 and < 0x0900 or >= 0xFB50 and < 0xFE00 or >= 0xFE70 and < 0xFEFF => Script.Arabic,
        >= 0x0900 and < 0x0E00 => Script.Indic,
        >= 0x0E00 and < 0x0E80 => Script.Thai,
        >= 0x1100 and < 0x1200 or >= 0x3130 and < 0x3190 or >= 0xAC00 and < 0xD7B0 => Script.Hangul,
        >= 0x3040 and < 0x3100 or >= 0xFF66 and < 0xFFA0 => Script.Kana,
        >= 0x3400 and < 0xA000 or >= 0xF900 and < 0xFB00 or >= 0x20000 and < 0x33480 => Script.Han,
        _ => Script.Other,
    };

    // Languages call themselves by their own letters; what is written in several, as Serbian is, is not known.
    private static Dictionary<string, Script> LanguagesByName()
    {
        Dictionary<string, Script> languages = new(StringComparer.OrdinalIgnoreCase);
        foreach (var language in CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(culture => culture.Name.Length > 0).GroupBy(culture => culture.TwoLetterISOLanguageName))
        {
            List<Script> scripts = [.. language.Select(culture => culture.NativeName.EnumerateRunes().Select(Of).FirstOrDefault(script => script is not null)).OfType<Script>().Distinct()];
            if (scripts.Count != 1)
                continue;
            foreach (var culture in language)
            {
                languages.TryAdd(culture.EnglishName, scripts[0]);
                languages.TryAdd(culture.NativeName, scripts[0]);
            }
        }

        return languages;
    }
}
