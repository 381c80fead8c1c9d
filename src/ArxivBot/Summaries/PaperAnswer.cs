using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Summaries;

/// <summary>What a paper says to a question.</summary>
internal sealed record PaperAnswer
{
    /// <summary>A model's words; null where the passages alone are the answer, or there is none.</summary>
    public string? Text { get; init; }

    /// <summary>For people: where the paper says so, in its own words. None: it does not say.</summary>
    public required IReadOnlyList<string> Passages { get; init; }

    /// <summary>Words of the question that the paper has nowhere.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Whether the question has a word that tells what to look for.</summary>
    public bool IsSearchable { get; init; } = true;

    /// <summary>The model's name; null where a program looked for the question's words.</summary>
    public string? By { get; init; }

    public required TextSource Source { get; init; }

    /// <summary>Whether the model could read all of it at once.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Figures and names of <see cref="Text"/> that were looked for in the paper.</summary>
    public int Checked { get; init; }

    /// <summary>Of these.</summary>
    public int Found { get; init; }

    /// <summary>Why it is not what was wanted: no full text, no model, no budget left; null when it is.</summary>
    public string? Note { get; init; }
}
