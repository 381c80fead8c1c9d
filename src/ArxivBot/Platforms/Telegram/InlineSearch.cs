using System.Globalization;
using ArxivBot.Commands;
using ArxivBot.Documents;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.InlineQueryResults;

namespace ArxivBot.Platforms.Telegram;

/// <summary>Papers for who types <c>@bot words</c> in any chat: what is chosen is put there as a card.</summary>
internal sealed partial class InlineSearch(ITelegramBotClient client, CommandRunner runner, ILogger<InlineSearch> logger)
{
    private const int SecondsKept = 60, LongestQuery = 256, LongestTitle = 200;

    public async Task AnswerAsync(InlineQuery asked, CancellationToken cancellationToken)
    {
        var query = asked.Query.Length > LongestQuery ? asked.Query[..LongestQuery] : asked.Query;
        var reply = query.Trim().Length == 0 ? null : await runner.RunAsync(
            new CommandRequest(
                TelegramPlatform.PlatformName, asked.From.Id.ToString(CultureInfo.InvariantCulture), IsShared: false, Title: null,
                new Person(asked.From.Id.ToString(CultureInfo.InvariantCulture), asked.From.FirstName, IsAdmin: false), $"/search {query}"),
            cancellationToken);
        try
        {
            await client.AnswerInlineQuery(
                asked.Id, [.. reply?.Document.Blocks.OfType<PaperCard>().Select(Result) ?? []], SecondsKept, isPersonal: false,
                button: new InlineQueryResultsButton { Text = "What else this bot does", StartParameter = "inline" }, cancellationToken: cancellationToken);
        }
        catch (RequestException exception)
        {
            // Whoever typed on has asked anew since.
            LogLate(exception.Message);
        }
    }

    private static InlineQueryResultArticle Result(PaperCard card) => new()
    {
        Id = $"{card.Id}v{card.Version}",
        Title = UntrustedText.Cut(UntrustedText.OneLine(Tex.ToUnicode(card.Title)), LongestTitle),
        Description = UntrustedText.Cut(UntrustedText.OneLine(string.Join(", ", card.Authors.Take(3))), LongestTitle),
        Url = card.Url.AbsoluteUri,
        InputMessageContent = new InputTextMessageContent
        {
            MessageText = TelegramHtml.Of(card with { Rank = 0, Score = 0, Why = "" }),
            ParseMode = ParseMode.Html,
            LinkPreviewOptions = new LinkPreviewOptions { IsDisabled = true },
        },
    };

    [LoggerMessage(LogLevel.Information, "A search in another chat was not answered: {Reason}")]
    private partial void LogLate(string reason);
}
