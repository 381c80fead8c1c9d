using System.Globalization;
using ArxivBot.Commands.Subscribing;
using ArxivBot.Documents;

namespace ArxivBot.Commands.Preferences;

/// <summary>What is done and what is still to be done before digests come to this chat.</summary>
internal sealed class SetupCommand(NextDigest next) : ICommandHandler
{
    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var chat = context.Chat;
        List<Block> blocks = [new Heading(1, "Setup"), .. Rights(context.Missing)];
        if (chat.Subscriptions.Count == 0)
        {
            blocks.Add(new Paragraph("Nothing is subscribed yet. Begin with a category, and what to look for in it if you like: /subscribe cs.LG \"mixture of experts\""));
        }
        else
        {
            blocks.Add(new Paragraph(chat.Subscriptions.Count == 1 ? "✓ One subscription:" : string.Create(CultureInfo.InvariantCulture, $"✓ {chat.Subscriptions.Count} subscriptions:")));
            blocks.Add(new Items([.. chat.Subscriptions.OrderBy(s => s.Id).Select(SubscriptionLine.Words)]));
        }

        blocks.Add(new Paragraph(next.Sentence(chat, context.Now)));
        return Task.FromResult(Reply.Of(blocks) with { IsPrivate = true });
    }

    /// <summary>What to say to somebody who does not know yet that nothing can come.</summary>
    public static IEnumerable<Block> Warnings(MissingRights? missing)
    {
        var names = missing?.Rights.Where(right => !right.IsOptional).Select(right => right.Name).ToList() ?? [];
        return names.Count == 0 ? [] : [new Notice($"The bot may not do all it needs here, so digests cannot come as they should. It lacks: {string.Join(", ", names)}. /setup says how to change that.")];
    }

    private static IEnumerable<Block> Rights(MissingRights? missing)
    {
        if (missing is null)
            yield break;
        if (missing.Rights.All(right => right.IsOptional))
            yield return new Paragraph("✓ The bot may do all it needs here.");
        else
            yield return new Notice("The bot may not do all it needs here.");
        if (missing.Rights.Count == 0)
            yield break;
        yield return new Items([.. missing.Rights.Select(right => $"{(right.IsOptional ? "Not granted" : "Grant")} {right.Name}: {right.WhatFor}")]);
        yield return new Paragraph(missing.HowToGrant);
    }
}
