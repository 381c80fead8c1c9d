namespace ArxivBot.Documents;

/// <param name="text">What an item says, when it has to be cut itself; null when it cannot be.</param>
internal sealed class ListPieces<T>(IReadOnlyList<T> items, Func<IReadOnlyList<T>, Block> block, Func<T, string>? text, Gauge gauge) : Pieces
{
    private int _start;
    private int _count = 16;

    /// <summary>An item that is larger than a message goes on as paragraphs: more bullets would read as more items.</summary>
    private Pieces? _within;

    public override bool Done => _start == items.Count && _within is null or { Done: true };

    public override Block Smallest => _within is { Done: false } ? _within.Smallest : Some(1);

    public override Block? Next(MessageSize taken, CutDepth depth)
    {
        while (!Done)
        {
            if (_within is { Done: false })
                return _within.Next(taken, depth);
            var count = Gauge.Longest(items.Count - _start, _count, n => gauge.Takes(taken, Some(n)));
            if (count > 0)
            {
                var piece = Some(count);
                (_start, _count) = (_start + count, count);
                return piece;
            }

            if (text is null || gauge.Takes(default, Some(1)))
                return null;
            _within = Prose(text(items[_start++]), piece => new Paragraph(piece), gauge);
        }

        return null;
    }

    private Block Some(int count) => block([.. items.Skip(_start).Take(count)]);
}
