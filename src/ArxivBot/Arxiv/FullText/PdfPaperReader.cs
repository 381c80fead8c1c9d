using System.Globalization;
using System.Text.RegularExpressions;
using ArxivBot.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace ArxivBot.Arxiv.FullText;

/// <summary>Reads a paper from its PDF. It can neither be cancelled nor bounded from within: see <see cref="PaperProcess"/>.</summary>
internal static class PdfPaperReader
{
    /// <summary>Fewer letters a page than this are those of a scanned paper's stamp.</summary>
    private const int FewestLetters = 40;

    /// <exception cref="UnreadablePaperException">The file is damaged, closed, scanned, or too large.</exception>
    public static PaperText Read(byte[] pdf, ArxivId id)
    {
        try
        {
            using var document = PdfDocument.Open(pdf, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new PdfFilters() });
            return Read(document, id);
        }
        catch (PdfDocumentEncryptedException exception)
        {
            throw new UnreadablePaperException(UnreadableReason.Encrypted, $"the PDF of {id} opens only with a password", exception);
        }
        catch (Exception exception) when (exception is not (UnreadablePaperException or OutOfMemoryException))
        {
            // PdfPig has exceptions of many kinds for damage, those of arrays and casts among them.
            throw new UnreadablePaperException(UnreadableReason.Broken, $"the PDF of {id} is damaged: {exception.Message}", exception);
        }
    }

    private static PaperText Read(PdfDocument document, ArxivId id)
    {
        List<PdfLine> lines = [];
        var height = 0.0;
        int? version = null;
        var pages = Math.Min(document.NumberOfPages, PaperLimits.MostPages);
        for (var number = 1; number <= pages; number++)
        {
            var page = document.GetPage(number);
            height = Math.Max(height, page.Height);
            if (number == 1)
                version = VersionOf(page.Text, id);
            lines.AddRange(PdfPageLines.Of(page));
        }

        if (lines.Sum(line => line.Text.Length) < FewestLetters * pages)
            throw new UnreadablePaperException(UnreadableReason.NoText, $"the PDF of {id} has no text: it is scanned or drawn");
        var text = PdfRunningLines.Without(lines, height);
        var body = text.GroupBy(line => line.Size).MaxBy(same => same.Sum(line => line.Text.Length))!.Key;
        var (title, rest) = TitleOf(text, body);
        var paper = new PaperBuilder();
        new PdfSections(paper, body).Read(text.Skip(rest));
        if (!paper.HasText)
        {
            // No heading was found: all of it is one section.
            paper.Begin(SectionKind.Other, title);
            foreach (var line in text.Skip(rest))
            {
                paper.Add(line.Table?.Caption ?? "");
                paper.Add(line.Table?.Text ?? UntrustedText.OneLine(line.Text));
            }
        }

        return paper.Build(id, version, TextSource.Pdf, title);
    }

    /// <summary>The first page's largest lines, where they are larger than the text.</summary>
    private static (string Title, int Next) TitleOf(IReadOnlyList<PdfLine> lines, double body)
    {
        var top = lines.TakeWhile(line => line.Page == lines[0].Page).Take(25).ToList();
        var largest = top.Max(line => line.Size);
        // A title in the size of the text is told by its weight or its place.
        var first = largest > body + 0.9 ? top.FindIndex(line => line.Size >= largest - 0.4) : Math.Max(0, top.FindIndex(line => line.IsBold));
        var count = top.Skip(first).TakeWhile(line => line.Size >= top[first].Size - 0.4 && line.IsBold == top[first].IsBold).Take(5).Count();
        return (UntrustedText.OneLine(string.Join(' ', top.Skip(first).Take(largest > body + 0.9 || top[first].IsBold ? count : 1).Select(line => line.Text))), first + count);
    }

    private static int? VersionOf(string text, ArxivId id) =>
        Regex.Match(text, $@"arXiv:{Regex.Escape(id.Value)}v([1-9][0-9]{{0,3}})(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : null;
}
