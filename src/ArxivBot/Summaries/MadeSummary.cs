using ArxivBot.Arxiv.FullText;

namespace ArxivBot.Summaries;

/// <param name="By">The model's name; null when the sentences are the paper's own.</param>
/// <param name="Checked">Figures and names that were looked for in the paper.</param>
/// <param name="Found">Of these.</param>
/// <param name="Note">Why it is not what was wanted: no full text, no model, no budget left; null when it is.</param>
internal sealed record MadeSummary(PaperSummary Summary, string? By, TextSource Source, int Checked, int Found, string? Note);

/// <summary>For whom a summary is made; both with their platform.</summary>
internal sealed record Asker(string Person, string Chat);
