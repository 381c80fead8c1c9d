using ArxivBot.Reliability.Replay.World;

namespace ArxivBot.Reliability.Replay.Traffic;

/// <summary>What happens in one chat from the first command on: drawn from a seed, whatever the program does.</summary>
internal sealed class ChatLife(int chat, ReplayWorld world)
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private readonly Random _random = new(HashCodeOf(world.Options.Seed, chat));

    /// <summary>In order.</summary>
    public IReadOnlyList<Act> Acts()
    {
        // The first chat wants everything and never changes: all categories are read from the first day on.
        if (chat == 0)
            return [new Typed(world.Begin, 0, $"/subscribe {string.Join(", ", Words.Categories)} name=s1", wish => wish with { Subscriptions = [new("s1", Words.Categories, [])] })];
        var commands = new Commands(_random);
        var born = world.Begin.AddMinutes(15 * _random.Next(_random.Next(8) == 0 ? Steps / 2 : 96));
        List<Act> acts = [.. commands.Opening().Select(typed => typed with { At = born, Chat = chat })];
        for (var at = Later(born); at < world.End; at = Later(at))
            acts.Add(commands.Next() with { At = at, Chat = chat });
        return _random.Next(16) switch
        {
            0 => Leaving(acts, born),
            1 => Moving(acts, born),
            _ => acts,
        };
    }

    private int Steps => (int)((world.End - world.Begin) / Quarter);

    private DateTimeOffset Later(DateTimeOffset at) => at + Quarter * (1 + (int)(-Math.Log(1 - _random.NextDouble()) * 4 * 96));

    private List<Act> Leaving(List<Act> acts, DateTimeOffset born)
    {
        var leaves = Some(born);
        var comesBack = leaves.AddMinutes(15 * _random.Next(20, 5 * 96));
        return
        [
            .. acts.Where(act => act.At < leaves), new Leaves(leaves, chat),
            new ComesBack(comesBack, chat), .. acts.Where(act => act.At > comesBack),
        ];
    }

    private List<Act> Moving(List<Act> acts, DateTimeOffset born)
    {
        var moves = Some(born);
        return [.. acts.Where(act => act.At < moves), new Moves(moves, chat), .. acts.Where(act => act.At >= moves)];
    }

    private DateTimeOffset Some(DateTimeOffset born) =>
        born.AddMinutes(15 * _random.Next(1, Math.Max(2, (int)((world.End - born) / Quarter) - 6 * 96)));

    // HashCode differs from run to run.
    private static int HashCodeOf(int seed, int chat) => unchecked(seed * 1_000_003 + chat * 7919 + 17);
}
