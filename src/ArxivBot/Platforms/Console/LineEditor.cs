using ArxivBot.Commands;
using Spectre.Console;

namespace ArxivBot.Platforms.Console;

/// <summary>Reads lines from a terminal, one screen line each however long they are, with what was typed before at hand.</summary>
internal sealed class LineEditor(string prompt, TextWriter screen, Func<int> width, Func<ConsoleKeyInfo> readKey)
{
    private const string ClearToEnd = "\e[K";

    /// <summary>On the terminal that the program runs in.</summary>
    public static LineEditor OnTerminal(string prompt) =>
        new(prompt, System.Console.Out, () => System.Console.WindowWidth, () => System.Console.ReadKey(intercept: true));

    /// <returns>Null at the end of the input.</returns>
    public string? Read(IReadOnlyList<string> history, Func<string, Completion> complete)
    {
        var line = new EditedLine(history, complete);
        while (true)
        {
            Draw(line);
            var state = line.Press(readKey());
            if (line.Offered.Count > 0)
                Offer(line.Offered);
            if (state == LineState.Going)
                continue;
            Draw(line);
            screen.Write('\n');
            screen.Flush();
            return state == LineState.Done ? line.Text : null;
        }
    }

    private void Offer(IReadOnlyList<string> candidates)
    {
        const int most = 40;
        var more = candidates.Count > most ? " …" : "";
        screen.Write($"\r{ClearToEnd}{string.Join("  ", candidates.Take(most))}{more}\n");
    }

    /// <summary>What is left of the cursor has the room it needs; the rest is cut at the edge.</summary>
    private void Draw(EditedLine line)
    {
        // Some terminals do not say how wide they are.
        var cells = width() is > 0 and var known ? known : 80;
        var room = Math.Max(8, cells - prompt.Length - 1);
        var (from, until) = (line.Cursor, line.Cursor);
        while (from > 0 && line.Text[(from - 1)..line.Cursor].GetCellWidth() <= room)
            from--;
        while (until < line.Text.Length && line.Text[from..(until + 1)].GetCellWidth() <= room)
            until++;
        if (from < until && char.IsLowSurrogate(line.Text[from]))
            from++;
        var back = line.Text[line.Cursor..until].GetCellWidth();
        screen.Write($"\r{prompt}{line.Text[from..until]}{ClearToEnd}{(back > 0 ? $"\e[{back}D" : "")}");
        screen.Flush();
    }
}
