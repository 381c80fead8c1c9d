namespace ArxivBot.Summaries.Extractive;

/// <summary>Cuts a text into sentences, as abstracts write them.</summary>
internal static class Sentences
{
    // What a full stop follows without ending a sentence.
    private static readonly string[] Abbreviations =
        ["e.g", "i.e", "et al", "etc", "vs", "cf", "fig", "figs", "eq", "eqs", "sec", "ref", "refs", "resp", "approx", "no", "dr", "prof", "st", "w.r.t", "a.k.a", "viz", "ca"];

    /// <param name="text">On one line.</param>
    public static IReadOnlyList<string> Of(string text)
    {
        List<string> sentences = [];
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('.' or '!' or '?' or '。') || !Ends(text, from, at))
                continue;
            Add(text[from..(at + 1)]);
            from = at + 1;
        }

        Add(text[from..]);
        return sentences;

        void Add(string sentence)
        {
            if (sentence.Any(char.IsLetterOrDigit))
                sentences.Add(sentence.Trim());
        }
    }

    private static bool Ends(string text, int from, int at)
    {
        if (text[at] == '。' || at + 1 == text.Length)
            return true;
        // A closing bracket or quotation mark after it means that the sentence goes on around it.
        if (text[at + 1] != ' ')
            return false;
        // Abstracts mark their paragraphs by several blanks.
        var next = text.AsSpan(at + 1).TrimStart(' ');
        if (next.IsEmpty || !(char.IsUpper(next[0]) || char.IsDigit(next[0]) || next[0] is '$' or '\\' or '(' or '"' or '“'))
            return false;
        if (text[at] != '.')
            return true;
        var before = text.AsSpan(from, at - from);
        var word = before[(before.LastIndexOfAny(' ', '(') + 1)..];
        // A single capital is an initial, or after a number a unit: 64.3 K.
        if (word.Length == 1 && char.IsUpper(word[0]))
            return before is [.., >= '0' and <= '9', ' ', _];
        foreach (var abbreviation in Abbreviations)
        {
            if (word.Equals(abbreviation, StringComparison.OrdinalIgnoreCase) || abbreviation.Contains(' ') && before.EndsWith($" {abbreviation}", StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}
