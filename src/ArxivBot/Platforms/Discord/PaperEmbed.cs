using System.Globalization;
using ArxivBot.Discord;
using ArxivBot.Documents;

namespace ArxivBot.Platforms.Discord;

/// <summary>A paper as a card: so short that a message has room for five, and never larger than Discord takes.</summary>
internal static class PaperEmbed
{
    private const int ArxivRed = 0xB31B1B, MostAuthors = 3, LongestAuthors = 200, LongestExcerpt = 400, LongestSummary = 900, LongestWhy = 400, LongestFooter = 200;

    public static Embed Of(PaperCard card) => new()
    {
        Title = DiscordText.Begun(RankOf(card) + Tex(card.Title), DiscordLimits.EmbedTitle),
        Url = card.Url.AbsoluteUri.Length <= DiscordLimits.EmbedUrl ? card.Url.AbsoluteUri : null,
        Description = Description(card) is { Length: > 0 } description ? description : null,
        Color = ArxivRed,
        Fields = UntrustedText.OneLine(card.Why) is { Length: > 0 } why ? [new EmbedField("Why", DiscordText.Begun(why, LongestWhy))] : null,
        Footer = new EmbedFooter(Footer(card)),
    };

    /// <summary>Characters as they count towards the limit of all cards of a message.</summary>
    public static int Length(Embed embed) =>
        (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0) + (embed.Fields ?? []).Sum(field => field.Name.Length + field.Value.Length);

    /// <summary>By which a card and its buttons are known to belong together.</summary>
    public static string RankOf(PaperCard card) => card.Rank > 0 ? string.Create(CultureInfo.InvariantCulture, $"{card.Rank} · ") : "";

    private static string Description(PaperCard card)
    {
        var authors = DiscordText.Begun(Authors(card), LongestAuthors);
        string[] parts = [authors.Length > 0 ? $"-# {authors}" : "", DiscordText.Begun(Tex(card.Abstract), LongestExcerpt), Summary(card.Summary)];
        return string.Join('\n', parts.Where(part => part.Length > 0));
    }

    private static string Summary(Summary? summary) => summary is not null && UntrustedText.OneLine(summary.Markdown) is { Length: > 0 } words
        ? $"**Summary** ({DiscordText.Begun(UntrustedText.OneLine(summary.By), 40)}): {DiscordText.Begun(words, LongestSummary)}"
        : "";

    private static string Authors(PaperCard card)
    {
        var names = card.Authors.Where(author => author.Any(char.IsLetter)).Select(Name).Where(name => name.Length > 0).ToList();
        var shown = string.Join(", ", names.Take(MostAuthors));
        return names.Count > MostAuthors ? string.Create(CultureInfo.InvariantCulture, $"{shown} +{names.Count - MostAuthors}") : shown;
    }

    private static string Name(string author)
    {
        var affiliation = author.EndsWith(')') ? author.IndexOf(" (", StringComparison.Ordinal) : -1;
        return Tex(affiliation > 0 ? author[..affiliation] : author);
    }

    /// <summary>Discord shows no Markdown here.</summary>
    private static string Footer(PaperCard card)
    {
        List<string> parts = [string.Join(' ', card.Categories.Take(3)), card.Kind];
        // A subscription without terms scores nothing.
        if (card.Score > 0 || card.Why.Length > 0)
            parts.Add($"score {card.Score.ToString("0.0#", CultureInfo.InvariantCulture)}");
        parts.Add(string.Create(CultureInfo.InvariantCulture, $"{card.Id}v{card.Version}"));
        return UntrustedText.Cut(UntrustedText.OneLine(string.Join(" · ", parts.Where(part => part.Length > 0))), LongestFooter);
    }

    private static string Tex(string text) => UntrustedText.OneLine(Documents.Tex.ToUnicode(UntrustedText.OneLine(text)));
}
