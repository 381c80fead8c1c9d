using System.Globalization;
using ArxivBot.Simulators.Discord.Faults;

namespace ArxivBot.Simulators.Llm.Faults;

/// <summary>Faults by chance as typed on the command line: <c>429:5=0.05,cut=0.01</c>.</summary>
public static class LlmFaultText
{
    public const string Grammar =
        "FAULT[:VALUE]=PROBABILITY,… where FAULT is 429[:seconds], quota, STATUS from 500 to 599, html[:status], toolong, reset, cut, stall, hang, " +
        "slow[:seconds], malformed, instream, nochoices, null, empty, runaway, refusal, sorry, filtered, truncated, nousage or usage:factor";

    private static readonly TimeSpan SlowByDefault = TimeSpan.FromSeconds(5);

    public static FaultChances<LlmFault>? TryParse(string text, int seed)
    {
        List<(string? Where, LlmFault Fault, double Probability)> chances = [];
        foreach (var chance in text.Split(','))
        {
            if (chance.Split('=') is not [var what, var often]
                || !double.TryParse(often, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var probability) || probability > 1)
                return null;
            if (Parse(what.Split(':', 2) is [var name, var value] ? (name, value) : (what, "")) is not { } fault)
                return null;
            chances.Add((null, fault, probability));
        }

        return chances.Sum(chance => chance.Probability) <= 1 ? new FaultChances<LlmFault>(seed, chances) : null;
    }

    private static LlmFault? Parse((string Name, string Value) fault) => fault switch
    {
        ("429", "") => new LlmFault.Limited(),
        ("429", var wait) when Whole(wait) is { } seconds => new LlmFault.Limited(seconds),
        ("html", "") => new LlmFault.ServerError(502, Html: true),
        ("html", var status) when Whole(status) is >= 500 and <= 599 and var number => new LlmFault.ServerError(number, Html: true),
        ("slow", "") => new LlmFault.Slow(SlowByDefault),
        ("slow", var delay) when Whole(delay) is { } seconds => new LlmFault.Slow(TimeSpan.FromSeconds(seconds)),
        ("usage", var factor) when Whole(factor) is { } times => new LlmFault.FalseUsage(times),
        (var status, "") when Whole(status) is >= 500 and <= 599 and var number => new LlmFault.ServerError(number),
        (var name, "") => Named(name),
        _ => null,
    };

    private static LlmFault? Named(string name) => name switch
    {
        "quota" => new LlmFault.NoQuota(),
        "toolong" => new LlmFault.TooLong(),
        "reset" => new LlmFault.Reset(),
        "cut" => new LlmFault.Cut(),
        "stall" => new LlmFault.Stall(),
        "hang" => new LlmFault.Hang(),
        "malformed" => new LlmFault.Malformed(),
        "instream" => new LlmFault.ErrorInStream(),
        "nochoices" => new LlmFault.Empty(EmptyAnswer.NoChoices),
        "null" => new LlmFault.Empty(EmptyAnswer.NullText),
        "empty" => new LlmFault.Empty(),
        "runaway" => new LlmFault.Runaway(),
        "refusal" => new LlmFault.Refusal(),
        "sorry" => new LlmFault.Refusal(Plain: true),
        "filtered" => new LlmFault.Filtered(),
        "truncated" => new LlmFault.Truncated(),
        "nousage" => new LlmFault.NoUsage(),
        _ => null,
    };

    // A day is far beyond any wait that makes sense, and safely within what a timer takes.
    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 86_400 ? number : null;
}
