using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Commands;
using ArxivBot.Deliveries;
using ArxivBot.Papers;
using ArxivBot.Reliability;
using ArxivBot.Simulators.Llm;
using ArxivBot.Simulators.Llm.Faults;
using ArxivBot.Storage;
using ArxivBot.Summaries;
using ArxivBot.Summaries.Extractive;
using ArxivBot.Summaries.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Benchmarks.Load;

/// <summary>How long people wait for <c>/summary</c> when fifty type it every second: for one that is there, and to be told that the paper is being read.</summary>
internal static class SummaryAnswersRow
{
    private const int Askers = 50, Kept = 2_000, Texts = 200, TextLength = 60_000, Days = 2, WarmUps = 4;

    // A model takes longer; what is measured comes before.
    private static readonly TimeSpan ModelTakes = TimeSpan.FromSeconds(2);

    public static async Task<Measurement> RunAsync()
    {
        await using var llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions(), CancellationToken.None);
        llm.Fail(where: null, new LlmFault.Slow(ModelTakes));
        await using var store = await SubscribedStore.OpenAsync(
            Askers, Askers, new FakeTimeProvider(SubscribedStore.Due), new Uri("http://127.0.0.1:1"), new PlatformLimits { MessagesPerSecond = 50 }, Days, subscriptionsOf: null,
            "Summaries:Provider=OpenAi", "Summaries:Model=gpt-4o-mini", $"Summaries:ApiKey={new LlmSimulatorOptions().Key}", $"Summaries:Endpoint={llm.OpenAiUrl}",
            "Summaries:MostPerPerson=1000", "Summaries:MostPerChat=1000", "Summaries:DailyTokens=0");
        var (kept, unread) = await FillAsync(store);
        for (var round = 0; round < WarmUps; round++)
            await AskAsync(store, kept.Take(Askers), []);
        await AskAsync(store, unread.Take(Askers), []);
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        List<double> warm = [];
        foreach (var round in kept.Chunk(Askers))
            await AskAsync(store, round, warm);
        var processor = (Environment.CpuUsage.TotalTime - before) / warm.Count;
        GC.Collect();
        List<double> cold = [];
        foreach (var round in unread.Skip(Askers).Chunk(Askers))
            await AskAsync(store, round, cold);
        if (llm.Record.Calls.Count != Texts + Askers)
            throw new InvalidOperationException($"{llm.Record.Calls.Count} summaries were made");
        return LoadRow.Measured(TimeSpan.FromMilliseconds(Math.Max(Percentile(warm, 99), Percentile(cold, 99))), processor, string.Create(
            CultureInfo.InvariantCulture, $"the 99th percentile; {Askers} a second: {warm.Count:N0} that are there {Line(warm)}; {cold.Count:N0} that are being made {Line(cold)}"));
    }

    private static async Task AskAsync(SubscribedStore store, IEnumerable<string> papers, List<double> times)
    {
        var runner = store.Get<CommandRunner>();
        var start = Stopwatch.GetTimestamp();
        var asked = papers.Select((paper, at) => Task.Run(async () =>
        {
            // One after the other, however long the one before takes.
            var due = TimeSpan.FromSeconds((double)at / Askers) - Stopwatch.GetElapsedTime(start);
            if (due > TimeSpan.Zero)
                await Task.Delay(due, TimeProvider.System);
            var began = Stopwatch.GetTimestamp();
            var reply = await runner.RunAsync(Request(at + 1, paper), CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (reply.IsRefusal)
                throw new InvalidOperationException($"{paper}: {reply.Document.Blocks[0]}");
            // As a platform does once it has sent the first answer.
            if (reply.Later is { } later)
                await later(_ => { }, CancellationToken.None);
            return took;
        })).ToList();
        times.AddRange(await Task.WhenAll(asked));
    }

    /// <returns>Papers whose summaries are there, and papers of which only the texts are.</returns>
    private static async Task<(IReadOnlyList<string> Kept, IReadOnlyList<string> Unread)> FillAsync(SubscribedStore store)
    {
        await using var db = await store.Get<Database>().ConnectAsync(CancellationToken.None);
        var papers = await db.Set<Paper>().AsNoTracking().OrderBy(paper => paper.Id).Select(paper => new { paper.Id, paper.Version }).Take(Kept + Texts + Askers).ToListAsync();
        var summary = JsonSerializer.Serialize(ExtractiveSummarizer.Summarize(InventedPaper.Of(papers[0].Id, TextLength)), SummaryJson.Default.PaperSummary);
        var (maker, at) = (store.Get<ModelSummarizer>().Maker, SubscribedStore.Due);
        db.AddRange(papers.Take(Kept).Select(paper => new StoredSummary
        {
            PaperId = paper.Id,
            Version = paper.Version,
            Maker = maker,
            Source = TextSource.Html,
            Checked = 12,
            Found = 12,
            MadeAt = at,
            Json = summary,
        }));
        db.AddRange(papers.Skip(Kept).Select((paper, number) =>
        {
            var content = Packed(InventedPaper.Of(paper.Id, TextLength, seed: number));
            return new StoredText { PaperId = paper.Id, Version = paper.Version, Content = content, Size = content.Length, UsedAt = at };
        }));
        await db.SaveChangesAsync();
        List<string> ids = [.. papers.Select(paper => paper.Id.Value)];
        return (ids[..Kept], ids[Kept..]);
    }

    private static byte[] Packed(PaperText text)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(packing, PaperReply.Of(text), SummaryJson.Default.PaperReply);
        return packed.ToArray();
    }

    private static CommandRequest Request(int chat, string paper) => new(
        SimulatedPlatform.PlatformName, SubscribedStore.AddressOf(chat), IsShared: false, Title: null, new Person(SubscribedStore.PersonOf(chat), "somebody", IsAdmin: true), $"/summary {paper}");

    private static string Line(List<double> times) => string.Create(
        CultureInfo.InvariantCulture, $"{Percentile(times, 50):N1} ms, p99 {Percentile(times, 99):N1}, longest {times.Max():N1}");

    private static double Percentile(List<double> times, int percent) => times.Order().ElementAt(((times.Count * percent) - 1) / 100);
}
