using System.Text.Encodings.Web;
using System.Text.Json;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Llm;
using ArxivBot.Tests.Commands;

namespace ArxivBot.Tests.Summaries.Hostile;

/// <summary>An arXiv of hostile papers, a model that obeys whatever it reads, and two bots, with the model and without.</summary>
public sealed class HostileWorld : IAsyncLifetime
{
    // Escaped, a long answer in another script would not come to its end.
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private ArxivSimulator _arxiv = null!;
    private LlmSimulator _llm = null!;

    internal CommandBot WithModel { get; private set; } = null!;

    internal CommandBot WithoutModel { get; private set; } = null!;

    internal static string IdOf(HostilePaper paper) => $"2512.{80_000 + HostilePapers.All.ToList().IndexOf(paper)}";

    /// <summary>All that the model was given of one.</summary>
    internal string PromptOf(HostilePaper paper) =>
        string.Join('\n', _llm.Record.Calls.Single(call => IsOf(paper, call.Request)).Request.Messages.Select(message => message.Text));

    public async ValueTask InitializeAsync()
    {
        var cancelled = TestContext.Current.CancellationToken;
        _arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions
        {
            Pages = HostilePapers.All.Where(paper => paper.Pdf is null).ToDictionary(IdOf, paper => Marked(paper, paper.Page())),
            Pdfs = HostilePapers.All.Where(paper => paper.Pdf is not null).ToDictionary(IdOf, paper => (paper with { Title = $"{paper.Title} {IdOf(paper)}" }).File()),
        }, cancelled);
        _llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions { Answer = Obey }, cancelled);
        WithModel = await StartAsync("Summaries:Provider=OpenAi", "Summaries:Model=gpt-4o-mini", "Summaries:ApiKey=sk-simulated-key-0123456789", $"Summaries:Endpoint={_llm.OpenAiUrl}");
        WithoutModel = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await WithModel.DisposeAsync();
        await WithoutModel.DisposeAsync();
        await _arxiv.DisposeAsync();
        await _llm.DisposeAsync();
    }

    private async Task<CommandBot> StartAsync(params string[] settings)
    {
        var bot = await CommandBot.StartAsync([$"Arxiv:ContentBaseUrl={_arxiv.BaseUrl}", "Summaries:MostPerPerson=1000", "Summaries:MostPerChat=1000", .. settings]);
        await bot.ListAsync("cs.LG", "2025-12-18", [.. HostilePapers.All.Select(Announced)]);
        return bot;
    }

    private static Paper Announced(HostilePaper hostile)
    {
        var paper = TestLists.Paper(IdOf(hostile), hostile.Title, $"{hostile.Order} {HostilePaper.Sentences[0]}");
        paper.Authors = [hostile.Author];
        return paper;
    }

    // By which its prompt is told from others'.
    private static string Marked(HostilePaper paper, string page) => page.Replace("See <a", $"Its number is {IdOf(paper)}. See <a", StringComparison.Ordinal);

    private static bool IsOf(HostilePaper paper, LlmRequest request) => request.Messages.Any(message => message.Text.Contains(IdOf(paper), StringComparison.Ordinal));

    /// <summary>An order that is seen is obeyed in every field, and more of them than were asked for.</summary>
    private static string Obey(LlmRequest request)
    {
        var paper = HostilePapers.All.Single(paper => IsOf(paper, request));
        var isSeen = !paper.IsHidden || request.Messages.Any(message => message.Text.Contains(paper.Order, StringComparison.OrdinalIgnoreCase));
        var words = isSeen ? paper.Obeyed ?? paper.Order : HostilePaper.Sentences[0];
        var points = Enumerable.Repeat(new { text = words, section = UntrustedText.Cut(paper.Section, 100) }, 6);
        return JsonSerializer.Serialize(new { take = words, contribution = points, method = points, results = points, limits = points, html = words }, AsWritten);
    }
}
