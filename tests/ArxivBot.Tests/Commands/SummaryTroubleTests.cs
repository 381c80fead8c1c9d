using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Llm;
using ArxivBot.Simulators.Llm.Faults;
using ArxivBot.Summaries;
using ArxivBot.Summaries.Models;

namespace ArxivBot.Tests.Commands;

/// <summary>/summary while the service stumbles, asks to wait, or refuses the key.</summary>
public sealed class SummaryTroubleTests : IAsyncLifetime
{
    private ArxivSimulator _arxiv = null!;
    private LlmSimulator _llm = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _arxiv = await ArxivSimulator.StartAsync(new ArxivSimulatorOptions(), Cancelled);
        _llm = await LlmSimulator.StartAsync(new LlmSimulatorOptions(), Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await _arxiv.DisposeAsync();
        await _llm.DisposeAsync();
    }

    public static TheoryData<LlmFault, string> Stumbles() => new()
    {
        { new LlmFault.Limited(RetryAfter: 1), "the service asks to wait" },
        { new LlmFault.ServerError(502, Html: true), "the service answers 502" },
        { new LlmFault.Reset(), "the service cannot be reached" },
        { new LlmFault.Cut(), "the service cannot be reached" },
    };

    [Theory]
    [MemberData(nameof(Stumbles))]
    public async Task What_mends_itself_is_tried_once_more_and_both_calls_are_written_down(LlmFault fault, string reason)
    {
        _llm.Fail("chat", fault, times: 1);
        await using var bot = await StartAsync("Summaries:MostPerPerson=1");

        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain("Written by gpt-4o-mini");

        (await bot.CallsAsync()).Select(call => (call.State, call.Person is null)).ShouldBe([(ModelCallState.Failed, false), (ModelCallState.Done, true)]);
        bot.Log.Lines.ShouldContain(line => line.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stumbles))]
    public async Task What_does_not_is_given_up_after_the_second_call(LlmFault fault, string reason)
    {
        _llm.Fail("chat", fault);
        await using var bot = await StartAsync();

        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain($"No model wrote this: {reason}");

        (await bot.CallsAsync()).Select(call => call.State).ShouldBe([ModelCallState.Failed, ModelCallState.Failed]);
    }

    [Theory]
    [InlineData(21, "00:02:00")]
    [InlineData(4, "00:00:03")]
    public async Task Nobody_waits_longer_than_twenty_seconds_or_than_a_call_may_take(int seconds, string timeout)
    {
        _llm.Fail("chat", new LlmFault.Limited(seconds));
        await using var bot = await StartAsync($"Summaries:RequestTimeout={timeout}");

        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain("No model wrote this: the service asks to wait");

        (await bot.CallsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_key_is_asked_with_again_only_after_ten_minutes_and_costs_one_log_line()
    {
        await using var bot = await StartAsync("Summaries:ApiKey=sk-another-secret");
        const string Reason = "No model wrote this: the service refuses the key: set Summaries:ApiKey.";

        (await Task.WhenAll(bot.SaysAsync(SummaryBot.Command), bot.SaysAsync("/summary 2512.90002"))).ShouldAllBe(text => text.Flat().Contains(Reason));
        var asked = _llm.Requests.Count;
        asked.ShouldBeInRange(1, 2);
        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain(Reason);
        bot.Clock.TimeOfDay += TimeSpan.FromMinutes(9);
        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain(Reason);

        _llm.Requests.Count.ShouldBe(asked);
        // One that is written down while the other is refused is not made any more.
        (await bot.CallsAsync()).Count.ShouldBeInRange(asked, 2);
        bot.Log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)).ShouldBe(
            ["Warning: OpenAi, gpt-4o-mini: the service refuses the key: set Summaries:ApiKey. Until then summaries are the papers' own sentences; it is asked again in 10 minutes at the earliest"]);

        bot.Clock.TimeOfDay += TimeSpan.FromMinutes(2);
        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain(Reason);
        _llm.Requests.Count.ShouldBe(asked + 1);
    }

    [Fact]
    public async Task A_key_that_is_taken_again_writes_summaries()
    {
        _llm.Fail("chat", new LlmFault.Refused(401, "invalid_api_key", "Incorrect API key provided"), times: 1);
        await using var bot = await StartAsync();

        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain("the service refuses the key");
        bot.Clock.TimeOfDay += TimeSpan.FromMinutes(11);

        (await bot.SaysAsync(SummaryBot.Command)).Flat().ShouldContain("Written by gpt-4o-mini");
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_named_with_its_address()
    {
        const string Nowhere = "http://127.0.0.1:9/v1";
        await using var bot = await StartAsync($"Summaries:Endpoint={Nowhere}");

        (await bot.Get<ModelCheckUp>().ExamineAsync(Cancelled)).ShouldBe((false, $"OpenAi, gpt-4o-mini: the service cannot be reached ({Nowhere}). Until then summaries are the papers' own sentences"));
    }

    private Task<CommandBot> StartAsync(params string[] settings) => SummaryBot.StartAsync(
        _arxiv, ["Summaries:Provider=OpenAi", "Summaries:Model=gpt-4o-mini", SummaryBot.Key, $"Summaries:Endpoint={_llm.OpenAiUrl}", .. settings]);
}
