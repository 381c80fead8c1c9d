using System.Globalization;

namespace ArxivBot.Digests;

/// <summary>How much of what was announced reached the digest: the proof that nothing was missed.</summary>
/// <param name="Announced">Announcements that arXiv's lists hold for the day; a paper in two lists has two.</param>
/// <param name="Fetched">Of these, announcements that were read.</param>
/// <param name="Matched">Papers, each once, that a query of the chat matched.</param>
/// <param name="Shown">Of these, papers that the digest holds.</param>
/// <param name="Unparseable">Lines of arXiv's lists that could not be read.</param>
internal sealed record Coverage(int Announced, int Fetched, int Matched, int Shown, int Unparseable)
{
    /// <summary>In words, such as <c>announced 1,412 · fetched 1,412 · matched 187 · shown 30</c>.</summary>
    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"announced {Announced:N0} · fetched {Fetched:N0} · matched {Matched:N0} · shown {Shown:N0}{Trouble}");

    private string Trouble =>
        Unparseable > 0 ? string.Create(CultureInfo.InvariantCulture, $" · unparseable {Unparseable:N0}") : "";
}
