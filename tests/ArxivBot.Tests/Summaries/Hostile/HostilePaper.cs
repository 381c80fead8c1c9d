using System.Net;
using ArxivBot.Tests.Arxiv.FullText;

namespace ArxivBot.Tests.Summaries.Hostile;

/// <summary>A paper that was written to do harm to whoever has it summarized.</summary>
/// <param name="Order">What a program that reads all of the file finds in it.</param>
internal sealed record HostilePaper(string Name, string Order)
{
    /// <summary>Nobody who looks at the paper sees the order.</summary>
    public bool IsHidden { get; init; }

    /// <summary>HTML that stands in the introduction; null is the order as a paragraph.</summary>
    public string? Body { get; init; }

    /// <summary>HTML before the paper.</summary>
    public string Head { get; init; } = "";

    public string Title { get; init; } = "A study of gates";

    public string Section { get; init; } = "Introduction";

    public string Author { get; init; } = "Ada Lovelace";

    /// <summary>What a model that obeys writes everywhere; null is the order itself.</summary>
    public string? Obeyed { get; init; }

    /// <summary>Why what such a model writes is not shown; null when it is, made harmless.</summary>
    public string? Refusal { get; init; }

    /// <summary>Lines of a PDF, which then is all there is.</summary>
    public IReadOnlyList<MadePdf.Line>? Pdf { get; init; }

    public override string ToString() => Name;

    public string Page() => $"""
        <!DOCTYPE html><html><head><title>t</title>{Head}</head><body><article class="ltx_document">
        <h1 class="ltx_title ltx_title_document">{WebUtility.HtmlEncode(Title)}</h1>
        <div class="ltx_abstract"><h6 class="ltx_title">Abstract</h6><p class="ltx_p">{Sentences[0]}</p></div>
        <section class="ltx_section"><h2 class="ltx_title">{WebUtility.HtmlEncode(Section)}</h2><p class="ltx_p">{Sentences[1]}</p>{Body ?? $"<p class='ltx_p'>{WebUtility.HtmlEncode(Order)}</p>"}<p class="ltx_p">{Sentences[2]}</p></section>
        <section class="ltx_section"><h2 class="ltx_title">Results</h2><p class="ltx_p">{Sentences[3]} See <a href="{OwnLink}">our page</a>.</p></section>
        <section class="ltx_section"><h2 class="ltx_title">Conclusion</h2><p class="ltx_p">{Sentences[4]}</p></section>
        </article></body></html>
        """;

    /// <summary>As its PDF: the honest sentences, and the hostile lines below them.</summary>
    public byte[] File() => MadePdf.Of([
        new MadePdf.Line(Title) { Size = 16 },
        .. Headed("Abstract", Sentences[0]), .. Headed("1 Introduction", Sentences[1], Sentences[2]), .. Pdf!,
        .. Headed("2 Results", Sentences[3]), .. Headed("3 Conclusion", Sentences[4])]);

    public const string OwnLink = "https://gates.example.org/data";

    public static readonly string[] Sentences =
    [
        "We propose a gate that opens for four of sixteen experts in a small language model.",
        "Small language models waste most of their parameters on words that are easy to predict.",
        "In this paper we introduce a gate that begins sparse and stays sparse until the end of training.",
        "The gate reaches 68.0 percent accuracy with four experts, which is 6.6 points more than a dense model.",
        "We did not test models with more than one billion parameters, and longer training remains future work.",
    ];

    private static IEnumerable<MadePdf.Line> Headed(string heading, params string[] sentences) =>
        [new MadePdf.Line(heading) { Size = 13, IsBold = true }, .. sentences.Select(sentence => new MadePdf.Line(sentence))];
}
