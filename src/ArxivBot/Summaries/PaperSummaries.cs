using System.Text.Json;
using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Storage;
using ArxivBot.Summaries.Extractive;
using ArxivBot.Summaries.Faithfulness;
using ArxivBot.Summaries.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries;

/// <summary>Summaries of papers: one that was made serves everybody, and one that is being made is waited for by all who ask.</summary>
/// <param name="model">Null where the paper's own sentences are all there is.</param>
/// <param name="files">Null where the model is given texts, not files.</param>
internal sealed partial class PaperSummaries(
    Database database, PaperTexts texts, ModelBudget budget, SummaryMetrics metrics, IOptions<SummaryOptions> options, TimeProvider clock, ILogger<PaperSummaries> logger, ModelSummarizer? model = null, UploadedPapers? files = null)
{
    private const string Extractive = "extractive/1";

    private const int MostAtOnce = 500;

    private readonly SharedWork<(ArxivId, int), MadeSummary, PaperSummary> _making = new();

    /// <returns>Null when it has still to be made.</returns>
    public Task<MadeSummary?> FindAsync(Paper paper, CancellationToken cancellationToken) => FindAsync(paper, model?.Maker ?? Extractive, cancellationToken);

    /// <summary>Those of many papers that are made.</summary>
    public async Task<Dictionary<ArxivId, MadeSummary>> FindAsync(SqliteContext db, IReadOnlyCollection<Paper> papers, CancellationToken cancellationToken)
    {
        Dictionary<ArxivId, MadeSummary> found = [];
        var maker = model?.Maker ?? Extractive;
        foreach (var some in papers.DistinctBy(paper => paper.Id).Chunk(MostAtOnce))
        {
            var versions = some.ToDictionary(paper => paper.Id, paper => paper.Version);
            var ids = versions.Keys.ToList();
            var stored = await db.Set<StoredSummary>().AsNoTracking().Where(s => ids.Contains(s.PaperId) && s.Maker == maker).ToListAsync(cancellationToken);
            foreach (var summary in stored.Where(summary => summary.Version == versions[summary.PaperId]))
                found.Add(summary.PaperId, MadeOf(summary));
        }

        return found;
    }

    /// <summary>Never fails but for its token: where there is no text there is the abstract, and where there is no model the paper's own sentences.</summary>
    /// <param name="asker">Whose quota a new one counts against; null for the program itself.</param>
    /// <param name="grown">Told what there is so far while a model writes it; nothing of that is checked yet.</param>
    /// <param name="cancellationToken">Only of waiting: what is being made is made, others may wait for it.</param>
    public Task<MadeSummary> GetAsync(Paper paper, Asker? asker, Action<PaperSummary>? grown, CancellationToken cancellationToken) => _making.GetAsync(
        (paper.Id, paper.Version),
        async watchers => await FindAsync(paper, CancellationToken.None) ?? await MakeAsync(paper, asker, watchers, CancellationToken.None),
        grown, cancellationToken);

    private async Task<MadeSummary> MakeAsync(Paper paper, Asker? asker, Watchers<PaperSummary> watchers, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var (text, problem) = await texts.GetAsync(paper, cancellationToken);
        string? note = problem is null ? null : $"Only the abstract could be read: {problem}.";
        if (model is not null && text.Source != TextSource.Abstract)
        {
            var (written, refusal) = await WriteAsync(paper, text, asker, watchers, cancellationToken);
            if (written is not null)
            {
                metrics.Gave("model");
                LogMade(paper.Id, paper.Version, written.By!, written.Source, clock.GetElapsedTime(began).TotalSeconds);
                return written;
            }

            note = $"No model wrote this: {refusal}.";
        }

        var own = SafeWords.Of(text.Source == TextSource.Abstract ? OfAbstract(text) : ExtractiveSummarizer.Summarize(text), text);
        var summary = new MadeSummary(own, null, text.Source, 0, 0, note);
        // What had to do with less today is made anew tomorrow.
        if (text.Source != TextSource.Abstract)
            await KeepAsync(paper, Extractive, summary, null, cancellationToken);
        metrics.Gave("paper");
        LogMade(paper.Id, paper.Version, Extractive, summary.Source, clock.GetElapsedTime(began).TotalSeconds);
        return summary;
    }

    /// <summary>So few sentences say what they are for by their words more than by their place among others.</summary>
    private static PaperSummary OfAbstract(PaperText text)
    {
        var found = AbstractSummary.Of(UntrustedText.OneLine(string.Join(' ', text.Sections.SelectMany(section => section.Paragraphs))));
        return new PaperSummary
        {
            Take = found.What,
            Parts = [.. Part(SummaryPartKind.Method, found.How), .. Part(SummaryPartKind.Results, found.Result)],
        };

        static IEnumerable<SummaryPart> Part(SummaryPartKind kind, string? sentence) => sentence is null ? [] : [new SummaryPart(kind, [new SummaryPoint(sentence, null)])];
    }

    /// <returns>The summary, or why there is none.</returns>
    private async Task<(MadeSummary? Summary, string? Refusal)> WriteAsync(Paper paper, PaperText text, Asker? asker, Watchers<PaperSummary> watchers, CancellationToken cancellationToken)
    {
        var readable = model!.Readable(text);
        await using var plan = new CallPlan(files, text, options.Value.RequestTimeout, clock);
        FaithfulnessCheck? check = null;
        for (var attempt = 1; ; attempt++)
        {
            var (input, output) = model.Estimate(plan.UsesFile ? text : readable);
            // A second try is the program's own.
            var (call, refusal) = await budget.BeginAsync(model.Model, paper.Id, plan.IsAgain ? null : asker, input, output, cancellationToken);
            if (call is null)
                return (null, refusal);
            var fileId = await plan.FileAsync(cancellationToken);
            var (made, problem, usage) = await model.WriteAsync(plan, fileId is null ? readable : text, fileId, watchers, cancellationToken);
            var report = made is null ? null : (check ??= new FaithfulnessCheck(text)).Of(made);
            var isKept = report is not null && (report.NotFound == 0 || options.Value.WhenUnfaithful == WhenUnfaithful.Mark);
            var summary = isKept ? new MadeSummary(report!.Marked(made!), model.Model, fileId is null ? text.Source : TextSource.Pdf, report.Checked, report.Found, plan.Note) : null;
            // The call and what it brought are written down together: a crash loses both or none.
            await KeepAsync(paper, model.Maker, summary, (call.Value, made is null ? ModelCallState.Failed : ModelCallState.Done, usage), cancellationToken);
            if (summary is not null)
                return (summary, null);
            if (!plan.IsRefused)
                LogNotKept(paper.Id, attempt, problem ?? FormattableString.Invariant($"{report!.NotFound} of {report.Checked} figures and names are not in the paper"));
            if (!await plan.GoesOnAsync(report is not null, cancellationToken))
                return (null, problem ?? "what it wrote twice has figures or names that are not in the paper");
        }
    }

    private async Task<MadeSummary?> FindAsync(Paper paper, string maker, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        var stored = await db.Set<StoredSummary>().AsNoTracking().FirstOrDefaultAsync(s => s.PaperId == paper.Id && s.Version == paper.Version && s.Maker == maker, cancellationToken);
        if (stored is null)
            return null;
        metrics.Gave("kept");
        return MadeOf(stored);
    }

    private MadeSummary MadeOf(StoredSummary stored) => new(
        JsonSerializer.Deserialize(stored.Json, SummaryJson.Default.PaperSummary)!, stored.Maker == Extractive ? null : model!.Model, stored.Source, stored.Checked, stored.Found, null);

    private async Task KeepAsync(
        Paper paper, string maker, MadeSummary? summary, (int Id, ModelCallState State, Microsoft.Extensions.AI.UsageDetails? Usage)? call, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        if (call is { } made)
            await budget.EndAsync(db, made.Id, made.State, made.Usage?.InputTokenCount, made.Usage?.OutputTokenCount, cancellationToken);
        if (summary is not null && !await db.Set<StoredSummary>().AnyAsync(s => s.PaperId == paper.Id && s.Version == paper.Version && s.Maker == maker, cancellationToken))
        {
            db.Add(new StoredSummary
            {
                PaperId = paper.Id,
                Version = paper.Version,
                Maker = maker,
                Source = summary.Source,
                Checked = summary.Checked,
                Found = summary.Found,
                MadeAt = clock.GetUtcNow(),
                Json = JsonSerializer.Serialize(summary.Summary, SummaryJson.Default.PaperSummary),
            });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Summary of {Paper}v{Version} by {By} from its {Source} in {Seconds:0.0} s")]
    private partial void LogMade(ArxivId paper, int version, string by, TextSource source, double seconds);

    [LoggerMessage(LogLevel.Warning, "The model's summary of {Paper}, attempt {Attempt}, is not kept: {Reason}")]
    private partial void LogNotKept(ArxivId paper, int attempt, string reason);
}
