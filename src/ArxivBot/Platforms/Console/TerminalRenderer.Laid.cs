using System.Globalization;
using ArxivBot.Documents;

namespace ArxivBot.Platforms.Console;

/// <summary>What a chat shows with means of its own, and a terminal as lines to copy or to type.</summary>
internal sealed partial class TerminalRenderer
{
    private void DrawButtons(TerminalPage page, Buttons buttons) =>
        DrawParts(page, buttons.Items.Select(b => ($"{One(b.Label)}: /{One(b.Command)}", TerminalTheme.Faint, (Spectre.Console.Link?)null)), _width);

    /// <summary>A terminal has room for all of it.</summary>
    private void DrawBrief(TerminalPage page, Brief brief, int width)
    {
        var mark = _unicode ? "• " : "- ";
        page.Lines(TextWrap.Lines(Shown(brief.Take), width), TerminalTheme.Plain);
        foreach (var part in brief.Parts)
        {
            page.Lines(TextWrap.Lines(Shown(part.Name), width), TerminalTheme.Accent);
            foreach (var point in part.Points)
                page.Hanging(mark, TextWrap.Lines(Shown(point), width - mark.Length), TerminalTheme.Plain);
        }

        page.Lines(TextWrap.Lines(Shown(brief.Origin), width), TerminalTheme.Faint);
    }

    /// <summary>Not broken to the width: a table that is too wide for the terminal is still right when copied.</summary>
    private void DrawLaid(TerminalPage page, string text)
    {
        page.Indent = 2;
        foreach (var line in LaidLines(text))
        {
            var shown = _unicode ? line : AsciiText.Laid(line);
            if (shown.Length > 0)
                page.Add(shown, TerminalTheme.Plain);
            page.EndLine();
        }

        page.Indent = 0;
    }

    private void DrawFile(TerminalPage page, Attachment file)
    {
        var lines = LaidLines(file.Content).Length;
        var size = string.Create(CultureInfo.InvariantCulture, $"({lines} {(lines == 1 ? "line" : "lines")})");
        page.Lines(TextWrap.Lines($"file {One(file.Name)} {size}", _width), TerminalTheme.Accent);
        DrawLaid(page, file.Content);
    }

    private static string[] LaidLines(string text) => UntrustedText.Laid(text).TrimEnd('\n') is { Length: > 0 } laid ? laid.Split('\n') : [];
}
