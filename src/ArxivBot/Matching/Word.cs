namespace ArxivBot.Matching;

/// <summary>One spelling, as it is compared.</summary>
/// <param name="Surface">Folded and in lower case; what a prefix is compared with.</param>
/// <param name="Normal">The same without a plural's ending; what a word is compared with. Not always a word itself.</param>
internal sealed record Word(string Surface, string Normal)
{
    /// <summary>What this word is when written in short capitals, whose closing S is kept: <c>cmos</c> for CMOS.</summary>
    public string? InCapitals =>
        Surface.Length is > 3 and <= Plurals.LongestAcronym && Surface != Normal && Surface[^1] == 's' ? Surface : null;
}

/// <param name="Word">The word that stands here.</param>
/// <param name="Compound">The joined spelling (<c>pretraining</c>) where a compound of two parts begins here (<c>pre-training</c>).</param>
internal readonly record struct Token(Word Word, Word? Compound);
