using System.Globalization;
using System.Text.RegularExpressions;
using ArxivBot.Documents;

namespace ArxivBot.Tests.Documents;

/// <summary>A document, and the places where its messages cut its texts.</summary>
internal static partial class Retold
{
    /// <summary>
    /// Reads the messages beside the document: every text in its order and whole, but for white space at a cut; fails
    /// where they differ.
    /// </summary>
    /// <returns>Of each cut, the text and the white space there; one that cut within a word is empty.</returns>
    public static List<(string Text, int End, int Begin)> Cuts(Document document, IEnumerable<Document> messages)
    {
        List<(string, int, int)> cuts = [];
        using var texts = Told(document.Blocks).GetEnumerator();
        var (text, at) = ("", 0);
        foreach (var piece in Told(messages.SelectMany(message => message.Blocks)))
        {
            var end = at;
            at = Visible(text, at);
            if (at < text.Length)
            {
                cuts.Add((text, end, at));
            }
            else
            {
                texts.MoveNext().ShouldBeTrue($"not in the document: {piece}");
                (text, at) = (texts.Current, Visible(texts.Current, 0));
            }

            text.AsSpan(at).StartsWith(piece).ShouldBeTrue($"instead of {piece}: {text[at..]}");
            at += piece.Length;
        }

        Visible(text, at).ShouldBe(text.Length);
        texts.MoveNext().ShouldBeFalse();
        return cuts;
    }

    /// <summary>What a reader takes for one character, when the cut goes through it.</summary>
    public static string? GraphemeCut((string Text, int End, int Begin) cut)
    {
        var (start, end) = Grapheme(cut.Text, cut.Begin);
        return start < cut.End ? cut.Text[start..end] : null;
    }

    /// <summary>The address, with the marks on its last letter if there are any, when the cut goes through it.</summary>
    public static string? AddressCut((string Text, int End, int Begin) cut)
    {
        var address = Address().Matches(cut.Text).FirstOrDefault(match => match.Index < cut.End && match.Index + match.Length > cut.Begin);
        return address is null ? null : cut.Text[Grapheme(cut.Text, address.Index).Start..Grapheme(cut.Text, address.Index + address.Length - 1).End];
    }

    private static (int Start, int End) Grapheme(string text, int at)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        var next = Array.FindIndex(starts, start => start > at);
        return next < 0 ? (starts[^1], text.Length) : (starts[next - 1], starts[next]);
    }

    private static IEnumerable<string> Told(IEnumerable<Block> blocks) => blocks
        .SelectMany(block => block is PaperCard card ? [$"card {card.Id}"] : Measures.Texts(block))
        .Select(text => text.Trim()).Where(text => text.Length > 0);

    private static int Visible(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    [GeneratedRegex(@"https?://[-A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
