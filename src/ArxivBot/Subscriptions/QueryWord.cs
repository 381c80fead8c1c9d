using System.Text;

namespace ArxivBot.Subscriptions;

/// <summary>What a word may be without quotation marks.</summary>
internal static class QueryWord
{
    public const int ShortestPrefix = 2;

    /// <summary>Why it may not stand so, and where in it; the position is counted from the word's first character.</summary>
    /// <param name="mayBegin">Whether a closing * is allowed.</param>
    public static QueryError? Error(string word, bool mayBegin)
    {
        // As a word it would be in nearly every paper.
        if (word.ToUpperInvariant() is "AND" or "OR" or "NOT")
            return new QueryError(0, $"{word} is an operator only in capitals", $"write {word.ToUpperInvariant()}, or \"{word}\" for the word");
        if (!HasLetterOrDigit(word))
            return new QueryError(0, "there is no word here", "write a word with a letter or a digit in it, or a \"phrase\"");
        var star = word.IndexOf('*');
        if (star < 0)
            return null;
        if (!mayBegin)
            return new QueryError(star, "an author's name has no *", "write the name, or an initial: \"T. Dao\"");
        if (star < word.Length - 1)
            return new QueryError(star, "a * stands only at the end of a word", $"write {word[..star]}* or put the term between \"");
        var beginning = word[..star];
        if (!beginning.EnumerateRunes().All(Rune.IsLetterOrDigit))
            return new QueryError(0, "only a single word can end in *", "write letters and digits before the *");
        return beginning.Length < ShortestPrefix
            ? new QueryError(0, "too short a beginning", $"write at least {ShortestPrefix} characters before the *, or put the term between \"")
            : null;
    }

    public static bool HasLetterOrDigit(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>Whether a name has more than initials: a run of two letters, or one of a script without small letters.</summary>
    public static bool HasWholeName(string name)
    {
        var run = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            run = Rune.IsLetter(rune) ? run + 1 : 0;
            if (run > 1 || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.OtherLetter)
                return true;
        }

        return false;
    }
}
