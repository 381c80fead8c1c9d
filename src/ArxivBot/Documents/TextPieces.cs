namespace ArxivBot.Documents;

/// <param name="block">Makes a block of a piece and of its number, counted from 1.</param>
internal sealed class TextPieces(string text, TextKind kind, Func<string, int, Block> block, Gauge gauge) : Pieces
{
    private int _start = TextCut.Begin(text, 0, kind);
    private int _number = 1;

    /// <summary>UTF-16 units; the next piece is about as long as this one.</summary>
    private int _length = 512;

    public override bool Done => _start == text.Length;

    public override Block Smallest => Piece(_start + Graphemes.CodePoint(text, _start));

    public override Block? Next(MessageSize taken, CutDepth depth)
    {
        if (Done)
            return null;
        var end = TextCut.End(text, _start, kind, depth, _length, end => gauge.Takes(taken, Piece(end)));
        if (end == _start)
            return null;
        var piece = Piece(end);
        (_length, _number) = (end - _start, _number + 1);
        _start = TextCut.Begin(text, end, kind);
        return piece;
    }

    private Block Piece(int end) => block(TextCut.Trim(text[_start..end], kind), _number);
}
