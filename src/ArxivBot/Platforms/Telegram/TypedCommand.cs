using ArxivBot.Arxiv;
using ArxivBot.Commands;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ArxivBot.Platforms.Telegram;

/// <summary>The command in a message, if it is one for this bot.</summary>
internal static class TypedCommand
{
    private const string Start = "start", Subscribe = "sub_", Paper = "paper_";

    /// <returns>A command line; null where silence is right.</returns>
    public static string? Of(Message message, string? botName)
    {
        // What somebody else has said elsewhere, or what a bot says, is asked of nobody.
        if (message.ForwardOrigin is not null || message.ViaBot is not null || message.From is { IsBot: true } && message.SenderChat is null)
            return null;
        var text = message.Text ?? message.Caption;
        var entities = message.Text is not null ? message.Entities : message.CaptionEntities;
        if (text is null)
            return null;
        if (entities?.FirstOrDefault(entity => entity is { Type: MessageEntityType.BotCommand, Offset: 0 }) is { } entity && entity.Length <= text.Length)
            return Addressed(text[1..entity.Length], text[entity.Length..], botName);
        return message.Chat.Type == ChatType.Private ? Plain(text) : null;
    }

    private static string? Addressed(string command, string rest, string? botName)
    {
        var at = command.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0 && !command[(at + 1)..].Equals(botName, StringComparison.OrdinalIgnoreCase))
            return null;
        var name = at >= 0 ? command[..at] : command;
        return name.Equals(Start, StringComparison.OrdinalIgnoreCase) ? Opened(rest.Trim()) : $"/{name}{rest}";
    }

    /// <summary>What a link into the bot asks for (https://core.telegram.org/bots/features#deep-linking): it has no points.</summary>
    private static string Opened(string payload)
    {
        if (payload.StartsWith(Subscribe, StringComparison.Ordinal) && CategoryOf(payload[Subscribe.Length..]) is { } category)
            return $"/subscribe {category}";
        return payload.StartsWith(Paper, StringComparison.Ordinal) ? $"/paper {payload[Paper.Length..].Replace('_', '.')}" : $"/{Start}";
    }

    private static string? CategoryOf(string text) =>
        Category.All.FirstOrDefault(category => category.Id.Replace('.', '-').Equals(text.Replace('.', '-').Replace('_', '-'), StringComparison.OrdinalIgnoreCase))?.Id;

    /// <summary>Whoever pastes a paper wants to know of it; all else is told how to speak to the bot.</summary>
    private static string Plain(string text) => PastedId.TryRead(text, out var paper, out _) ? $"/paper {paper}" : text.Length > TypedLine.Longest ? text : "/help";
}
