using System.Text.RegularExpressions;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>A name in a text.</summary>
/// <param name="At">Of its first character, counted from 0.</param>
/// <param name="Key">Lower-case letters and digits only: the same for ResNet-50, Resnet50 and “ResNet 50”.</param>
internal readonly record struct NamePlace(string Text, int At, string Key)
{
    public int End => At + Text.Length;
}

/// <summary>Finds names by how they are written: acronyms, CamelCase, digits within, a capital inside a sentence.</summary>
internal static partial class PaperNames
{
    // Capitalised by habit, and they name nothing.
    private static readonly HashSet<string> Ordinary = new(StringComparer.Ordinal)
    {
        "Fig", "Figure", "Table", "Section", "Eq", "Equation", "Theorem", "Lemma", "Corollary", "Proposition", "Appendix", "Algorithm", "Chapter",
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    };

    public static IReadOnlyList<NamePlace> Of(string sentence)
    {
        List<NamePlace> names = [];
        // Among Chinese characters a Latin word is never there by grammar.
        var isChinese = sentence.Any(Chinese);
        foreach (var token in Tokens().EnumerateMatches(sentence))
        {
            var text = Core(sentence.AsSpan(token.Index, token.Length), out var skipped);
            if (IsName(text, isChinese || !Opens(sentence, token.Index + skipped)))
                names.Add(new NamePlace(text, token.Index + skipped, Key(text)));
        }

        return names;
    }

    /// <summary>What is left of a spelling when case, hyphens and spaces do not count.</summary>
    public static string Key(ReadOnlySpan<char> text)
    {
        Span<char> key = stackalloc char[text.Length];
        var length = 0;
        foreach (var each in text)
        {
            if (char.IsLetterOrDigit(each))
                key[length++] = char.ToLowerInvariant(each);
        }

        return new string(key[..length]);
    }

    // Transformer of Transformer-based, Gaussian of non-Gaussian; ImageNet-1k, top-1, DeBERTa-base and MOB-suite stay whole.
    private static string Core(ReadOnlySpan<char> token, out int skipped)
    {
        skipped = 0;
        for (var cut = token.LastIndexOf('-'); cut > 0 && (char.IsDigit(token[0]) || Describes().IsMatch(token[(cut + 1)..])); cut = token.LastIndexOf('-'))
            token = token[..cut];
        for (var cut = token.IndexOf('-'); cut > 0 && !token[..cut].ContainsAnyExcept(Lower) && char.IsUpper(token[cut + 1]); cut = token.IndexOf('-'))
        {
            token = token[(cut + 1)..];
            skipped += cut + 1;
        }

        return token.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Lower = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz");

    private static readonly System.Buffers.SearchValues<char> Numbering = System.Buffers.SearchValues.Create("0123456789. ");

    private static bool IsName(string text, bool inside)
    {
        var capitals = text.Count(char.IsUpper);
        // A digit first is a name only with a capital: 2MASS, not 12-layer; or with parts: 200214_224526.
        if (char.IsDigit(text[0]) && text.Count(each => each == '.') < 2)
            return text.Contains('_') || capitals > 0 && !Measures().IsMatch(text);
        // A version: 0.4.8.
        if (char.IsDigit(text[0]))
            return true;
        if (text.Length < 2 || Ordinary.Contains(text) || Units.Of(text) is not null || (text.Length > 2 && Units.Of(text[..^1]) is not null && (text[^1] is '2' or '3')))
            return false;
        return text.Any(char.IsDigit) || capitals > 1 || Camel().IsMatch(text) || inside && char.IsUpper(text[0]);
    }

    private static bool Opens(string sentence, int at)
    {
        var before = sentence.AsSpan(0, at).TrimEnd();
        // A section's number opens its title.
        return !before.ContainsAnyExcept(Numbering) || before[^1] is '.' or ':' or '!' or '?' or '"' or '“' or '|' or '\t';
    }

    /// <summary>Whether it is a Chinese character.</summary>
    public static bool Chinese(char each) => each is >= '\u4E00' and <= '\u9FFF';

    [GeneratedRegex(@"(?<![\d.,])\d+(\.\d+){2,}(?![\d.]*\d)|(?<![\p{L}\p{Nd}]|\d[.,])[\p{Lu}\p{Ll}\p{Nd}]+([-_+@](?=[\p{Lu}\p{Ll}\p{Nd}])[\p{Lu}\p{Ll}\p{Nd}]+|\.(?=\d)(?<=[\p{Lu}\p{Ll}-]\d+\.)(\d+[\p{Lu}\p{Ll}]+)*(\d+[\p{Lu}\p{Ll}]*)?)*\+*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tokens();

    // A number with its scale or unit: 7B, 10K, 5GHz, 40GB, 10-GPU.
    [GeneratedRegex(@"^\d+([kKMBTW]|[kMGT]?Hz|[kMGT]?eV|[KMGT]B|[kMG]?Pa|M?pc|Mpc|Gpc|Gyr|Myr|-.+|[eE]\d*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Measures();

    [GeneratedRegex("^(\\p{Ll}+(ed|ing|en)|like|style|free|aware|level|wise|only|specific|type|class|scale|size|rich|poor|driven|dependent|independent|positive|negative|core|hard|easy|sensitive|resistant|of|in|to|side|line|end|way|shot|step|stage|layer|head|bit|day|year|hour|term|average|optimal|complete|invariant|equivariant|agnostic|guided|weighted|theoretic|linear|convex|dimensional|valued|ready|lean|led|built|made|fed|sent)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Describes();

    [GeneratedRegex(@"\p{Ll}\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Camel();
}
