using System.Text.Json.Serialization;

namespace ArxivBot.Arxiv.FullText;

/// <summary>What the reading process writes: a paper, or why there is none.</summary>
internal sealed record PaperReply(PaperReply.Content? Paper, UnreadableReason? Reason, string? Message)
{
    /// <summary><see cref="PaperText"/> with its id as text.</summary>
    internal sealed record Content(int? Version, TextSource Source, string Title, IReadOnlyList<PaperSection> Sections, IReadOnlyList<Uri> Links);

    public static PaperReply Of(PaperText paper) =>
        new(new Content(paper.Version, paper.Source, paper.Title, paper.Sections, paper.Links), null, null);

    public PaperText ToPaper(ArxivId id) => Paper is { } paper
        ? new PaperText { Id = id, Version = paper.Version, Source = paper.Source, Title = paper.Title, Sections = paper.Sections, Links = paper.Links }
        : throw new UnreadablePaperException(Reason ?? UnreadableReason.Broken, Message ?? $"the file of {id} could not be read");
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(PaperReply))]
internal sealed partial class PaperReplyJson : JsonSerializerContext;
