using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Summaries.Extractive;

/// <summary>A sentence of a paper that could stand in its summary.</summary>
/// <param name="Text">Without marks of citations.</param>
/// <param name="Place">Where in its section, from 0 (its beginning) to 1.</param>
internal sealed record Candidate(string Text, PaperSection Section, double Place)
{
    /// <summary>What a summary of a very long text is made from; the cost grows with its square.</summary>
    private const int Most = 1_500;

    /// <summary>The sentences of a paper that can be read alone, in its order, evenly from all sections where they are too many.</summary>
    public static IReadOnlyList<Candidate> Of(PaperText paper)
    {
        List<List<Candidate>> sections = [.. paper.Sections.Where(section => section.Kind != SectionKind.Appendix).Select(Of).Where(found => found.Count > 0)];
        if (sections.Count == 0)
            sections = [.. paper.Sections.Select(Of).Where(found => found.Count > 0)];
        var each = Most;
        while (each > 1 && sections.Sum(section => Math.Min(section.Count, each)) > Most)
            each = each * 9 / 10;
        return [.. sections.SelectMany(section => Evenly(section, each)).Take(Most)];
    }

    private static List<Candidate> Of(PaperSection section)
    {
        string[] sentences = [.. section.Paragraphs.Where(Prose.IsRunning).SelectMany(Sentences.Of)];
        return [.. sentences.Select((sentence, at) => new Candidate(Prose.WithoutCitations(sentence), section, (double)at / sentences.Length))
            .Where(candidate => Prose.IsReadable(candidate.Text))];
    }

    private static IEnumerable<Candidate> Evenly(List<Candidate> section, int most) => section.Count <= most
        ? section
        : Enumerable.Range(0, most).Select(at => section[(int)((long)at * section.Count / most)]);
}
