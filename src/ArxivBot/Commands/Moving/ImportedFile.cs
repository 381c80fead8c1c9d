using System.Globalization;
using System.Text;
using ArxivBot.Subscriptions;
using ArxivBot.Subscriptions.Transfer;

namespace ArxivBot.Commands.Moving;

/// <summary>What a file wants one chat or several to have.</summary>
/// <param name="Notes">What of it has no effect, for people.</param>
internal sealed record ImportedFile(IReadOnlyList<ChatRecord> Chats, IReadOnlyList<string> Notes)
{
    /// <summary>For one chat.</summary>
    /// <param name="file">What the problem lines call it.</param>
    /// <exception cref="UsageException">Names the line, what is wrong there, and what is allowed.</exception>
    public static ImportedFile ReadOne(string file, string text) => ReadAll(file, text) is var read && read.Chats.Count == 1
        ? read
        : throw new UsageException(string.Create(
            CultureInfo.InvariantCulture, $"{file}: it holds {read.Chats.Count} chats, and this is one: whoever runs the bot can take them with arxivbot import"));

    /// <param name="file">What the problem lines call it.</param>
    /// <exception cref="UsageException">Names the line, what is wrong there, and what is allowed.</exception>
    public static ImportedFile ReadAll(string file, string text)
    {
        var begins = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (begins.StartsWith('<'))
            return FromFeeds(Opml.Read(file, text));
        if (!begins.StartsWith('{'))
            throw new UsageException($"{file}:1: this is neither JSON nor OPML: give a file of /export json, an OPML file, or the earlier bot's config.json");
        var root = JsonPlace.Read(file, text);
        return root.Members.ContainsKey(ChatFile.Mark)
            ? new ImportedFile(ChatFileReader.Read(root), [])
            : FromEarlierBot(file, EarlierBotConfig.Read(file, Encoding.UTF8.GetBytes(text)));
    }

    private static ImportedFile FromFeeds(Opml opml) => new(
        [new ChatRecord { Subscriptions = [new SubscriptionRecord(null, opml.Categories, "", RankingMode.Words)] }],
        opml.Skipped > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{opml.Skipped} feeds are none of arXiv's and were left out")] : []);

    private static ImportedFile FromEarlierBot(string file, EarlierBotConfig config)
    {
        var query = QueryText.Print(config.Wish.Query);
        // That bot had no bounds, and took a text of signs alone for a keyword.
        if (!QueryText.TryParse(query, out var parsed, out var error) || !parsed.IsPlain)
            throw new UsageException($"{file}: its keywords make no query here:\n{error?.Show(query) ?? Wish.NotClassic}");
        var most = Math.Min(config.Wish.MaximumPapers, SettingText.MostPapers);
        return new ImportedFile(
            [
                new ChatRecord
                {
                    Settings = [(SettingText.Of("max"), most.ToString(CultureInfo.InvariantCulture))],
                    Subscriptions = [new SubscriptionRecord(null, config.Wish.Categories, QueryText.Print(parsed), RankingMode.Classic)],
                },
            ],
            config.Summaries is { IsEnabled: true } ? [.. config.Notes, "ai_summary has no effect: whoever runs this bot chooses who writes summaries"] : config.Notes);
    }
}
