using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace ArxivBot.Arxiv.FullText;

/// <summary>PdfPig's own decoders, up to an amount: a small file can unpack to very much.</summary>
/// <remarks>Counted after each stream; what one stream alone unpacks is bounded by the process's memory, see <see cref="PaperProcess"/>.</remarks>
internal sealed class PdfFilters : ILookupFilterProvider
{
    /// <summary>Bytes that one stream may have unpacked, and half of what all of a paper's may have.</summary>
    private const int LargestStream = 128 * 1024 * 1024;

    private long _left = 2L * LargestStream;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary, IPdfTokenScanner scanner) =>
        Bounded(((ILookupFilterProvider)DefaultFilterProvider.Instance).GetFilters(dictionary, scanner));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(DefaultFilterProvider.Instance.GetAllFilters());

    private IReadOnlyList<IFilter> Bounded(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new Filter(filter, this))];

    private sealed class Filter(IFilter inner, PdfFilters all) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            return output.Length <= LargestStream && (all._left -= output.Length) >= 0
                ? output
                : throw new UnreadablePaperException(UnreadableReason.TooLarge, "the PDF unpacks to more than any paper has");
        }
    }
}
