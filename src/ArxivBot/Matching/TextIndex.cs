namespace ArxivBot.Matching;

/// <summary>
/// What some papers say, turned round: for each word the papers that hold it. It finds what a <see cref="WordScan"/> of the
/// same papers finds, without reading them again. Immutable.
/// </summary>
/// <param name="Words">The words of titles and abstracts.</param>
/// <param name="Authors">The words of names.</param>
/// <param name="Categories">For each category, and for each archive's <c>cs.*</c>, the papers in their order.</param>
internal sealed record TextIndex(int Papers, WordTable Words, NameTable Authors, Dictionary<string, int[]> Categories)
{
    /// <summary>About how much memory it holds, the words that other indexes share included.</summary>
    public long Bytes => Words.Bytes + Authors.Bytes + Categories.Values.Sum(papers => papers.Length * sizeof(int));
}

/// <summary>Lists of numbers, one after the other in one array.</summary>
internal readonly record struct Rows(int[] Starts, int[] Values)
{
    public int Count => Starts.Length - 1;

    public long Bytes => (Starts.Length + (long)Values.Length) * sizeof(int);

    public ReadOnlySpan<int> this[int row] => Values.AsSpan(Starts[row]..Starts[row + 1]);

    /// <summary>Turned round: for each value the rows that hold it, ascending.</summary>
    public static Rows Of(IReadOnlyList<(int Row, int Value)> pairs, int rows)
    {
        var starts = new int[rows + 1];
        foreach (var (row, _) in pairs)
            starts[row + 1]++;
        for (var row = 0; row < rows; row++)
            starts[row + 1] += starts[row];
        var values = new int[pairs.Count];
        var next = starts.AsSpan(0, rows).ToArray();
        foreach (var (row, value) in pairs)
            values[next[row]++] = value;
        return new Rows(starts, values);
    }
}
