using System.Text.RegularExpressions;

namespace ArxivBot.Summaries;

/// <summary>Where a table's row stands in its table.</summary>
/// <param name="Caption">What stands above the table; null at a section's start.</param>
/// <param name="Header">What each column is.</param>
/// <param name="Columns">The same, from the second on.</param>
/// <param name="Rows">By their first cells.</param>
/// <param name="Row">Counted from 0.</param>
/// <param name="CellStarts">Of each cell of the row, in characters from its start.</param>
internal sealed partial record TableRow(Statement? Caption, IReadOnlyList<Statement> Header, Rivals Columns, Rivals Rows, int Row, IReadOnlyList<int> CellStarts)
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
        var (ofColumns, ofRows) = (new Rivals(columns.Skip(1)), new Rivals(Labels(lines.Skip(header + 1)).Select(label => Statement.Of(label))));
        List<Statement> near = before is null ? [] : [before];
        // Lines above the header are the caption, and rows are compared with one another.
        near.AddRange(statements);
        for (var at = 0; at < lines.Length; at++)
        {
            var row = at > header && header >= 0 ? new TableRow(before, columns, ofColumns, ofRows, at - header - 1, [.. Cells(lines[at]).Select(cell => cell.Start.Value)]) : null;
            yield return new Passage(statements[at], at > header ? near : [], row, []);
        }
    }

    // A label that spans several rows stands in the first of them.
    private static IEnumerable<string> Labels(IEnumerable<string> lines)
    {
        var last = "";
        foreach (var line in lines)
        {
            var first = line[Cells(line).FirstOrDefault()].Trim();
            last = first.Length > 0 ? first : last;
            yield return first.Length > 0 ? LabelOf(line) : $"{last} | {LabelOf(line)}";
        }
    }

    // A row is named by its first cell, and by all others that count nothing.
    private static string LabelOf(string line) =>
        string.Join(" | ", Cells(line).Select(cell => line[cell]).Where((cell, at) => at == 0 || !cell.Any(char.IsAsciiDigit) || Statement.Of(cell) is { Quantities.Count: 0 }));

    /// <summary>Whether a text says the number of the cell at a place of another row or column.</summary>
    /// <param name="at">In the row, in characters.</param>
    /// <param name="segment">Of the number in the text.</param>
    public bool Contradicts(int at, Statement text, int segment)
    {
        var column = ColumnAt(at);
        return Rows.AreMeantBeside(Row, text, segment) || column > 0 && column < Header.Count && Columns.AreMeantBeside(column - 1, text, segment);
    }

    /// <summary>Whether the table, of which this is a row, has a key in its caption, its header or a label.</summary>
    public bool Says(string key) => Caption?.All.Contains(key) == true || Header.Any(column => column.All.Contains(key)) || Rows.Have(key);

    /// <summary>Whether names are said that label other rows, and of this row's own not all.</summary>
    public bool IsOfOtherNames(IReadOnlySet<string> said) => Rows.NamesOf(Row) is { Count: > 1 } own && !own.All(said.Contains)
        && said.Any(key => !own.Contains(key) && Rows.Names.Contains(key) && !Columns.Names.Contains(key));

    /// <summary>Whether of the names that a text opens with some label rows or columns, and none those of a cell; or the caption has others.</summary>
    public bool IsFramedOtherwise(int at, Statement text) => text.Frame() is { Count: > 0 } frame
        && (frame.Any(key => Rows.Names.Contains(key) || Columns.Names.Contains(key)) ? !NamesOf(at).Any(frame.Contains)
            : !frame.Any(Says) && Caption?.Names.Any(name => !text.All.Contains(name.Key)) == true);

    /// <summary>Keys of the names of a cell's row and column.</summary>
    public IEnumerable<string> NamesOf(int at) => Rows.NamesOf(Row).Concat(ColumnAt(at) is > 0 and var column && column < Header.Count ? Columns.NamesOf(column - 1) : []);

    /// <summary>Of the columns that have one.</summary>
    public IEnumerable<string> Units => Header.Select(UnitOf).OfType<string>();

    /// <summary>Whether a number says what a cell says, which may leave its unit to the header and “million” to the caption.</summary>
    /// <param name="isInColumns">The number's unit is that of a column, in this table or another.</param>
    public bool IsRendered(Quantity cell, Quantity number, bool isInColumns)
    {
        var read = cell.Unit is null && ColumnAt(cell.At) is > 0 and var column && column < Header.Count ? cell with { Unit = UnitOf(Header[column]) } : cell;
        if (read.Unit is null && number.Unit is not null && Caption is not null && (Caption.Text.Contains(number.Unit, StringComparison.Ordinal) || number.Unit == Quantity.Percent && Percent().IsMatch(Caption.Text)))
            read = read with { Unit = number.Unit };
        // Milliseconds are another column's.
        if (read.Unit is null && isInColumns)
            return false;
        return number.Renders(read) || read.Scale == 1 && number.Renders(read with { Scale = number.Scale }) && IsScaled(number.Scale, cell.At);
    }

    // Whether caption and column allow for thousands, millions: they say so, or say nothing.
    private bool IsScaled(double scale, int at)
    {
        var column = ColumnAt(at);
        var said = Scales().Matches($"{Caption?.Text} {(column >= 0 && column < Header.Count ? Header[column].Text : "")}").Select(word => Quantities.ScaleOf(word.Value)).ToList();
        return said.Count == 0 || said.Contains(scale);
    }

    private int ColumnAt(int at) => CellStarts.Count(start => start <= at) - 1;

    private static string? UnitOf(Statement header) =>
        Summaries.Units.Of(Unit().Match(header.Text) is { Success: true, Groups: [_, var unit] } ? unit.Value : header.Text.Trim().ToLowerInvariant());

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

    [GeneratedRegex(@"\b(thousand|million|billion|trillion|[kKMB])(?=s?\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Scales();

    [GeneratedRegex(@"\bper ?cent\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Percent();

    [GeneratedRegex(@"[(\[]([^()\[\]]+)[)\]]", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
