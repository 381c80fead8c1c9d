using System.Diagnostics.Metrics;

namespace ArxivBot.Summaries;

/// <summary>What summaries come to, for whoever watches the program.</summary>
internal sealed class SummaryMetrics
{
    public const string Meter = "ArxivBot.Summaries";

    private readonly Counter<long> _given, _answered, _tokens;
    private readonly Counter<double> _cost;
    private long _saved;

    public SummaryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _given = meter.CreateCounter<long>("arxivbot.summaries.given", "{summary}", "Summaries, by who wrote them: a model, the paper's own sentences, or made before");
        _answered = meter.CreateCounter<long>("arxivbot.summaries.answers", "{answer}", "Answers to questions about papers, by who wrote them: a model, or the paper's own sentences");
        _tokens = meter.CreateCounter<long>("arxivbot.summaries.tokens", "{token}", "Tokens of models, in and out, by whether the call brought a summary");
        _cost = meter.CreateCounter<double>("arxivbot.summaries.cost", description: "What models cost, in the currency of the prices");
    }

    /// <summary>Answers since the start that cost nothing, because the summary was there already.</summary>
    public long Saved => Interlocked.Read(ref _saved);

    /// <param name="origin">One of <c>model</c>, <c>paper</c>, <c>kept</c>.</param>
    public void Gave(string origin)
    {
        if (origin == "kept")
            Interlocked.Increment(ref _saved);
        _given.Add(1, new KeyValuePair<string, object?>("origin", origin));
    }

    /// <param name="origin">One of <c>model</c>, <c>paper</c>.</param>
    public void Answered(string origin) => _answered.Add(1, new KeyValuePair<string, object?>("origin", origin));

    public void Called(ModelCall call)
    {
        _tokens.Add(call.InputTokens + call.OutputTokens, new KeyValuePair<string, object?>("state", call.State.ToString().ToLowerInvariant()));
        _cost.Add(call.Cost);
    }
}
