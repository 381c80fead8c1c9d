using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Arxiv.Feeds;
using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Llm;
using ArxivBot.Simulators.Llm.Answers;
using ArxivBot.Simulators.Llm.Faults;

namespace ArxivBot.Reliability.Kills.Summaries;

/// <summary>A simulated arXiv with one day's papers, a simulated model, and a folder in which the program is to summarize all of them.</summary>
internal sealed partial class SummaryTask : IAsyncDisposable
{
    /// <summary>Summaries that are made at once.</summary>
    public const int Workers = 4;

    private const string Model = "gpt-4o-mini", Category = "cs.LG";

    private static readonly DateOnly Day = new(2025, 12, 16);

    private readonly string _folder = Directory.CreateTempSubdirectory("arxivbot-kills-").FullName;
    private readonly ArxivSimulator _arxiv;
    private readonly LlmSimulator _llm;
    private readonly string[] _prices;

    private SummaryTask(int papers, ArxivSimulator arxiv, LlmSimulator llm, LlmSimulatorOptions options)
    {
        (_arxiv, _llm, var model) = (arxiv, llm, options.Models.Single(model => model.Name == Model));
        _prices = [FormattableString.Invariant($"Summaries:InputPrice={model.InputPrice}"), FormattableString.Invariant($"Summaries:OutputPrice={model.OutputPrice}")];
        File.WriteAllText(Path.Combine(_folder, "config.json"), JsonSerializer.Serialize(new
        {
            categories = (string[])[Category],
            keywords = (string[])["paper"],
            max_papers = papers,
            ai_summary = new { enabled = true, api_key = options.Key, base_url = llm.OpenAiUrl, model = Model, max_papers_to_summarize = papers, max_workers = Workers },
        }));
    }

    /// <summary>What reached the model, in order.</summary>
    public IReadOnlyList<PaidCall> Calls => [.. _llm.Record.Calls.Select(call => new PaidCall(PaperOf(call.Request), call.At, call.SentAt))];

    /// <summary>In dollars.</summary>
    public double Bill => (double)_llm.Record.Cost;

    /// <param name="slow">How late the model answers; null for at once.</param>
    public static async Task<SummaryTask> OpenAsync(int papers, FaultChances<LlmFault>? slow, CancellationToken cancellationToken)
    {
        var announced = new AnnouncedPapers();
        announced.Announce(Day, [.. GeneratedDay.Papers(Day, [Category], papers).Select((paper, at) => new SimulatedPaper(IdOf(at + 1), $"Paper {at + 1} of the day", Category) { Abstract = paper.Abstract })]);
        // The lines around the paper have a code that is another one each time.
        var options = new LlmSimulatorOptions { Faults = slow, Paper = PaperFinder.Between("\n## ", "\n</paper ") };
        return new SummaryTask(
            papers, await ArxivSimulator.StartAsync(new ArxivSimulatorOptions { Feeds = announced, Today = Day }, cancellationToken), await LlmSimulator.StartAsync(options, cancellationToken), options);
    }

    public WorkerProcess Start() => WorkerProcess.StartProgram(
        _folder,
        [
            "digest", "--config", "config.json", "--date", Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--format", "json", "--out", "digest.json",
            .. ((string[])
            [
                $"Storage:Directory={_folder}", $"Arxiv:FeedBaseUrl={_arxiv.BaseUrl}", $"Arxiv:ContentBaseUrl={_arxiv.BaseUrl}", "Arxiv:CrawlDelay=00:00:00", "Arxiv:MinimumInterval=00:00:00",
                .. _prices,
            ]).SelectMany(setting => (string[])["--set", setting]),
        ]);

    /// <summary>While no program runs.</summary>
    public StoredState Read() => StoredState.Read(_folder);

    /// <summary>Answers are not slow any more.</summary>
    public void Heal() => _llm.Heal();

    public async ValueTask DisposeAsync()
    {
        await _arxiv.DisposeAsync();
        await _llm.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"2512.{13000 + number}");

    private static string PaperOf(LlmRequest request) => IdOf(int.Parse(Title().Match(request.Messages[^1].Text).Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("^<paper [0-9a-f]+>\n# Paper ([0-9]+) of the day\n")]
    private static partial Regex Title();
}
