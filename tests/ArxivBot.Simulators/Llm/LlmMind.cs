using ArxivBot.Simulators.Llm.Answers;
using ArxivBot.Simulators.Llm.Faults;

namespace ArxivBot.Simulators.Llm;

/// <summary>Makes the answers, spoils them as faults say, and records them.</summary>
internal sealed class LlmMind(LlmSimulatorOptions options, LlmRecord record)
{
    private const int RunawayLength = 1 << 20;
    private const string Endless = "and, furthermore, the method of the method is a method ";
    private const string Sorry = "I'm sorry, I can't help with that.";

    private readonly PaperAnswer _answer = new(options);

    /// <exception cref="LlmError">The prompt is longer than the model's context.</exception>
    public LlmCompletion Answer(LlmRequest request, LlmFault? fault)
    {
        var tokens = request.PromptTokens;
        if (tokens > request.Model.ContextTokens)
            throw LlmErrors.TooLong(request.Api, request.Model, tokens);
        var most = Math.Min(request.MaximumTokens ?? int.MaxValue, request.Model.MaximumAnswerTokens);
        var completion = fault is LlmFault.Runaway
            ? Runaway(tokens, request.MaximumTokens)
            : Spoilt(new LlmCompletion((options.Answer ?? _answer.To)(request), tokens), fault).CutTo(most);
        completion = Billed(completion, fault);
        var call = new LlmCall(request, completion.Text, tokens, completion.AnswerTokens, request.Model.Cost(tokens, completion.AnswerTokens), options.Clock.GetUtcNow());
        record.Add(call);
        return completion with { Call = call };
    }

    private static LlmCompletion Spoilt(LlmCompletion completion, LlmFault? fault) => fault switch
    {
        LlmFault.Empty { How: EmptyAnswer.NoChoices } => completion with { Text = "", HasChoices = false },
        LlmFault.Empty { How: EmptyAnswer.NullText } => completion with { Text = null },
        LlmFault.Empty => completion with { Text = "" },
        LlmFault.Refusal { Plain: true } => completion with { Text = Sorry },
        LlmFault.Refusal => completion with { Text = null, Refusal = Sorry },
        LlmFault.Filtered => completion with { Text = Half(completion.Text!), Finish = "content_filter" },
        LlmFault.Truncated => completion with { Text = Half(completion.Text!), Finish = "length" },
        _ => completion,
    };

    // Without a limit in the request it goes far beyond what the model says is its longest answer: nothing may rely on that.
    private static LlmCompletion Runaway(int promptTokens, int? most)
    {
        var text = string.Concat(Enumerable.Repeat(Endless, (RunawayLength / Endless.Length) + 1))[..RunawayLength];
        return (new LlmCompletion(text, promptTokens) with { Finish = "length" }).CutTo(most ?? int.MaxValue);
    }

    private static LlmCompletion Billed(LlmCompletion completion, LlmFault? fault) => fault switch
    {
        LlmFault.NoUsage => completion,
        LlmFault.FalseUsage { Factor: var factor } => completion with { Usage = (completion.PromptTokens * factor, completion.AnswerTokens * factor) },
        _ => completion.Counted(),
    };

    private static string Half(string text) => Tokens.Beginning(text, Tokens.Count(text) / 2);
}
