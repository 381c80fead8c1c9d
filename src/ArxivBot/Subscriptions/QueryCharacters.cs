using System.Globalization;

namespace ArxivBot.Subscriptions;

/// <summary>What phones and input methods write for the signs of the language.</summary>
internal static class QueryCharacters
{
    /// <summary>Each character as the sign that it stands for, at the same place.</summary>
    public static string Narrow(string text) => string.Create(text.Length, text, static (narrow, typed) =>
    {
        for (var at = 0; at < narrow.Length; at++)
        {
            narrow[at] = typed[at] switch
            {
                '“' or '”' or '„' or '‟' or '«' or '»' or '″' or '「' or '」' or '『' or '』' => '"',
                '、' or '﹐' => ',',
                'ˆ' => '^',
                '∗' => '*',
                '−' => '-',
                // The full-width forms stand in ASCII's order.
                >= '！' and <= '～' and var wide => (char)(wide - '！' + '!'),
                var other => other,
            };
        }
    });

    /// <summary>A dash before a term; inside a word it stays a dash.</summary>
    public static bool IsMinus(char character) => character is '-' or '–' or '—' or '‐' or '‑';

    public static bool IsSeparator(char character) => character == ',' || IsBlank(character);

    public static bool IsBlank(char character) => char.IsWhiteSpace(character) || char.IsControl(character);

    /// <summary>Marks of direction and width that are pasted along, and that nobody sees.</summary>
    public static bool IsUnseen(char character) => char.GetUnicodeCategory(character) == UnicodeCategory.Format;
}
