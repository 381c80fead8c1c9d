using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ArxivBot.Arxiv.FullText;

/// <summary>Compares a formula's source, which is what is read of it, with what is seen of it.</summary>
internal static partial class HtmlFormula
{
    /// <summary>Names of environments, labels and units are in the source only; sentences are not.</summary>
    private const int MostUnseenWords = 3;

    /// <summary>Whether the source has words that the formula does not show.</summary>
    public static bool SaysMore(IElement math)
    {
        if (math.GetAttribute("alttext") is not { Length: > 0 } source)
            return false;
        var words = Word().Matches(Command().Replace(source, " ")).Select(word => word.Value).ToList();
        if (words.Count <= MostUnseenWords)
            return false;
        var seen = new StringBuilder();
        Append(math, seen);
        // Letters of formulas are letters of their own: bold, script, double-struck.
        var text = seen.ToString().Normalize(NormalizationForm.FormKC);
        return words.Count(word => !text.Contains(word, StringComparison.OrdinalIgnoreCase)) > MostUnseenWords;
    }

    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
                text.Append(words.Data.Trim());
            else if (child is IElement element && element.LocalName is not ("annotation" or "annotation-xml"))
                Append(element, text);
        }
    }

    [GeneratedRegex(@"\\(begin|end|label|ref|eqref|cref|color|textcolor|hspace|vspace|operatorname\*?|phantom)\s*(\[[^\]]*\])?\{[^{}]*\}|\\[a-zA-Z]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex("[a-zA-Z]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
