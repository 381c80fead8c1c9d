using System.Globalization;

namespace ArxivBot.Simulators.Chat.Faults;

/// <summary>Faults by chance as typed on the command line: <c>timeouts=0.01,429:5=0.02</c>.</summary>
public static class ChatFaultText
{
    public const string Grammar =
        "FAULT[:VALUE]=PROBABILITY,… where FAULT is timeouts[:seconds], cuts, cutsbefore, slow[:seconds], 429[:seconds], global429[:seconds], " +
        "STATUS[:requests in a row] from 500 to 599, gone, moved, forbidden or comesback";

    private static readonly TimeSpan SlowByDefault = TimeSpan.FromSeconds(5);

    public static ChatFaultPlan? TryParse(string text, int seed)
    {
        List<(ChatFault Fault, double Probability)> chances = [];
        foreach (var chance in text.Split(','))
        {
            if (chance.Split('=') is not [var what, var often] || Number(often) is not (>= 0 and <= 1 and var probability))
                return null;
            if (Parse(what.Split(':', 2) is [var name, var value] ? (name, value) : (what, "")) is not { } fault)
                return null;
            chances.Add((fault, probability));
        }

        return chances.Sum(chance => chance.Probability) <= 1 ? new ChatFaultPlan(seed, chances) : null;
    }

    private static ChatFault? Parse((string Name, string Value) fault) => fault switch
    {
        ("timeouts", "") => new ChatFault.AcceptThenTimeout(),
        ("timeouts", var hang) when Seconds(hang) is { } time => new ChatFault.AcceptThenTimeout(time),
        ("cuts", "") => new ChatFault.AcceptThenCut(),
        ("cutsbefore", "") => new ChatFault.CutBefore(),
        ("slow", "") => new ChatFault.SlowAnswer(SlowByDefault),
        ("slow", var delay) when Seconds(delay) is { } time => new ChatFault.SlowAnswer(time),
        ("429", "") => new ChatFault.RateLimited(),
        ("429", var wait) when Seconds(wait) is { } time => new ChatFault.RateLimited(RateScope.Chat, time),
        ("global429", "") => new ChatFault.RateLimited(RateScope.Global),
        ("global429", var wait) when Seconds(wait) is { } time => new ChatFault.RateLimited(RateScope.Global, time),
        ("gone", "") => new ChatFault.Gone(),
        ("moved", "") => new ChatFault.Moved(),
        ("forbidden", "") => new ChatFault.Forbidden(),
        ("comesback", "") => new ChatFault.ComesBack(),
        (var status, "") when Whole(status) is >= 500 and <= 599 and var number => new ChatFault.ServerError(number),
        (var status, var burst) when Whole(status) is >= 500 and <= 599 and var number && Whole(burst) is >= 1 and var length =>
            new ChatFault.ServerError(number, length),
        _ => null,
    };

    // A day is far beyond any wait that makes sense, and safely within what a timer takes.
    private static TimeSpan? Seconds(string text) => Number(text) is >= 0 and <= 86_400 and var seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
