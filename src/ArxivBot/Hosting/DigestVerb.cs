using System.Text;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Platforms.Console;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
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
        var builder = Composition.Compose(settings, ShiftedClock.At(request.Date), LogEventLevel.Error);
        using var host = builder.Build();
        var services = host.Services;
        Settings.Validate(services);
        var (subscription, daysBack) = Subscribe(request, services.GetRequiredService<IOptions<SubscriptionOptions>>().Value);
        await services.GetRequiredService<Database>().OpenAsync(cancellationToken);

        var lists = await FetchProgress.ShowAsync(
            subscription.Categories,
            progress => services.GetRequiredService<Fetch>().ReadAsync(subscription.Categories, progress, cancellationToken));
        var (content, isWhole) = await services.GetRequiredService<OneShotDigest>().ComposeAsync(lists, subscription, daysBack, cancellationToken);
        await WriteAsync(request, content, services.GetRequiredService<IAnsiConsole>(), cancellationToken);
        return isWhole ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>The arguments over the earlier bot's file over the settings.</summary>
    private static (Subscription Subscription, int DaysBack) Subscribe(DigestRequest request, SubscriptionOptions options)
    {
        var (subscription, daysBack) = (Subscription.From(options), options.DaysBack);
        if (request.Config is { } file)
        {
            var config = EarlierBotConfig.Read(file.ToString());
            (subscription, daysBack) = (config.Subscription, config.DaysBack);
            foreach (var note in config.Notes)
                Console.Error.WriteLine($"note: {file.Name}: {note}");
        }

        if (request.Categories is { } names)
        {
            subscription = Subscription.TryReadCategories(names, out var categories, out var problem)
                ? subscription with { Categories = categories }
                : throw new UsageException($"--categories: {problem}");
        }

        if (request.Query is { } text)
        {
            subscription = QueryText.TryParse(text, out var query, out var error)
                ? subscription with { Query = query }
                : throw new UsageException($"--query is not a query:\n{error.Show(text)}");
        }

        if (request.Mode == RankingMode.Classic && request.Config is null && subscription.MinimumScore > 0)
            Console.Error.WriteLine("note: Subscription:MinimumScore has no effect: the classic rule never applies a minimum score");
        subscription = subscription with { MaximumPapers = request.Max ?? subscription.MaximumPapers, Mode = request.Mode ?? subscription.Mode };
        if (subscription is { Mode: RankingMode.Classic, Query.IsPlain: false })
            throw new UsageException($"--query: {Subscription.NotClassic}");
        return (subscription, daysBack);
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
            await SaveAsync(file, text, cancellationToken);
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

    /// <summary>The file is there whole, or is what it was.</summary>
    private static async Task SaveAsync(FileInfo file, string text, CancellationToken cancellationToken)
    {
        string? unfinished = null;
        try
        {
            if (file.Exists)
            {
                await using var there = new FileStream(file.FullName, FileMode.Open, FileAccess.Write);
                // A device or a pipe has no length, and must not be replaced by a file; an empty file has nothing to lose.
                if (!there.CanSeek || there.Length == 0)
                {
                    await there.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
                    return;
                }
            }

            var target = (file.Exists ? file.ResolveLinkTarget(returnFinalTarget: true) : null) ?? file;
            unfinished = $"{target.FullName}.{Environment.ProcessId}.tmp";
            await File.WriteAllTextAsync(unfinished, text, cancellationToken);
            File.Move(unfinished, target.FullName, overwrite: true);
        }
        catch (Exception exception)
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
            if (exception is IOException or UnauthorizedAccessException)
                throw new OperatorException($"{file} cannot be written: {exception.Message}", exception);
            throw;
        }
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
