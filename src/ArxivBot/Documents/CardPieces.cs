namespace ArxivBot.Documents;

/// <summary>A card has one piece: itself, shortened.</summary>
internal sealed class CardPieces(PaperCard card, Gauge gauge) : Pieces
{
    private bool _done;

    public override bool Done => _done;

    public override Block Smallest => CardCut.Smallest(card);

    public override Block? Next(MessageSize taken, CutDepth depth)
    {
        if (_done || depth == CutDepth.Words)
            return null;
        // A heading above is no reason to cut a title that a message of its own would show whole.
        var titleToo = !gauge.Takes(default, CardCut.Bare(card));
        var shortened = CardCut.Shorten(card, titleToo, shorter => gauge.Takes(taken, shorter));
        _done = shortened is not null;
        return shortened;
    }
}
