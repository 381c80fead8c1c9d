using Spectre.Console;
using Spectre.Console.Rendering;

namespace ArxivBot.Platforms.Console;

/// <summary>Lines already broken to the width; Spectre.Console only adds colours and links to them.</summary>
internal sealed class TerminalPage : Renderable
{
    private readonly List<Segment> _segments = [];
    private bool _lineBegun;

    /// <summary>Cells before every line that begins from here on.</summary>
    public int Indent { get; set; }

    /// <param name="link">What a click on the text opens; one object for all parts of one link, so that they light up together.</param>
    public TerminalPage Add(string text, Style style, Link? link = null)
    {
        if (!_lineBegun && Indent > 0)
            _segments.Add(Segment.Padding(Indent));
        _lineBegun = true;
        _segments.Add(link is null ? new Segment(text, style) : new Segment(text, style, link));
        return this;
    }

    public void EndLine()
    {
        _segments.Add(Segment.LineBreak);
        _lineBegun = false;
    }

    public void Lines(IEnumerable<string> lines, Style style, Link? link = null)
    {
        foreach (var line in lines)
            Add(line, style, link).EndLine();
    }

    /// <summary>The first line goes on where the current one is; the others start below it, <paramref name="indent"/> cells in.</summary>
    public void Flow(IReadOnlyList<string> lines, int indent, Style style, Link? link = null)
    {
        if (lines.Count == 0)
            EndLine();
        for (var at = 0; at < lines.Count; at++)
        {
            if (at > 0)
                _segments.Add(Segment.Padding(indent));
            Add(lines[at], style, link).EndLine();
        }
    }

    /// <summary>A mark, and the lines beside it.</summary>
    public void Hanging(string mark, IReadOnlyList<string> lines, Style style)
    {
        if (mark.Length > 0)
            Add(mark, style);
        Flow(lines, mark.Length, style);
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => _segments;
}
