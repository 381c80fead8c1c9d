namespace ArxivBot.Summaries;

/// <summary>Where a table's row stands in its table.</summary>
/// <param name="Columns">Of the header line, what each column is; empty where no line is a header.</param>
/// <param name="Labels">First cells of all rows.</param>
/// <param name="Row">Counted from 0.</param>
/// <param name="CellStarts">Of each cell of the row, in characters from its start.</param>
internal sealed record TableRow(IReadOnlyList<Statement> Columns, IReadOnlyList<Statement> Labels, int Row, IReadOnlyList<int> CellStarts)
{
    private static readonly char[] Borders = ['|', '\t'];

    /// <param name="paragraph">A line a row.</param>
    /// <param name="before">What stands above the table, mostly its caption; null at a section's start.</param>
    public static IEnumerable<Passage> Of(string paragraph, Statement? before)
    {
        string[] lines = paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var statements = Array.ConvertAll(lines, line => Statement.Of(line));
        var header = Array.FindIndex(lines, line => line.AsSpan().Trim('|').IndexOfAny(Borders) >= 0);
        IReadOnlyList<Statement> columns = header < 0 ? [] : [.. Cells(lines[header]).Select(cell => Statement.Of(lines[header][cell]))];
        IReadOnlyList<Statement> labels = [.. lines.Select(line => Statement.Of(Cells(line) is [var first, ..] ? line[first] : line))];
        List<Statement> near = before is null ? [] : [before];
        // Lines above the header are the caption, and rows are compared with one another.
        near.AddRange(statements);
        for (var at = 0; at < lines.Length; at++)
        {
            var row = at > header && header >= 0 ? new TableRow(columns, labels, at, [.. Cells(lines[at]).Select(cell => cell.Start.Value)]) : null;
            yield return new Passage(statements[at], at > header ? near : [], row);
        }
    }

    /// <summary>Whether the cell at a place belongs to other things than those that are named.</summary>
    /// <param name="at">In the row, in characters.</param>
    /// <param name="close">Keys of what the summary says beside the number.</param>
    /// <param name="sentence">Keys of all that its sentence says.</param>
    /// <param name="isNamed">Something beside the number is a name.</param>
    public bool Contradicts(int at, IReadOnlySet<string> close, IReadOnlySet<string> sentence, bool isNamed)
    {
        var column = CellStarts.Count(start => start <= at) - 1;
        return IsOther(Labels, Row, close, sentence) || column > 0 && column < Columns.Count && IsOther(Columns, column, close, sentence)
            // The row's own name is given to another number.
            || isNamed && Labels[Row].Keys().Any(sentence.Contains) && !Labels[Row].Keys().Any(close.Contains);
    }

    private static bool IsOther(IReadOnlyList<Statement> all, int own, IReadOnlySet<string> close, IReadOnlySet<string> sentence) =>
        !all[own].All.Overlaps(sentence)
        && all.Where((_, at) => at != own && at > 0).Any(other => other.Keys().Any(close.Contains));

    // A row without borders is one cell.
    private static List<Range> Cells(string line)
    {
        List<Range> cells = [];
        var from = line.StartsWith('|') ? 1 : 0;
        while (from < line.Length)
        {
            var end = line.IndexOfAny(Borders, from);
            end = end < 0 ? line.Length : end;
            cells.Add(from..end);
            from = end + 1;
        }

        return cells;
    }
}
