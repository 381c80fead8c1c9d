namespace ArxivBot.Documents;

/// <summary>
/// Cuts a document into messages of any platform. What is cut is the neutral text, and what is counted is its
/// rendering, so that no entity, escape or character of a rendering can be cut.
/// </summary>
internal sealed class Splitter
{
    private readonly Gauge _gauge;

    /// <summary>What is still to be placed; the next block is the last.</summary>
    private readonly List<(Block Block, MessageSize Size)> _ahead = [];

    private readonly List<Document> _messages = [];
    private List<Block> _message = [];
    private MessageSize _taken;

    private Splitter(Gauge gauge) => _gauge = gauge;

    /// <param name="limits">What one message takes.</param>
    /// <param name="measure">
    /// What a block costs once it is escaped and rendered, with its separator; a message costs the sum of its blocks. A
    /// shorter text should cost no more than a longer one; where it does, messages come out less full.
    /// </param>
    /// <exception cref="ArgumentException">A message does not take even the smallest piece of a block.</exception>
    public static IReadOnlyList<Document> Split(Document document, MessageSize limits, Func<Block, MessageSize> measure)
    {
        var splitter = new Splitter(new(limits, measure));
        splitter.Next(document.Blocks);
        while (splitter._ahead.Count > 0)
            splitter.Place();
        splitter.EndMessage();
        return splitter._messages;
    }

    private void Place()
    {
        if (Together() is ({ } count, var size))
        {
            if (!(_taken + size).FitsIn(_gauge.Limits))
                EndMessage();
            Move(count);
            return;
        }

        var headings = Headings();
        var (block, alone) = Ahead(headings);
        if (!alone.FitsIn(_gauge.Limits))
            Cut(block, headings);
        else
            LetGo(headings, below => (below + alone).FitsIn(_gauge.Limits));
    }

    /// <summary>How many of the next blocks belong in one message: headings, the block below them, its buttons.</summary>
    /// <returns>No count when a message does not take the block with its headings.</returns>
    private (int? Count, MessageSize Size) Together()
    {
        var (count, size) = (0, default(MessageSize));
        do
            size += Ahead(count++).Size;
        while (count < _ahead.Count && Ahead(count - 1).Block is Heading && size.FitsIn(_gauge.Limits));

        if (!size.FitsIn(_gauge.Limits))
            return (null, size);
        for (; count < _ahead.Count && Ahead(count).Block is Buttons buttons; count++)
        {
            var cost = Ahead(count).Size;
            var divided = !cost.FitsIn(_gauge.Limits) && buttons.Items.Count > 1;
            if (divided)
                cost = _gauge.Measure(new Buttons([buttons.Items[0]]));
            if (!(size + cost).FitsIn(_gauge.Limits))
                break;
            size += cost;
            if (divided)
                break;
        }

        return (count, size);
    }

    /// <summary>How many headings come next that one message takes; the last block of all is none.</summary>
    private int Headings()
    {
        var (count, size) = (0, default(MessageSize));
        while (count < _ahead.Count - 1 && Ahead(count).Block is Heading && (size + Ahead(count).Size).FitsIn(_gauge.Limits))
            size += Ahead(count++).Size;
        return count;
    }

    /// <summary>As many headings as must go without what follows, since no message takes all.</summary>
    /// <param name="takes">Whether what follows fits below the headings of this size.</param>
    private void LetGo(int headings, Func<MessageSize, bool> takes)
    {
        var count = 1;
        while (count < headings && !takes(Size(count, headings)))
            count++;
        if (!(_taken + Size(0, count)).FitsIn(_gauge.Limits))
            EndMessage();
        Move(count);
    }

    private void Cut(Block block, int headings)
    {
        var above = Size(0, headings);
        var pieces = Pieces.Of(block, _gauge);
        var first = pieces.Next(_taken + above, Depth(headings));
        if (first is null && !pieces.Done)
        {
            first = headings == 0 ? pieces.Next(default, CutDepth.CodePoints) : Below(above, block, pieces);
            if (first is null && headings == 0)
                throw TooSmall(pieces.Smallest);
            if (first is null)
            {
                LetGo(headings, below => Below(below, block, pieces) is not null);
                return;
            }

            EndMessage();
        }

        _ahead.RemoveAt(_ahead.Count - 1 - headings);
        if (first is null)
            return;
        Move(headings);
        Add(first, _gauge.Measure(first));
        Next(Rest(pieces));
    }

    /// <summary>The first piece in a message that has nothing but headings.</summary>
    private Block? Below(MessageSize headings, Block block, Pieces pieces)
    {
        if (pieces.Next(headings, CutDepth.Graphemes) is { } piece)
            return piece;
        // What even a message of its own would cut, such as an address larger than any, may as well be cut below a heading.
        return Pieces.Of(block, _gauge).Next(default, CutDepth.Graphemes) is null ? pieces.Next(headings, CutDepth.CodePoints) : null;
    }

    private List<Block> Rest(Pieces pieces)
    {
        List<Block> rest = [];
        while (!pieces.Done)
        {
            if (pieces.Next(default, CutDepth.CodePoints) is { } piece)
                rest.Add(piece);
            else if (!pieces.Done)
                throw TooSmall(pieces.Smallest);
        }

        return rest;
    }

    /// <summary>Beside other blocks a piece may wait for the next message rather than end within a word.</summary>
    private CutDepth Depth(int headings) =>
        _message.Count == 0 && headings == 0 ? CutDepth.CodePoints
        : _message.TrueForAll(block => block is Heading) ? CutDepth.Graphemes
        : CutDepth.Words;

    private ArgumentException TooSmall(Block smallest) => new(
        $"A message does not take the smallest piece of a {smallest.GetType().Name}: {_gauge.Measure(smallest).Excess(_gauge.Limits)}.");

    private (Block Block, MessageSize Size) Ahead(int at) => _ahead[^(at + 1)];

    private MessageSize Size(int from, int to)
    {
        var size = default(MessageSize);
        for (var at = from; at < to; at++)
            size += Ahead(at).Size;
        return size;
    }

    private void Next(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks.Reverse())
            _ahead.Add((block, _gauge.Measure(block)));
    }

    private void Move(int count)
    {
        for (; count > 0; count--)
        {
            var (block, size) = Ahead(0);
            Add(block, size);
            _ahead.RemoveAt(_ahead.Count - 1);
        }
    }

    private void Add(Block block, MessageSize size)
    {
        _message.Add(block);
        _taken += size;
    }

    private void EndMessage()
    {
        if (_message.Count > 0)
            _messages.Add(new(_message));
        (_message, _taken) = ([], default);
    }
}
