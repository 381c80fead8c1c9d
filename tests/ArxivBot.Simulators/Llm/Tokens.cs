namespace ArxivBot.Simulators.Llm;

/// <summary>Counts tokens without a tokenizer: one for each CJK character, one for every four others, rounded up.</summary>
public static class Tokens
{
    private const int UnitsPerToken = 4;

    public static int Count(string text)
    {
        var wide = text.Count(IsWide);
        return wide + ((text.Length - wide + UnitsPerToken - 1) / UnitsPerToken);
    }

    /// <summary>The longest beginning of at most so many tokens that does not split a surrogate pair.</summary>
    public static string Beginning(string text, int most)
    {
        var length = Length(text, most);
        return length < text.Length && length > 0 && char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }

    /// <summary>The longest end of at most so many tokens that does not split a surrogate pair.</summary>
    public static string End(string text, int most)
    {
        var backwards = text.ToCharArray();
        Array.Reverse(backwards);
        var start = text.Length - Length(backwards, most);
        return start < text.Length && char.IsLowSurrogate(text[start]) ? text[(start + 1)..] : text[start..];
    }

    private static int Length(ReadOnlySpan<char> text, int most)
    {
        var quarters = 0L;
        for (var i = 0; i < text.Length; i++)
        {
            quarters += IsWide(text[i]) ? UnitsPerToken : 1;
            if (quarters > (long)most * UnitsPerToken)
                return i;
        }

        return text.Length;
    }

    // Kana, the ideographs with their punctuation, hangul, and full-width forms.
    private static bool IsWide(char unit) => unit is (>= '\u3000' and <= '\u9fff') or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff') or (>= '\uff00' and <= '\uffef');
}
