using System.Globalization;
using System.Text.RegularExpressions;
using ArxivBot.Commands;
using ArxivBot.Discord;
using ArxivBot.Documents;
using ArxivBot.Platforms.Discord;
using ArxivBot.Platforms.Telegram;
using ArxivBot.Tests.Commands;

namespace ArxivBot.Tests.Summaries.Hostile;

/// <summary>Nobody is addressed, and nothing is linked but arXiv and what the paper itself links to.</summary>
internal static partial class Harmless
{
    public static void On(Document document)
    {
        OnDiscord(document);
        OnTelegram(document);
        OnConsole(document);
    }

    private static void OnDiscord(Document document)
    {
        foreach (var message in DiscordRenderer.Render(document))
        {
            var create = message.ToCreate();
            create.AllowedMentions.ShouldBe(AllowedMentions.None);
            foreach (var embed in message.Embeds)
                (embed.Url ?? "https://arxiv.org/").ShouldStartWith("https://arxiv.org/");
            string?[] texts = [message.Content, .. message.Embeds.SelectMany(embed => (string?[])[embed.Title, embed.Description, embed.Footer?.Text, .. (embed.Fields ?? []).Select(field => field.Value)])];
            foreach (var text in texts.OfType<string>())
            {
                DiscordMention().Count(text).ShouldBe(0, text);
                DiscordLink().Count(text).ShouldBe(0, text);
            }
        }
    }

    private static void OnTelegram(Document document)
    {
        foreach (var html in TelegramRenderer.Render(document).SelectMany(message => (string?[])[message.Html, message.Rich]).OfType<string>())
        {
            foreach (Match link in TelegramLink().Matches(html))
                link.Groups["to"].Value.ShouldStartWith("https://arxiv.org/");
            TelegramTag().Count(html).ShouldBe(0, html);
            // Inside of a link nothing is another one.
            var text = TelegramHtml.Visible(TelegramLink().Replace(html, ""));
            foreach (Match address in Address().Matches(text))
                (address.Value.StartsWith("https://arxiv.org/", StringComparison.Ordinal) || address.Value.TrimEnd('.') == HostilePaper.OwnLink).ShouldBeTrue(address.Value);
            Bare().Matches(text).Select(match => match.Value).ShouldBeEmpty(text);
            TelegramMention().Matches(text).Select(match => match.Value).ShouldBeEmpty(text);
        }
    }

    private static void OnConsole(Document document)
    {
        var text = CommandBot.Plain(new Reply(document));
        text.Where(letter => letter != '\n' && (char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format)).ShouldBeEmpty();
        // The list's own title and authors are shown as they are, and what can be done next is the bot's own word.
        var summary = CommandBot.Plain(new Reply(document with { Blocks = [.. document.Blocks.Where(block => block is not (PaperCard or Buttons))] }));
        TelegramMention().Count(summary).ShouldBe(0, summary);
    }

    [GeneratedRegex(@"@(everyone|here)|<(@[!&]?|#|t:|a?:\w+:)\w", RegexOptions.IgnoreCase)]
    private static partial Regex DiscordMention();

    // A backslash before the colon ends it.
    [GeneratedRegex(@"(?<!\\)\]\(|[a-z]://|discord\.gg/", RegexOptions.IgnoreCase)]
    private static partial Regex DiscordLink();

    [GeneratedRegex("<a href=\"(?<to>[^\"]*)\">.*?</a>", RegexOptions.Singleline)]
    private static partial Regex TelegramLink();

    [GeneratedRegex(@"<(?!/?(a|b|i|pre|blockquote|p|tg-math)\b)")]
    private static partial Regex TelegramTag();

    [GeneratedRegex(@"[a-z][a-z0-9+.-]*://\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    // What Telegram's apps make a link of although it has no scheme, and categories are not: cs.LG.
    [GeneratedRegex(@"\bwww\.\w|(?<![\w./:-])([a-z0-9-]+\.)+(com|org|net|me|gg|example)\b|\b(javascript|data|vbscript|mailto|tel):[\w+]", RegexOptions.IgnoreCase)]
    private static partial Regex Bare();

    [GeneratedRegex(@"(?<!\w)@\w|(?<=^|\s)/[a-z]", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex TelegramMention();
}
