using System.Globalization;
using ArxivBot.Documents;
using CsCheck;

namespace ArxivBot.Tests.Documents;

/// <summary>Documents of all blocks, with text as strangers write it.</summary>
internal static class AnyDocument
{
    private static readonly string[] Fragments =
    [
        "word", " ", " ", "\n", "\n\n", ". ", "! ", "。", "e.g. ", "et al. ", "<&>\"", "https://arxiv.org/abs/2512.14925", "(HTTP://example.org/a?b=c&d)",
        "http://", "https://example.org/" + new string('x', 300), "\uD83D", "\uDE00", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👍🏽", "🇩🇪🇫🇷", "e\u0301", " \u0301",
        "a" + new string('\u0301', 40), "a" + new string('\u0301', 700), "مرحبا بالعالم ", "面向大型语言模型的高效推理框架", "한글", "\r\n", "    ",
        "A sentence of a few words. ", "Another one, with (brackets).) And a third! ",
    ];

    public static Gen<string> Text { get; } = Gen.Frequency(
        (6, Gen.Int[0, Fragments.Length - 1].Select(at => Fragments[at]).Array[0, 60].Select(string.Concat)),
        (2, Hostile.Texts),
        (1, Gen.Select(Hostile.Texts, Gen.Int[1, 40]).Select((text, times) => string.Concat(Enumerable.Repeat(text, times)))),
        (1, Gen.Select(Gen.Char['a', 'z'], Gen.Int[1, 10_000]).Select((letter, length) => new string(letter, length))));

    private static readonly Gen<Button> Button =
        Gen.Select(Gen.String[Gen.Char["aé<漢"], 0, 8], Gen.Int[1, 99_999]).Select((label, id) => new Button(label, $"summary 2512.{id}"));

    private static readonly Gen<Brief> Brief =
        Gen.Select(Text, Gen.Select(Text, Text.List[0, 6]).Select((name, points) => new BriefPart(name, points)).List[0, 10], Text).Select((take, parts, origin) => new Brief(take, parts, origin));

    private static readonly Gen<PaperCard> Card =
        Gen.Select(Text, Text.List[0, 6], Text, Text, Text, Button.List[0, 6], Gen.Bool).Select((title, authors, why, words, summary, buttons, summarised) => Cards.Chopper with
        {
            Title = title.Length > 0 ? title : "T",
            Authors = authors,
            Why = why,
            Abstract = words,
            Summary = summarised ? new("model", summary) : null,
            Buttons = buttons,
        });

    private static readonly Gen<PaperCard> CardInPoints = Gen.Select(Card, Brief).Select((card, brief) => card with { Brief = brief });

    private static readonly Gen<Block> Block = Gen.Frequency(
        (3, Text.Select(text => (Block)new Paragraph(text))),
        (2, Gen.Select(Text, Gen.Int[1, 3]).Select((text, level) => (Block)new Heading(level, text[..Math.Min(text.Length, 90)]))),
        (1, Text.Select(text => (Block)new Heading(2, text))),
        (1, Text.Select(text => (Block)new Notice(text))),
        (2, Text.Select(text => (Block)new Preformatted(text))),
        (1, Text.Select(text => (Block)new Attachment("papers.bib", "application/x-bibtex", text))),
        (1, Text.List[0, 12].Select(texts => (Block)new Items(texts))),
        (1, Gen.Select(Text, Text).Select((label, value) => new Fact(label, value)).List[0, 6].Select(facts => (Block)new Facts(facts))),
        (2, Button.List[1, 40].Select(buttons => (Block)new Buttons(buttons))),
        (2, Card.Select(card => (Block)card)),
        (2, CardInPoints.Select(card => (Block)card)));

    /// <summary>Each card has an id of its own.</summary>
    public static Gen<Document> Whole { get; } = Block.List[0, 10].Select(blocks => new Document(
        [.. blocks.Select((block, at) => block is PaperCard card ? card with { Id = at.ToString("0000", CultureInfo.InvariantCulture) } : block)]));

    /// <summary>As small as a message may be, or as large as they are.</summary>
    public static Gen<MessageSize> Limits { get; } =
        Gen.Select(Gen.OneOf(Gen.Int[130, 400], Gen.Int[400, 5000]), Gen.Int[1, 5], Gen.Int[1, 10], Gen.Int[1, 25], Gen.Int[1, 3]).Select(
            (most, entities, cards, buttons, files) => new MessageSize(most, most, entities, cards, buttons, files));
}
