using System.Text.RegularExpressions;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>Where a table's row stands in its table.</summary>
/// <param name="Caption">What stands above the table; null at a section's start.</param>
/// <param name="Header">What each column is.</param>
/// <param name="Columns">The same, from the second on.</param>
/// <param name="Rows">By their first cells.</param>
/// <param name="Row">Counted from 0.</param>
/// <param name="CellStarts">Of each cell of the row, in characters from its start.</param>
/// <param name="ColumnUnits">Of the header's cells; null for one that says none.</param>
/// <param name="RowUnit">In brackets beside the row's label; null where there is none.</param>
internal sealed partial record TableRow(Statement? Caption, IReadOnlyList<Statement> Header, Rivals Columns, Rivals Rows, int Row, IReadOnlyList<int> CellStarts, IReadOnlyList<string?> ColumnUnits, string? RowUnit)
{
    private static readonly char[] Borders = ['|', '\t'];

    /// <param name="paragraph">A line a row.</param>
    /// <param name="before">What stands above the table, mostly its caption; null at a section's start.</param>
    public static IEnumerable<Passage> Of(string paragraph, Statement? before, Abbreviations abbreviations)
    {
        string[] lines = paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var statements = Array.ConvertAll(lines, line => Statement.Of(line, abbreviations));
        var header = Array.FindIndex(lines, line => line.AsSpan().Trim('|').IndexOfAny(Borders) >= 0);
        IReadOnlyList<Statement> columns = header < 0 ? [] : [.. Cells(lines[header]).Select(cell => Statement.Of(lines[header][cell], abbreviations))];
        var (ofColumns, ofRows) = (new Rivals(columns.Skip(1)), new Rivals(Labels(lines.Skip(header + 1)).Select(label => Statement.Of(label, abbreviations))));
        string?[] units = [.. columns.Select(UnitOf)];
        List<Statement> near = before is null ? [] : [before];
        // Lines above the header are the caption, and rows are compared with one another.
        near.AddRange(statements);
        for (var at = 0; at < lines.Length; at++)
        {
            var row = at > header && header >= 0 ? new TableRow(before, columns, ofColumns, ofRows, at - header - 1, [.. Cells(lines[at]).Select(cell => cell.Start.Value)], units, Unit().Match(lines[at]) is { Success: true } unit ? UnitOf(unit.Groups[1].Value) : null) : null;
            yield return new Passage(statements[at], at > header ? near : [], row);
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

    /// <summary>What its label says.</summary>
    public IReadOnlySet<string> KeysOfLabel => Rows.KeysOf(Row);

    /// <summary>What is said above a cell, of all but the first.</summary>
    public IReadOnlySet<string> KeysOfColumn(int at) => ColumnAt(at) is > 0 and var column && column < Header.Count ? Header[column].All : new HashSet<string>();

    /// <summary>Keys of the names of a cell's row and column.</summary>
    public IEnumerable<string> NamesOf(int at) => Rows.NamesOf(Row).Concat(ColumnAt(at) is > 0 and var column && column < Header.Count ? Columns.NamesOf(column - 1) : []);

    /// <summary>Of the columns that have one.</summary>
    public IEnumerable<string> Units => ColumnUnits.OfType<string>();

    /// <summary>Whether a number says what a cell says, which may leave its unit to the header and “million” to the caption.</summary>
    /// <param name="isInColumns">The number's unit is that of a column, in this table or another.</param>
    public bool IsRendered(Quantity cell, Quantity number, bool isInColumns)
    {
        var read = cell.Unit is null && ColumnAt(cell.At) is > 0 and var column && column < Header.Count ? cell with { Unit = ColumnUnits[column] ?? RowUnit } : cell;
        if (read.Unit is null && number.Unit is not null && Caption is not null && (IsIn(Caption.Text, number.Unit) || number.Unit == Quantity.Percent && Percent().IsMatch(Caption.Text)))
            read = read with { Unit = number.Unit };
        // Milliseconds are another column's; that shares are percentages often goes without saying.
        if (read.Unit is null && isInColumns && !(number.Unit == Quantity.Percent && cell.Decimals > 0))
            return false;
        return number.Renders(read) || read.Scale == 1 && number.Renders(read with { Scale = number.Scale }) && IsScaled(number.Scale, cell.At);
    }

    // The eV of meV is another unit.
    private static bool IsIn(string text, string unit)
    {
        for (var at = text.IndexOf(unit, StringComparison.Ordinal); at >= 0; at = text.IndexOf(unit, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + unit.Length == text.Length || !char.IsLetter(text[at + unit.Length])))
                return true;
        }

        return false;
    }

    // Whether caption and column allow for thousands, millions: they say so, or say nothing.
    private bool IsScaled(double scale, int at)
    {
        var column = ColumnAt(at);
        var said = Scales().Matches($"{Caption?.Text} {(column >= 0 && column < Header.Count ? Header[column].Text : "")}").Select(word => Quantities.ScaleOf(word.Value)).ToList();
        return said.Count == 0 || said.Contains(scale);
    }

    private int ColumnAt(int at) => CellStarts.Count(start => start <= at) - 1;

    // Of “meV/atom” the first: what is divided by, prose often leaves out.
    private static string? UnitOf(Statement header) =>
        UnitOf(Unit().Match(header.Text) is { Success: true, Groups: [_, var unit] } ? unit.Value : header.Text.Trim().ToLowerInvariant());

    private static string? UnitOf(string text) => Faithfulness.Units.Of(text.Split('/')[0].Trim());

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
