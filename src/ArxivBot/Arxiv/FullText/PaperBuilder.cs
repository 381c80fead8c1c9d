using System.Text;
using ArxivBot.Documents;

namespace ArxivBot.Arxiv.FullText;

/// <summary>Puts sections together as they are read, up to the longest text.</summary>
internal sealed class PaperBuilder
{
    private readonly List<PaperSection> _sections = [];
    private readonly HashSet<Uri> _links = [];
    private List<string> _paragraphs = [];
    private SectionKind _kind = SectionKind.Other;
    private string _title = "";
    private bool _hasBody;
    private int _length;

    /// <summary>Since there was one section beside the abstract, the next is not the first.</summary>
    public bool HasBody => _hasBody || (_kind != SectionKind.Abstract && _paragraphs.Count > 0);

    public bool HasText => _sections.Count > 0 || _paragraphs.Count > 0;

    public bool IsFull => _length >= PaperLimits.LongestText;

    public SectionKind Kind => _kind;

    public string Title => _title;

    /// <summary>Ends the section before; one without a paragraph is left out.</summary>
    public void Begin(SectionKind kind, string title)
    {
        // The last one goes on.
        if (_sections.Count + (_paragraphs.Count > 0 ? 1 : 0) >= PaperLimits.MostSections)
            return;
        End();
        (_kind, _title, _hasBody) = (kind, UntrustedText.Cut(title, PaperLimits.LongestTitle), _hasBody || kind != SectionKind.Abstract);
    }

    public void Add(string paragraph)
    {
        if (paragraph.Length == 0 || IsFull)
            return;
        var kept = UntrustedText.Cut(paragraph, PaperLimits.LongestText - _length);
        _paragraphs.Add(kept);
        _length += kept.Length;
    }

    /// <summary>Takes an address of the web that is not one of arXiv's own, and does not look like one either.</summary>
    public void AddLink(string? address)
    {
        if (_links.Count < PaperLimits.MostLinks
            && address is { Length: > 0 and <= PaperLimits.LongestLink }
            && Uri.TryCreate(address, UriKind.Absolute, out var link)
            && link.Scheme is "http" or "https"
            && link.UserInfo.Length == 0 && link.IsDefaultPort
            && IsPublic(link)
            && !link.Host.Contains("arxiv", StringComparison.OrdinalIgnoreCase) && !link.Host.Contains("ar5iv", StringComparison.OrdinalIgnoreCase))
        {
            _links.Add(link);
        }
    }

    /// <exception cref="UnreadablePaperException">Nothing was added.</exception>
    public PaperText Build(ArxivId id, int? version, TextSource source, string title)
    {
        End();
        if (_sections.Count == 0)
            throw new UnreadablePaperException(UnreadableReason.NoText, $"{id} has no text that could be read");
        return new PaperText { Id = id, Version = version, Source = source, Title = UntrustedText.Cut(title, PaperLimits.LongestTitle), Sections = _sections, Links = [.. _links] };
    }

    private void End()
    {
        if (_paragraphs.Count > 0)
            _sections.Add(new PaperSection(_kind, _title, _paragraphs));
        _paragraphs = [];
    }

    // A name of plain letters: no number, nobody's own network, no letters that look like others.
    private static bool IsPublic(Uri link) =>
        link.HostNameType == UriHostNameType.Dns && link.Host.Contains('.', StringComparison.Ordinal) && Ascii.IsValid(link.OriginalString)
        && !link.Host.Contains("xn--", StringComparison.OrdinalIgnoreCase);
}
