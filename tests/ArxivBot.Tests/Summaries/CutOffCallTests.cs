using ArxivBot.Arxiv;
using ArxivBot.Summaries;
using ArxivBot.Tests.Commands;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Summaries;

public class CutOffCallTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_under_way_when_the_program_ended_counts_as_failed_and_as_paid_after_the_next_start()
    {
        await using var bot = await CommandBot.StartAsync(
            "Summaries:Provider=OpenAi", "Summaries:Model=m", "Summaries:ApiKey=k", "Summaries:Endpoint=http://127.0.0.1:9", "Summaries:InputPrice=1000", "Summaries:OutputPrice=1000", "Summaries:DailyTokens=5000");
        await bot.SaysAsync("/subscribe cs.LG");
        var budget = bot.Get<ModelBudget>();
        var (call, _) = await budget.BeginAsync("m", ArxivId.Parse("2512.00001"), asker: null, 3000, 1000, Cancelled);
        var (other, _) = await budget.BeginAsync("m", ArxivId.Parse("2512.00002"), asker: null, 400, 100, Cancelled);
        await using (var db = await bot.Get<ArxivBot.Storage.Database>().ConnectAsync(Cancelled))
        {
            await budget.EndAsync(db, other!.Value, ModelCallState.Done, 400, 100, Cancelled);
            await db.SaveChangesAsync(Cancelled);
        }

        await budget.GiveUpCutOffAsync(Cancelled);

        (await bot.ReadAsync(db => db.Set<ModelCall>().OrderBy(c => c.Id).Select(c => c.State).ToListAsync(Cancelled))).ShouldBe([ModelCallState.Failed, ModelCallState.Done]);
        (await bot.SaysAsync("/status")).Flat().ShouldContain("by m: 4,500 of 5,000 tokens today, 4.50 this month, 0 answers free since the start, 1 calls failed today");
        (await budget.BeginAsync("m", ArxivId.Parse("2512.00003"), asker: null, 500, 100, Cancelled)).Refusal.ShouldBe("today's budget for the model is used up");
        bot.Log.Lines.ShouldContain(line => line.Contains("1 calls of a model were cut off", StringComparison.Ordinal));
        call.ShouldNotBeNull();
    }
}
