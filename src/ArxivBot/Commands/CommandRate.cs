using ArxivBot.Subscriptions;
using Microsoft.Extensions.Options;

namespace ArxivBot.Commands;

/// <summary>Counts the commands of each person in a minute, which begins with the person's first.</summary>
internal sealed class CommandRate(IOptions<ChatOptions> options, TimeProvider clock)
{
    /// <summary>Persons remembered; whoever brings more within a minute makes the oldest be forgotten.</summary>
    private const int MostPersons = 10_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Platform, string Person), Count> _counts = [];

    /// <returns>Null when it may go on, else after how long it may.</returns>
    public TimeSpan? Take(string platform, string person)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (!_counts.TryGetValue((platform, person), out var count) || now - count.Since >= Minute)
            {
                if (_counts.Count >= MostPersons)
                    Forget(now);
                _counts[(platform, person)] = new Count(now, 1);
                return null;
            }

            if (count.Commands >= options.Value.MostCommandsAMinute)
                return Minute - (now - count.Since);
            _counts[(platform, person)] = count with { Commands = count.Commands + 1 };
            return null;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (person, count) in _counts.ToList())
        {
            if (now - count.Since >= Minute)
                _counts.Remove(person);
        }

        foreach (var (person, _) in _counts.OrderBy(pair => pair.Value.Since).Take(_counts.Count - MostPersons / 2).ToList())
            _counts.Remove(person);
    }

    private readonly record struct Count(DateTimeOffset Since, int Commands);
}
