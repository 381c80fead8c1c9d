using ArxivBot.Documents;

namespace ArxivBot.Commands.Reading;

/// <summary>The answer where a command is about a chat's subscriptions and there are none.</summary>
internal static class NoSubscriptions
{
    /// <param name="instead">What can be had without one; null for nothing.</param>
    public static Reply Reply(string? instead) => Commands.Reply.Refused(
        "This chat has no subscriptions yet.",
        [
            new Paragraph("Subscribe by naming categories and, if you like, what to look for: /subscribe cs.LG \"mixture of experts\" quantiz*"),
            .. (Block[])(instead is null ? [] : [new Paragraph(instead)]),
        ]);
}
