using System.Globalization;
using System.Text;

namespace ArxivBot.Discord;

/// <summary>
/// Text that others wrote, made safe for a message
/// (<see href="https://docs.discord.com/developers/reference#message-formatting">Message Formatting</see>).
/// </summary>
public static class DiscordMarkdown
{
    private const string Everywhere = @"\*_~`|[]<";
    private const string AtLineStart = "#->+";
    private const char Gap = '\u200B';

    /// <summary>
    /// Shows the text as it is: no markdown, mention, timestamp, custom emoji or link, and no character that hides or turns
    /// others. Not for addresses.
    /// </summary>
    public static string Escape(string text)
    {
        var clean = Clean(text);
        var safe = new StringBuilder(clean.Length + 16);
        var lineStart = true;
        for (var at = 0; at < clean.Length; at++)
        {
            var rest = clean.AsSpan(at);
            if (NeedsMark(rest, lineStart, numbered: lineStart && IsNumbered(rest, safe)))
                safe.Append('\\');
            safe.Append(clean[at]);
            if (NeedsGap(rest))
                safe.Append(Gap);
            lineStart = clean[at] == '\n' || (lineStart && (clean[at] == ' ' || char.IsAsciiDigit(clean[at])));
        }

        return safe.ToString();
    }

    /// <summary>A time that each reader sees in their own zone.</summary>
    /// <param name="style">t T d D f F, or R for "in 2 hours".</param>
    public static string TimestampOf(DateTimeOffset moment, char style = 'f') =>
        string.Create(CultureInfo.InvariantCulture, $"<t:{moment.ToUnixTimeSeconds()}:{style}>");

    private static bool NeedsMark(ReadOnlySpan<char> rest, bool lineStart, bool numbered) =>
        Everywhere.Contains(rest[0])
        || (lineStart && AtLineStart.Contains(rest[0]))
        || numbered
        || rest.StartsWith("://");

    // "1." begins a list.
    private static bool IsNumbered(ReadOnlySpan<char> rest, StringBuilder before) =>
        rest[0] is '.' or ')' && before.Length > 0 && char.IsAsciiDigit(before[^1]);

    // Whoever may be notified is read from the text itself, where a backslash changes nothing.
    private static bool NeedsGap(ReadOnlySpan<char> rest) =>
        rest[0] switch
        {
            '@' => rest.Length > 1 && char.IsLetter(rest[1]),
            '<' => rest.Length > 1 && !char.IsWhiteSpace(rest[1]) && !char.IsAsciiDigit(rest[1]) && rest[1] != '=',
            _ => false,
        };

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    clean.Append('\n');
                    break;
                case UnicodeCategory.Control when rune.Value is '\n':
                    clean.Append('\n');
                    break;
                case UnicodeCategory.Control when rune.Value is '\t':
                case UnicodeCategory.SpaceSeparator:
                    clean.Append(' ');
                    break;
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse:
                    break;
                default:
                    clean.Append(rune.ToString());
                    break;
            }
        }

        return clean.ToString();
    }
}
