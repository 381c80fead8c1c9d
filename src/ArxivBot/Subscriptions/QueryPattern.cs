using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ArxivBot.Subscriptions;

/// <summary>The regular expressions of the language: their time is linear in the text, and their size is bounded.</summary>
internal static class QueryPattern
{
    public const int MaximumLength = 100;

    /// <summary>The most states that one may have, before they are combined: <c>.{2000}</c> has 2,000.</summary>
    public const int MaximumStates = 500;

    static QueryPattern() =>
        // The only way to set it; the engine's own limit is 10,000.
        AppContext.SetData("REGEX_NONBACKTRACKING_MAX_AUTOMATA_SIZE", MaximumStates);

    /// <summary>For a pattern that has been accepted.</summary>
    public static Regex Compile(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <param name="offset">Where in the pattern the trouble is.</param>
    public static bool IsPattern(string pattern, out int offset, [NotNullWhen(false)] out string? message, [NotNullWhen(false)] out string? expected)
    {
        (offset, message, expected) = (0, null, null);
        if (pattern.Length > MaximumLength)
            (offset, message, expected) = (MaximumLength, $"the pattern has {pattern.Length} characters", $"{MaximumLength} are the most");
        else if (pattern.Length == 0)
            (message, expected) = ("there is no pattern here", "write a regular expression between the /");
        else
            Try(pattern, ref offset, ref message, ref expected);
        return message is null;
    }

    private static void Try(string pattern, ref int offset, ref string? message, ref string? expected)
    {
        try
        {
            if (Compile(pattern).IsMatch(""))
                (message, expected) = ("this pattern is in every text", "let it ask for at least one character");
        }
        catch (RegexParseException exception)
        {
            offset = Math.Clamp(exception.Offset, 0, pattern.Length);
            // "Invalid pattern '(' at offset 1. Not enough )'s."
            var reason = exception.Message[(exception.Message.IndexOf(". ", StringComparison.Ordinal) + 1)..].Trim().TrimEnd('.');
            (message, expected) = ("this is not a regular expression", $"mend it there ({reason}), or put the text between \"");
        }
        catch (NotSupportedException exception)
        {
            (message, expected) = exception.Message.Contains("automata", StringComparison.Ordinal)
                ? ("this pattern is too large", $"repeat less often: {MaximumStates} states are the most")
                : ("this pattern could not be matched in linear time", "leave out backreferences, lookarounds and atomic groups");
        }
    }
}
