namespace ArxivBot.Summaries;

/// <summary>
/// Whether a summary is written in the letters of the language that it was asked for in. A paper may tell a model to write in
/// another one. Languages of the same letters are not told apart.
/// </summary>
internal sealed class WrittenLanguage(string language)
{
    // Names, units and what is quoted stay as the paper writes them: in another script little of its own is enough.
    private const double LeastOfOwn = 0.1, LeastOfLatin = 0.5;

    /// <summary>Words; fewer may all be names.</summary>
    private const int FewestWords = 6, FewestLatinWords = 3;

    private readonly Script? _script = Scripts.OfLanguage(language);

    public string Name => language;

    public bool Is(PaperSummary summary)
    {
        if (_script is not { } script)
            return true;
        string[] texts = [summary.Take, .. summary.Parts.Select(part => string.Join(' ', part.Points.Select(point => point.Text)))];
        return texts.Append(string.Join(' ', texts)).All(text => IsIn(script, text));
    }

    private static bool IsIn(Script script, string text)
    {
        var (own, all) = (0, 0);
        Script? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var each = Scripts.Of(rune);
            // Where words are not set apart, a letter is about half of one; elsewhere a word is counted at its first letter.
            var weight = each is null ? 0 : each is Script.Han or Script.Kana or Script.Hangul or Script.Thai ? 1 : each == before ? 0 : 2;
            all += weight;
            // Japanese has both.
            own += each == script || (each == Script.Han && script == Script.Kana) ? weight : 0;
            before = each;
        }

        return script == Script.Latin
            ? all < FewestLatinWords * 2 || own >= all * LeastOfLatin
            : all < FewestWords * 2 || own >= all * LeastOfOwn;
    }
}
