using System.Text.Json.Serialization;

namespace ArxivBot.Documents;

/// <summary>What a person is to read, before any platform has a say: blocks in reading order.</summary>
internal sealed record Document(IReadOnlyList<Block> Blocks)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Placement Placement { get; init; }
}

/// <summary>Where in a chat something goes. A platform that does not know such places puts it into the chat itself.</summary>
internal enum Placement
{
    Here,

    /// <summary>The papers in a thread below what comes before them.</summary>
    Thread,

    /// <summary>A post of its own, in the forum in which the chat is a post.</summary>
    Post,
}

/// <summary>One block of a <see cref="Document"/>. Texts are plain; a renderer escapes them for its platform.</summary>
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Notice), "notice")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Items), "items")]
[JsonDerivedType(typeof(PaperCard), "paper")]
[JsonDerivedType(typeof(Buttons), "buttons")]
[JsonDerivedType(typeof(Preformatted), "preformatted")]
[JsonDerivedType(typeof(Attachment), "file")]
internal abstract record Block;

/// <param name="Level">Counted from 1, the document's title.</param>
internal sealed record Heading(int Level, string Text) : Block;

internal sealed record Paragraph(string Text) : Block;

/// <summary>Something the reader should not overlook: a late mailing, a category that could not be read.</summary>
internal sealed record Notice(string Text) : Block;

/// <summary>Label and value pairs, such as a digest's statistics.</summary>
internal sealed record Facts(IReadOnlyList<Fact> Items) : Block;

/// <summary>A list without order, one short text each.</summary>
internal sealed record Items(IReadOnlyList<string> Texts) : Block;

internal sealed record Fact(string Label, string Value);

/// <summary>Lines of fixed width, whose layout has a meaning: a table, an error with a caret below it.</summary>
internal sealed record Preformatted(string Text) : Block;

/// <summary>A file to keep, such as a bibliography.</summary>
/// <param name="Name">With its ending and without a folder, such as <c>papers.bib</c>.</param>
/// <param name="MediaType">Such as <c>application/x-bibtex</c>.</param>
internal sealed record Attachment(string Name, string MediaType, string Content) : Block;

/// <summary>What a person may want next, offered below the block before.</summary>
internal sealed record Buttons(IReadOnlyList<Button> Items) : Block;

/// <summary>One paper of a digest. Title and abstract are arXiv's own text: ASCII with TeX, never trusted.</summary>
internal sealed record PaperCard : Block
{
    /// <summary>Its place among others, counted from 1; 0 for one that stands alone.</summary>
    public required int Rank { get; init; }

    /// <summary>The paper's id without version, such as <c>2512.14925</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Counted from 1.</summary>
    public required int Version { get; init; }

    public required Uri Url { get; init; }

    public required string Title { get; init; }

    /// <summary>In the paper's order; empty when arXiv's list names none. A shortened card ends with how many more, <c>+12</c>.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>All categories, the one the digest files the paper under first.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>arXiv's word: new, cross, replace or replace-cross.</summary>
    public required string Kind { get; init; }

    /// <summary>The announcement day, in arXiv's zone.</summary>
    public required DateOnly Published { get; init; }

    public required double Score { get; init; }

    /// <summary>Which terms matched, where, and what each gave; empty when the subscription has no terms.</summary>
    public required string Why { get; init; }

    /// <summary>The whole abstract; paragraphs are separated by a newline.</summary>
    public required string Abstract { get; init; }

    public Summary? Summary { get; init; }

    /// <summary>Shown in place of the abstract.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Brief? Brief { get; init; }

    // A card stored before there were buttons is read with null here, whatever the initializer says.
    public IReadOnlyList<Button> Buttons { get; init => field = value ?? []; } = [];
}

/// <param name="By">Who made it, such as a model's name.</param>
/// <param name="Markdown">The summary's text.</param>
internal sealed record Summary(string By, string Markdown);

/// <summary>How a document waits in the database to be sent.</summary>
[JsonSerializable(typeof(Document))]
internal sealed partial class DocumentJson : JsonSerializerContext;
