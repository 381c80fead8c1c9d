using ArxivBot.Documents;

namespace ArxivBot.Commands;

/// <summary>The answer to a command.</summary>
internal sealed record Reply(Document Document)
{
    /// <summary>For the person alone, where the platform can: errors and settings.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether nothing was done. Whatever the handler has changed meanwhile is taken back.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>What takes its place once it is ready, where more than a moment is needed; null where this is all.</summary>
    public GrowingDocument? Later { get; init; }

    public static Reply Of(params IReadOnlyList<Block> blocks) => new(new Document(blocks));

    /// <summary>Says why nothing was done, and what to do instead.</summary>
    public static Reply Refused(string words, params IReadOnlyList<Block> more) =>
        new(new Document([new Notice(words), .. more])) { IsPrivate = true, IsRefusal = true };
}
