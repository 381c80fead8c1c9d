namespace ArxivBot.Simulators.Llm;

/// <summary>One request for an answer that reached a model.</summary>
/// <param name="PromptTokens">That the model read.</param>
/// <param name="AnswerTokens">That it wrote, arrived or not.</param>
/// <param name="Cost">In dollars, as a provider would bill it: an answer that was lost on its way is paid for.</param>
public sealed record LlmCall(LlmRequest Request, string? Answer, int PromptTokens, int AnswerTokens, decimal Cost, DateTimeOffset At)
{
    /// <summary>When the whole answer had gone out; null before that, and when it never did.</summary>
    public DateTimeOffset? SentAt { get; internal set; }
}

/// <summary>What was asked and what it cost. Every member is safe to use while requests arrive; lists are copies of that moment.</summary>
public sealed class LlmRecord
{
    private readonly Lock _lock = new();
    private readonly List<LlmCall> _calls = [];

    internal LlmRecord()
    {
    }

    /// <summary>Those that a model answered, in order; refused ones are in <see cref="LlmSimulator.Requests"/> only.</summary>
    public IReadOnlyList<LlmCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    /// <summary>In dollars.</summary>
    public decimal Cost => Calls.Sum(call => call.Cost);

    /// <summary>Tokens by the model's name.</summary>
    public IReadOnlyDictionary<string, (int Calls, int Prompt, int Answer)> ByModel => Calls
        .GroupBy(call => call.Request.Model.Name)
        .ToDictionary(calls => calls.Key, calls => (calls.Count(), calls.Sum(c => c.PromptTokens), calls.Sum(c => c.AnswerTokens)));

    internal void Add(LlmCall call)
    {
        lock (_lock)
            _calls.Add(call);
    }
}
