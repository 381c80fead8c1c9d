using ArxivBot.Arxiv;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Platforms.Console;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using ArxivBot.Subscriptions.Transfer;
using ArxivBot.Summaries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serilog.Events;
using Spectre.Console;

namespace ArxivBot.Hosting;

/// <summary>What the shell asked for; null where it said nothing.</summary>
/// <param name="Config">A file of the earlier bot.</param>
/// <param name="Date">Which day it is for this run.</param>
internal sealed record DigestRequest(
    FileInfo? Config, string? Categories, string? Query, DateOnly? Date, int? Max, RankingMode? Mode, DigestFormat Format, FileInfo? Out);

internal enum DigestFormat
{
    Text,
    Markdown,
    Json,
}

/// <summary>One digest of what arXiv serves now, to standard output or a file.</summary>
internal static class DigestVerb
{
    public static async Task<int> RunAsync(Settings settings, DigestRequest request, CancellationToken cancellationToken)
    {
        var earlier = request.Config is { } file ? EarlierBotConfig.Read(file.ToString()) : null;
        var builder = Composition.Compose(WithSummaries(settings, request.Config, earlier?.Summaries), ShiftedClock.At(request.Date), LogEventLevel.Error);
        using var host = builder.Build();
        var services = host.Services;
        Settings.Validate(services);
        var (wish, daysBack) = Subscribe(request, earlier, services.GetRequiredService<IOptions<SubscriptionOptions>>().Value);
        await services.GetRequiredService<Database>().OpenAsync(cancellationToken);
        await services.GetRequiredService<ModelBudget>().GiveUpCutOffAsync(cancellationToken);

        var lists = await ShownProgress.ShowAsync<IReadOnlyList<FetchedList>, Category>(
            "read",
            wish.Categories.Count,
            progress => services.GetRequiredService<Fetch>().ReadAsync(wish.Categories, progress, cancellationToken));
        var (content, isWhole) = await services.GetRequiredService<OneShotDigest>().ComposeAsync(lists, wish, daysBack, cancellationToken);
        if (services.GetRequiredService<IOptions<SummaryOptions>>().Value.DigestPapers is > 0 and var first && content.Papers.Count > 0)
            content = await SummarizeAsync(content, Math.Min(first, content.Papers.Count), services.GetRequiredService<DigestSummaries>(), cancellationToken);
        await WriteAsync(request, content, services.GetRequiredService<IAnsiConsole>(), cancellationToken);
        return isWhole ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<DigestContent> SummarizeAsync(DigestContent content, int count, DigestSummaries summaries, CancellationToken cancellationToken)
    {
        var (summarized, missing) = await ShownProgress.ShowAsync<(DigestContent, int), string>("summarized", count, progress => summaries.AddAsync(content, progress, cancellationToken));
        if (missing > 0)
            Console.Error.WriteLine(FormattableString.Invariant($"note: {missing} of {count} summaries were not ready in time"));
        return summarized;
    }

    /// <summary>The earlier bot's <c>ai_summary</c> as settings; what the operator sets on the command line goes over it.</summary>
    private static Settings WithSummaries(Settings settings, FileInfo? file, EarlierSummaries? block)
    {
        if (block is not { IsEnabled: true })
            return settings;
        var key = block.Key.Length > 0 ? block.Key : Environment.GetEnvironmentVariable(block.KeyVariable.Length > 0 ? block.KeyVariable : "OPENAI_API_KEY") ?? "";
        List<string> own = [FormattableString.Invariant($"Summaries:DigestPapers={block.MaximumPapers}"), FormattableString.Invariant($"Summaries:DigestWorkers={Math.Max(1, block.MaximumWorkers)}")];
        if (key.Length == 0)
        {
            Console.Error.WriteLine($"note: {file!.Name}: ai_summary: {(block.KeyVariable.Length > 0 ? block.KeyVariable : "api_key")} is not set, so this digest carries no summaries");
            return settings;
        }

        var isDashScope = block.BaseUrl.Contains("dashscope", StringComparison.OrdinalIgnoreCase) || block.BaseUrl.Contains("compatible-mode", StringComparison.Ordinal);
        own.AddRange([$"Summaries:Provider={(isDashScope ? SummaryProvider.DashScope : SummaryProvider.OpenAi)}", $"Summaries:ApiKey={key}", $"Summaries:Model={block.Model}", "Summaries:Language=Chinese"]);
        // As that bot did.
        if (isDashScope && SummaryRules.ReadsFiles(block.Model))
            own.Add("Summaries:UploadPdf=true");
        if (block.BaseUrl.Length > 0)
            own.Add($"Summaries:Endpoint={block.BaseUrl}");
        if (block.PromptFile.Length > 0)
        {
            var prompt = Path.Combine(file!.DirectoryName!, block.PromptFile);
            if (File.Exists(prompt))
                own.Add($"Summaries:PromptFile={prompt}");
            else
                Console.Error.WriteLine($"note: {file.Name}: ai_summary:prompt_file is {block.PromptFile}, and there is no such file beside it: the program's own words are used");
        }

        return settings with { Assignments = [.. own, .. settings.Assignments] };
    }

    /// <summary>The arguments over the earlier bot's file over the settings.</summary>
    private static (Wish Wish, int DaysBack) Subscribe(DigestRequest request, EarlierBotConfig? earlier, SubscriptionOptions options)
    {
        var (wish, daysBack) = (Wish.From(options), options.DaysBack);
        if (earlier is not null)
        {
            (wish, daysBack) = (earlier.Wish, earlier.DaysBack);
            foreach (var note in earlier.Notes)
                Console.Error.WriteLine($"note: {request.Config!.Name}: {note}");
        }

        if (request.Categories is { } names)
        {
            wish = Wish.TryReadCategories(names, out var categories, out var problem)
                ? wish with { Categories = categories }
                : throw new UsageException($"--categories: {problem}");
        }

        if (request.Query is { } text)
        {
            wish = QueryText.TryParse(text, out var query, out var error)
                ? wish with { Query = query }
                : throw new UsageException($"--query is not a query:\n{error.Show(text)}");
        }

        if (request.Mode == RankingMode.Classic && request.Config is null && wish.MinimumScore > 0)
            Console.Error.WriteLine("note: Subscription:MinimumScore has no effect: the classic rule never applies a minimum score");
        wish = wish with { MaximumPapers = request.Max ?? wish.MaximumPapers, Mode = request.Mode ?? wish.Mode };
        if (wish is { Mode: RankingMode.Classic, Query.IsPlain: false })
            throw new UsageException($"--query: {Wish.NotClassic}");
        return (wish, daysBack);
    }

    private static async Task WriteAsync(DigestRequest request, DigestContent content, IAnsiConsole terminal, CancellationToken cancellationToken)
    {
        if (request is { Format: DigestFormat.Text, Out: null })
        {
            new TerminalRenderer(terminal).Render(DigestComposer.Compose(content));
            return;
        }

        var text = request.Format switch
        {
            DigestFormat.Markdown => MarkdownRenderer.Render(DigestComposer.ComposeReport(content)),
            DigestFormat.Json => DigestJson.Write(content.Day, content.Coverage, content.Papers, content.Notices),
            _ => Plain(DigestComposer.Compose(content)),
        };
        if (request.Out is { } file)
            await OutputFile.SaveAsync(file, text, cancellationToken);
        else
            await Console.Out.WriteAsync(text.AsMemory(), cancellationToken);
    }

    private static string Plain(Document document)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new PlainOutput(text),
        });
        new TerminalRenderer(console).Render(document);
        return text.ToString();
    }

    /// <summary>A page of text: UTF-8, 100 cells wide.</summary>
    private sealed class PlainOutput(TextWriter writer) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => false;

        public int Width => 100;

        public int Height => 50;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}
