using ArxivBot.Documents;
using UglyToad.PdfPig.Content;

namespace ArxivBot.Arxiv.FullText;

/// <summary>The rows and columns of a table, from the places of its words.</summary>
internal sealed class PdfGrid
{
    private readonly IReadOnlyList<PdfRule> _rules;
    private readonly IReadOnlyList<PdfRule> _underlines;
    private readonly double _size;
    private readonly List<Line> _lines;
    private readonly List<Column> _columns = [];

    /// <param name="gap">Between two cells at least, in sizes of a letter.</param>
    private PdfGrid(IReadOnlyList<Word> words, IReadOnlyList<PdfRule> rules, IReadOnlyList<PdfRule> underlines, double gap)
    {
        (_rules, _underlines) = (rules, underlines);
        var sizes = words.Select(word => word.Letters[0].PointSize).Order().ToList();
        _size = sizes[sizes.Count / 2];
        var rows = WithMarks(PdfPageLines.Rows(words));
        var header = HeaderEnd(rows);
        _lines = [.. rows.Select(row => new Line(row[0].Letters[0].StartBaseLine.Y, [.. PdfChunk.Of(row, gap * _size)]) { IsHeader = row[0].Letters[0].StartBaseLine.Y > header })];
        FindColumns();
        foreach (var line in _lines)
            Place(line);
    }

    /// <param name="rules">The lines that are as long as the table is wide, from top to bottom.</param>
    /// <param name="underlines">Shorter ones, below what spans several columns.</param>
    /// <returns>A line a row; null if the words do not fall into columns.</returns>
    public static string? Read(IReadOnlyList<Word> words, IReadOnlyList<PdfRule> rules, IReadOnlyList<PdfRule> underlines)
    {
        // Sentences in narrow cells have wide spaces, columns of numbers stand close: the narrowest gap that makes a table.
        foreach (var gap in new[] { 0.55, 0.8, 1.2, 1.8 })
        {
            var grid = new PdfGrid(words, rules, underlines, gap);
            if (grid.IsTable())
                return grid.Text();
        }

        return null;
    }

    // Raised marks of footnotes belong to the row below.
    private List<List<Word>> WithMarks(List<List<Word>> rows)
    {
        for (var at = rows.Count - 2; at >= 0; at--)
        {
            if (rows[at][0].Letters[0].StartBaseLine.Y - rows[at + 1][0].Letters[0].StartBaseLine.Y < _size * 0.6 && rows[at].TrueForAll(word => word.Letters[0].PointSize < _size * 0.85))
            {
                rows[at + 1] = [.. rows[at + 1].Concat(rows[at]).OrderBy(word => word.BoundingBox.Left)];
                rows.RemoveAt(at);
            }
        }

        return rows;
    }

    // The first line within the table ends it; where there is none, it is one row.
    private double HeaderEnd(List<List<Word>> rows)
    {
        var first = rows[0][0].Letters[0].StartBaseLine.Y;
        var below = _rules.FirstOrDefault(rule => rule.Y < first);
        return below is not null && rows.Exists(row => row[0].Letters[0].StartBaseLine.Y < below.Y) ? below.Y : first - 1;
    }

    private void FindColumns()
    {
        var most = _lines.Max(line => line.Chunks.Count);
        foreach (var line in _lines.OrderByDescending(line => line.Chunks.Count))
        {
            if (line.Chunks.Exists(chunk => Covered(chunk).Count > 1))
                continue;
            foreach (var chunk in line.Chunks)
            {
                if (Covered(chunk) is [var column])
                    (column.Left, column.Right) = (Math.Min(column.Left, chunk.Left), Math.Max(column.Right, chunk.Right));
                // What a header has between two columns spans them.
                else if (line.Chunks.Count == most || (!line.IsHeader && line.Chunks.Count > 1))
                    _columns.Add(new Column(chunk.Left, chunk.Right));
            }
        }

        _columns.Sort((one, other) => one.Left.CompareTo(other.Left));
    }

    private List<Column> Covered(PdfChunk chunk) => _columns.FindAll(column => column.Left < chunk.Right && column.Right > chunk.Left);

    private void Place(Line line)
    {
        // Columns may be closer in one row than in the others.
        var chunks = line.Chunks.SelectMany(chunk => Covered(chunk).Count < 2 ? [chunk] : PdfChunk.Of(chunk.Words, _size * 0.42));
        foreach (var chunk in chunks)
        {
            var (first, last) = (_columns.FindIndex(column => column.Right > chunk.Left), _columns.FindLastIndex(column => column.Left < chunk.Right));
            if (first < 0 || last < 0)
                (first, last) = (Math.Max(first, last), Math.Max(first, last));
            // In no column, between two.
            else if (first > last)
                (first, last) = line.IsHeader ? (last, first) : chunk.Middle - _columns[last].Right < _columns[first].Left - chunk.Middle ? (last, last) : (first, first);
            if (line.Cells.Count > 0 && line.Cells[^1] is var before && first <= before.Last)
                line.Cells[^1] = before with { Last = Math.Max(last, before.Last), Text = $"{before.Text} {chunk.Text}", Right = chunk.Right };
            else
                line.Cells.Add(new Cell(first, last, chunk.Text, chunk.Middle, chunk.Right, chunk.Words[0].BoundingBox.Width));
        }
    }

    private bool IsTable()
    {
        var full = _lines.Count(line => line.Cells.Count > 1);
        var torn = _lines.Count(line => !line.IsHeader && line.Cells.Exists(cell => cell.First > 0 && cell.First < cell.Last));
        return _columns.Count is > 1 and < 40 && full > 1 && full >= _lines.Count * 0.6 && torn <= _lines.Count * 0.1;
    }

    private string Text()
    {
        Lift();
        SpanHeaders();
        LabelGroups();
        JoinWrapped();
        return string.Join('\n', _lines.Take(HtmlTable.MostRows).Select(TextOf));
    }

    private string TextOf(Line line)
    {
        // Names the rows below.
        if (line.Cells is [{ First: 0 } only])
            return UntrustedText.OneLine(only.Text);
        List<string> cells = [];
        for (var column = 0; column < _columns.Count; column++)
        {
            var cell = line.Cells.Find(cell => cell.First <= column && cell.Last >= column);
            cells.Add(cell is null ? "" : UntrustedText.OneLine(cell.Text));
            column = cell?.Last ?? column;
        }

        return string.Join(HtmlTable.Between, cells);
    }

    /// <summary>What stands between two rows belongs to both; as on pages, the upper one has it.</summary>
    private void Lift()
    {
        var steps = _lines.Zip(_lines.Skip(1), (line, next) => line.Y - next.Y).Order().ToList();
        var half = steps[steps.Count / 2] * 0.8;
        for (var at = 1; at < _lines.Count - 1; at++)
        {
            var (above, line) = (_lines[at - 1], _lines[at]);
            var next = _lines[at + 1];
            if (above.Y - next.Y >= 2 * half || line.Cells.Exists(cell => above.Cells.Exists(other => other.First <= cell.Last && other.Last >= cell.First)))
                continue;
            // What stands above and below it are cells of two lines.
            if (line.IsHeader && next.IsHeader && next.Cells.Select(cell => cell.First).SequenceEqual(above.Cells.Select(cell => cell.First)))
            {
                above.Cells = [.. above.Cells.Zip(next.Cells, (upper, lower) => upper with { Text = $"{upper.Text} {lower.Text}" })];
                _lines.Remove(next);
            }

            above.Cells.AddRange(line.Cells);
            above.Cells.Sort((one, other) => one.First.CompareTo(other.First));
            _lines.RemoveAt(at--);
        }
    }

    /// <summary>A header spans the columns above whose line it stands, or, where there are no lines, as many to its left as to its right.</summary>
    private void SpanHeaders()
    {
        for (var at = 0; at + 1 < _lines.Count && _lines[at].IsHeader && _lines[at + 1].IsHeader; at++)
        {
            var (line, next) = (_lines[at], _lines[at + 1]);
            var rules = _underlines.Where(rule => rule.Y < line.Y && rule.Y > next.Y).ToList();
            if (rules.Count > 0)
                line.Cells = line.Cells.ConvertAll(cell => rules.Find(rule => rule.Left < cell.Middle && rule.Right > cell.Middle) is { } rule ? Spanning(line, cell, rule) : cell);
            else if (at == 0 && line.Cells.Count > 1)
                SpanEvenly(line);
        }
    }

    private Cell Spanning(Line line, Cell cell, PdfRule rule)
    {
        var (first, last) = (_columns.FindIndex(column => column.Middle > rule.Left), _columns.FindLastIndex(column => column.Middle < rule.Right));
        return first <= cell.First && last >= cell.Last && !line.Cells.Exists(other => other != cell && other.First <= last && other.Last >= first) ? cell with { First = first, Last = last } : cell;
    }

    private void SpanEvenly(Line line)
    {
        var cells = line.Cells.Where(cell => cell.First > 0).ToList();
        if (cells.Count < 2)
            return;
        var more = (cells[1].First - cells[0].Last - 1) / 2;
        var spans = cells.ConvertAll(cell => cell with { First = cell.First - more, Last = cell.Last + more });
        if (more > 0 && spans[^1].Last == _columns.Count - 1 && spans[0].First >= line.Cells.Except(cells).Count() && spans.Zip(spans.Skip(1), (one, other) => other.First == one.Last + 1).All(meets => meets))
            line.Cells = [.. line.Cells.Except(cells), .. spans];
    }

    /// <summary>A label in the middle of several rows between two lines begins the first of them.</summary>
    private void LabelGroups()
    {
        foreach (var group in _lines.Where(line => !line.IsHeader).GroupBy(line => _rules.Concat(_underlines).Count(rule => rule.Y > line.Y)).Select(group => group.ToList()))
        {
            var labelled = group.FindIndex(line => line.Cells[0].First == 0);
            if (labelled == (group.Count - 1) / 2 && labelled > 0 && group[labelled].Cells.Count > 1 && group.Count(line => line.Cells[0].First == 0) == 1)
            {
                group[0].Cells.Insert(0, group[labelled].Cells[0]);
                group[labelled].Cells.RemoveAt(0);
            }
        }
    }

    /// <summary>A line whose every cell goes on with the sentence of the cell above is no row of its own.</summary>
    private void JoinWrapped()
    {
        for (var at = 1; at < _lines.Count; at++)
        {
            var (above, line) = (_lines[at - 1], _lines[at]);
            if (line.IsHeader || above.IsHeader || line.Cells.Count == _columns.Count || !line.Cells.TrueForAll(cell => GoesOn(cell, above)))
                continue;
            foreach (var cell in line.Cells)
            {
                var to = above.Cells.FindIndex(other => other.First == cell.First);
                var text = above.Cells[to].Text;
                above.Cells[to] = above.Cells[to] with { Right = cell.Right, Text = text.EndsWith('-') && char.IsLower(cell.Text[0]) ? text[..^1] + cell.Text : $"{text} {cell.Text}" };
            }

            // A cell that has ended does not go on two lines below.
            above.Cells = above.Cells.ConvertAll(cell => line.Cells.Exists(other => other.First == cell.First) ? cell : cell with { Right = double.MinValue });
            _lines.RemoveAt(at--);
        }
    }

    private bool GoesOn(Cell cell, Line above)
    {
        var column = _columns[cell.First];
        return cell.First == cell.Last && (cell.First > 0 || char.IsLower(cell.Text[0])) && !char.IsDigit(cell.Text[0])
            && column.Right - column.Left > _size * 8
            && above.Cells.Find(other => other.First == cell.First && other.Last == cell.Last) is { } before
            && before.Text.Contains(' ', StringComparison.Ordinal)
            && before.Right + (_size * 0.25) + cell.FirstWord > column.Right - _size;
    }

    private sealed class Line(double y, List<PdfChunk> chunks)
    {
        public double Y => y;

        public List<PdfChunk> Chunks => chunks;

        public bool IsHeader { get; init; }

        public List<Cell> Cells { get; set; } = [];
    }

    private sealed class Column(double left, double right)
    {
        public double Left { get; set; } = left;

        public double Right { get; set; } = right;

        public double Middle => (Left + Right) / 2;
    }

    /// <param name="First">Of the columns that it is in, counted from 0.</param>
    /// <param name="Right">Where its last line ends, in points.</param>
    /// <param name="FirstWord">Its width, in points.</param>
    private sealed record Cell(int First, int Last, string Text, double Middle, double Right, double FirstWord);
}
