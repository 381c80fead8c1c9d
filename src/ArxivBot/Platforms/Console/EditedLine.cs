using System.Globalization;
using ArxivBot.Commands;

namespace ArxivBot.Platforms.Console;

/// <summary>A line while it is typed: what each key does to it. How it looks is the <see cref="LineEditor"/>'s.</summary>
/// <param name="history">The oldest first.</param>
internal sealed class EditedLine(IReadOnlyList<string> history, Func<string, Completion> complete)
{
    private int _place = history.Count;
    private string _unfinished = "";

    public string Text { get; private set; } = "";

    /// <summary>Where the next character goes, counted from 0.</summary>
    public int Cursor { get; private set; }

    /// <summary>What may follow, after a key that could not decide; else empty.</summary>
    public IReadOnlyList<string> Offered { get; private set; } = [];

    public LineState Press(ConsoleKeyInfo key)
    {
        Offered = [];
        var isControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                return LineState.Done;
            case ConsoleKey.D when isControl && Text.Length == 0:
                return LineState.Ended;
            case ConsoleKey.Tab:
                Complete();
                break;
            case ConsoleKey.UpArrow:
                Recall(_place - 1);
                break;
            case ConsoleKey.DownArrow:
                Recall(_place + 1);
                break;
            case ConsoleKey.LeftArrow:
                Cursor = Before(Cursor);
                break;
            case ConsoleKey.RightArrow:
                Cursor = After(Cursor);
                break;
            case ConsoleKey.Home or ConsoleKey.A when isControl || key.Key == ConsoleKey.Home:
                Cursor = 0;
                break;
            case ConsoleKey.End or ConsoleKey.E when isControl || key.Key == ConsoleKey.End:
                Cursor = Text.Length;
                break;
            case ConsoleKey.Backspace:
                Cut(Before(Cursor), Cursor);
                break;
            case ConsoleKey.Delete or ConsoleKey.D when isControl || key.Key == ConsoleKey.Delete:
                Cut(Cursor, After(Cursor));
                break;
            case ConsoleKey.U when isControl:
                Cut(0, Cursor);
                break;
            case ConsoleKey.K when isControl:
                Cut(Cursor, Text.Length);
                break;
            case ConsoleKey.W when isControl:
                Cut(Text[..Cursor].TrimEnd().LastIndexOf(' ') + 1, Cursor);
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                    Insert(key.KeyChar.ToString());
                break;
        }

        return LineState.Going;
    }

    private void Complete()
    {
        var (from, candidates) = complete(Text[..Cursor]);
        if (candidates.Count == 0)
            return;
        var typed = Text[from..Cursor];
        var common = candidates.Aggregate(Common);
        var word = candidates.Count == 1 && !common.EndsWith('=') ? $"{common} " : common;
        if (word.Length > typed.Length)
        {
            Cut(from, Cursor);
            Insert(word);
        }
        else
        {
            Offered = candidates;
        }
    }

    private static string Common(string left, string right)
    {
        var length = 0;
        while (length < left.Length && length < right.Length && char.ToUpperInvariant(left[length]) == char.ToUpperInvariant(right[length]))
            length++;
        return left[..length];
    }

    private void Recall(int place)
    {
        if (place < 0 || place > history.Count)
            return;
        if (_place == history.Count)
            _unfinished = Text;
        _place = place;
        Text = place == history.Count ? _unfinished : history[place];
        Cursor = Text.Length;
    }

    private void Insert(string text)
    {
        Text = Text.Insert(Cursor, text);
        Cursor += text.Length;
    }

    private void Cut(int from, int until)
    {
        Text = Text.Remove(from, until - from);
        Cursor = from;
    }

    /// <summary>A letter with its marks, or an emoji, is one step.</summary>
    private int After(int at) => at < Text.Length ? at + StringInfo.GetNextTextElementLength(Text, at) : at;

    private int Before(int at)
    {
        var before = 0;
        for (var next = 0; next < at; next = After(next))
            before = next;
        return before;
    }
}

internal enum LineState
{
    Going,
    Done,

    /// <summary>There will be no more lines.</summary>
    Ended,
}
