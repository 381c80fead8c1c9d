using System.Globalization;
using ArxivBot.Documents;
using ArxivBot.Subscriptions;

namespace ArxivBot.Digests;

/// <summary>Puts a digest into the order in which it is read.</summary>
internal static class DigestComposer
{
    private const string NothingMatched = "No announced paper matched.";

    /// <summary>For chats and terminals: what it is about, then the papers.</summary>
    public static Document Compose(DigestContent digest) => new(
    [
        new Heading(1, string.Create(CultureInfo.InvariantCulture, $"arXiv, {digest.Day:dddd d MMMM yyyy}")),
        new Facts(
        [
            new("coverage", digest.Coverage.Line),
            .. digest.Wishes is [var only] ? One(only) : digest.Wishes.Select(OneOfSeveral),
        ]),
        .. digest.Notices.Select(notice => new Notice(notice)),
        .. Papers(digest),
    ]);

    /// <summary>With buttons, for who can press them.</summary>
    /// <param name="compact">Titles, scores and links only.</param>
    public static Document ComposeForChat(DigestContent digest, bool compact) =>
        ComposeForChat(digest, compact, PaperButtons.BelowPage(digest.Day, 1, isLast: digest.Coverage.Matched <= digest.Coverage.Shown));

    /// <param name="compact">Titles, scores and links only.</param>
    public static Document ComposeForChat(DigestContent digest, bool compact, Buttons below)
    {
        var document = Compose(digest with { Papers = ForChat(digest.Papers, compact) });
        return new Document([.. document.Blocks, below]);
    }

    /// <summary>With buttons, for who can press them.</summary>
    /// <param name="compact">Titles, scores and links only.</param>
    public static IReadOnlyList<PaperCard> ForChat(IEnumerable<PaperCard> papers, bool compact) => [.. papers.Select(card => ForChat(card, compact))];

    /// <summary>The earlier bot's file: statistics, papers, configuration.</summary>
    public static Document ComposeReport(DigestContent digest) => new(
    [
        new Heading(1, "arXiv Papers Bot 🤖"),
        new Paragraph("The papers of arXiv's newest announcements that this configuration asks for, the best first."),
        new Heading(2, "📊 Statistics"),
        new Facts(
        [
            new("Last Updated", digest.ComposedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)),
            new("Total Papers Found", digest.Papers.Count.ToString(CultureInfo.InvariantCulture)),
            new("Categories Monitored", string.Join(", ", digest.Wishes[0].Categories)),
            new("Coverage", digest.Coverage.Line),
        ]),
        .. digest.Notices.Select(notice => new Notice(notice)),
        new Heading(2, "📚 Recent Papers"),
        .. Papers(digest),
        new Heading(2, "🔧 Configuration"),
        .. Configuration(digest.Wishes[0]),
    ]);

    private static PaperCard ForChat(PaperCard card, bool compact)
    {
        var pressed = card with { Buttons = PaperButtons.Of(card.Id, PaperButtons.Summary, PaperButtons.Save, PaperButtons.Like, PaperButtons.Dislike).Items };
        return compact ? pressed with { Abstract = "", Brief = null, Why = "", Authors = [] } : pressed;
    }

    private static IReadOnlyList<Block> Papers(DigestContent digest) =>
        digest.Papers.Count > 0 ? digest.Papers : [new Paragraph(NothingMatched)];

    private static IEnumerable<Block> Configuration(Wish wish)
    {
        var (query, mode) = (wish.Query, wish.Mode);
        if (!query.IsPlain)
        {
            yield return new Paragraph("This bot is configured to look for papers that this query finds:");
            yield return new Items([QueryText.Print(query)]);
        }
        else if (query.Terms.Count > 0)
        {
            yield return new Paragraph("This bot is configured to look for papers containing the following keywords:");
            yield return new Items([string.Join(", ", query.Terms.Select(Print))]);
        }

        if (query.IsPlain && query.Excluded.Count > 0)
        {
            yield return new Paragraph("Papers containing any of these are left out:");
            yield return new Items([string.Join(", ", query.Excluded.Select(Print))]);
        }

        yield return new Facts(
        [
            new("Scoring", mode == RankingMode.Classic ? "classic (substrings, new papers only)" : "words (whole words and phrases)"),
            new("At most", string.Create(CultureInfo.InvariantCulture, $"{wish.MaximumPapers} papers")),
        ]);
    }

    private static IEnumerable<Fact> One(Wish wish) =>
        [new("categories", string.Join(", ", wish.Categories)), new("query", wish.QueryLine)];

    private static Fact OneOfSeveral(Wish wish) => new(wish.Name, $"{string.Join(", ", wish.Categories)} · {wish.QueryLine}");

    private static string Print(Term term) =>
        term.Weight == 1 ? term.Text : string.Create(CultureInfo.InvariantCulture, $"{term.Text}^{term.Weight}");
}
