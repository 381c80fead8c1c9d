using ArxivBot.Simulators.Arxiv;
using ArxivBot.Summaries;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Commands;

/// <summary>A bot with one paper that can be summarized, of the simulated arXiv's samples.</summary>
internal static class SummaryBot
{
    public const string Id = "2512.90001", Command = $"/summary {Id}", Key = "Summaries:ApiKey=sk-simulated-key-0123456789";

    public static async Task<CommandBot> StartAsync(ArxivSimulator arxiv, params string[] settings)
    {
        var bot = await CommandBot.StartAsync([$"Arxiv:ContentBaseUrl={arxiv.BaseUrl}", "Summaries:MostPerPerson=1000", "Summaries:MostPerChat=1000", .. settings]);
        await bot.ListAsync("cs.LG", "2025-12-18", TestLists.Paper(Id, "A paper", "We propose a thing. It works on 3 data sets."), TestLists.Paper("2512.90002", "Another", "We propose a thing. It works on 3 data sets."));
        return bot;
    }

    public static Task<List<ModelCall>> CallsAsync(this CommandBot bot) =>
        bot.ReadAsync(db => db.Set<ModelCall>().AsNoTracking().OrderBy(call => call.Id).ToListAsync(TestContext.Current.CancellationToken));
}
