using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ArxivBot.Documents;

namespace ArxivBot.Arxiv.FullText;

/// <summary>Joins the lines of a PDF to paragraphs and sections.</summary>
internal sealed partial class PdfSections(PaperBuilder paper, double body)
{
    private readonly StringBuilder _paragraph = new();
    private readonly List<PdfTable> _floats = [];
    private PdfLine? _previous;
    private SectionKind _sectionKind = SectionKind.Other;
    private bool _isCut = true;
    private bool _isAppendix;
    private bool _isRoman;
    private int[] _number = [0, 0, 0];
    private char _letter = '@';

    /// <param name="lines">In reading order, those of the paper's title left out.</param>
    public void Read(IEnumerable<PdfLine> lines)
    {
        PdfLine? appendix = null;
        foreach (var line in lines)
        {
            if (appendix is not null)
            {
                // IEEE sets the number of an appendix on a line of its own.
                var isTitled = PdfHeading.IsInCapitals(line.Text);
                ReadHeading(isTitled ? line with { Text = $"{appendix.Text}: {line.Text}" } : appendix, 1);
                (_previous, appendix) = (line, null);
                if (isTitled)
                    continue;
            }

            if (line.Table is { } table)
            {
                // It may stand in the middle of a sentence, which goes on below.
                _floats.Add(table);
                if (_paragraph.Length == 0)
                    EndParagraph();
                continue;
            }

            if (AppendixAlone().IsMatch(line.Text))
                appendix = line;
            // The American Physical Society has no heading above it.
            else if (Dated().IsMatch(line.Text) && !paper.HasBody && _isCut)
                Begin(SectionKind.Abstract, "Abstract");
            else if (RunInAbstract().Match(line.Text) is { Success: true } runIn && !paper.HasBody && _isCut)
            {
                Begin(SectionKind.Abstract, "Abstract");
                Append(line with { Text = line.Text[runIn.Length..] });
            }
            else if (PdfHeading.LevelOf(line, body, Counted(), _isRoman) is { } level)
                ReadHeading(line, level);
            else if (!_isCut)
                Append(line);
            _previous = line;
        }

        EndParagraph();
    }

    /// <summary>Some styles set a subsection's title like the text: its number tells.</summary>
    private IReadOnlyList<string> Counted() => _isAppendix ? [$"{(char)(_letter + 1)}"] : _number is [> 0 and var section, var subsection, var third, ..]
        ? [$"{section + 1}", $"{section}.{subsection + 1}", $"{section}.{subsection}.{third + 1}"]
        : [];

    private void ReadHeading(PdfLine line, int level)
    {
        var text = UntrustedText.OneLine(line.Text);
        var title = SectionKinds.WithoutNumber(text);
        var startsPaper = SectionKinds.OfTitle(title) is SectionKind.Abstract or SectionKind.Introduction || char.IsDigit(text[0]) || text.StartsWith("I.", StringComparison.Ordinal);
        if (!paper.HasBody && _isCut && !startsPaper && paper.Kind == SectionKind.Other)
            return; // Names and places before the abstract.
        EndParagraph();
        if (SectionKinds.IsReferences(title) || SectionKinds.IsCut(title))
        {
            _isCut = true;
            return;
        }

        // After the references, only an appendix goes on.
        if (level > 2 && (_isCut || paper.Kind == SectionKind.Other))
            return;
        _isAppendix |= text.StartsWith("Appendix ", StringComparison.OrdinalIgnoreCase) || LetterNumber().IsMatch(text) && paper.HasBody && !Roman().IsMatch(text) && _sectionKind is SectionKind.Conclusion or SectionKind.Limitations or SectionKind.Appendix;
        _isRoman |= text.StartsWith("I.", StringComparison.Ordinal);
        if (Number().Match(text) is { Success: true } number)
            _number = [.. number.Value.Split('.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)), 0, 0];
        else if (_isAppendix && level == 1 && LetterNumber().IsMatch(text))
            _letter = text[0];
        if (_isAppendix && level == 1 && LetterAlone().IsMatch(title))
            title = title[2..].TrimStart();
        if (level > 2)
            _paragraph.Append(title.TrimEnd('.')).Append(". ");
        else
            Begin(_isAppendix ? SectionKind.Appendix : level == 2 ? SectionKinds.OfSubsection(title, _sectionKind) : SectionKinds.OfSection(title, !paper.HasBody), title, level);
    }

    private void Begin(SectionKind kind, string title, int level = 1)
    {
        paper.Begin(kind, title);
        _isCut = false;
        if (level == 1)
            _sectionKind = kind;
        _isAppendix |= kind == SectionKind.Appendix;
    }

    private void Append(PdfLine line)
    {
        if (_previous is { } before && _paragraph.Length > 0 && IsNewParagraph(line, before))
            EndParagraph();
        if (_paragraph.Length > 1 && _paragraph[^1] == ' ' && _paragraph[^2] is '-' or '\u00AD' or '‐' && line.Text.Length > 0 && char.IsLower(line.Text[0]) && _paragraph.Length > 2 && char.IsLetter(_paragraph[^3]))
            _paragraph.Length -= 2;
        _paragraph.Append(line.Text).Append(' ');
    }

    /// <summary>An indented line, or one after a gap; a new column or page, or what is below a table, goes on with the sentence unless it was ended.</summary>
    private bool IsNewParagraph(PdfLine line, PdfLine before)
    {
        if (line.Page != before.Page || line.Bottom > before.Bottom || _floats.Count > 0)
            return _paragraph[^2] is '.' or '!' or '?' or ':' && char.IsUpper(line.Text[0]);
        var indent = line.Left - before.Left;
        return before.Bottom - line.Bottom > body * 1.9
            || (indent is > 8 and < 40 && _paragraph[^2] is '.' or ':' or '?' && !char.IsLower(line.Text[0]))
            || line.Text[0] == '•';
    }

    private void EndParagraph()
    {
        if (!_isCut)
        {
            var text = UntrustedText.OneLine(_paragraph.ToString());
            paper.Add(text);
            foreach (Match link in Address().Matches(text))
                paper.AddLink(link.Value.TrimEnd('.', ',', ')', ';'));
        }

        _paragraph.Clear();
        // One above the abstract is none of it, and one among the references is of the section before.
        if (!paper.HasBody)
            return;
        foreach (var table in _floats)
        {
            paper.Add(table.Caption);
            paper.Add(table.Text);
        }

        _floats.Clear();
    }

    [GeneratedRegex(@"^abstract\s*[.:—–-]+\s*(?=\S)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RunInAbstract();

    [GeneratedRegex(@"^[A-Z](\.[0-9]{1,2})*\.?\s+\S")]
    private static partial Regex LetterNumber();

    [GeneratedRegex(@"^[0-9]{1,2}(\.[0-9]{1,2}){0,2}(?=[.\s])")]
    private static partial Regex Number();

    [GeneratedRegex(@"^APPENDIX\s+[A-Z]$")]
    private static partial Regex AppendixAlone();

    [GeneratedRegex(@"^\(Dated: .*\)$")]
    private static partial Regex Dated();

    [GeneratedRegex(@"^[A-Z]\s+(?=\p{Lu})")]
    private static partial Regex LetterAlone();

    [GeneratedRegex(@"^[IVX]{1,5}\.\s")]
    private static partial Regex Roman();

    [GeneratedRegex(@"https?://[^\s<>""']{4,400}")]
    private static partial Regex Address();
}
