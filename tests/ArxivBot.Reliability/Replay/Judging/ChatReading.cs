namespace ArxivBot.Reliability.Replay.Judging;

/// <summary>Judges what one chat got.</summary>
internal sealed class ChatReading(ReplayRecord record, ExpectedChat expected, Action<string> report)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private static readonly string[] Kinds = ["new", "cross", "replace", "replace-cross"];

    public void Judge(IReadOnlyList<ReadDigest> read)
    {
        JudgeAlone(read);
        for (var at = 0; at < Math.Max(read.Count, expected.Expected.Count); at++)
        {
            if (at >= read.Count && Latest(expected.Expected[at].NotBefore) > record.Steps[^1])
                return;
            if (at >= read.Count)
                report($"{Name(expected.Expected[at])} never came");
            else if (at >= expected.Expected.Count)
                report($"the {Name(read[at])} was not to come");
            else if (!Compare(read[at], expected.Expected[at]))
                return;
        }
    }

    /// <summary>What holds whatever is expected.</summary>
    private void JudgeAlone(IReadOnlyList<ReadDigest> read)
    {
        foreach (var twice in read.SelectMany(digest => digest.Papers).GroupBy(paper => paper.Id).Where(same => same.Count() > 1))
            report($"{twice.Key} came {twice.Count()} times");
        foreach (var (before, after) in read.Where(d => d.Day is not null).Zip(read.Where(d => d.Day is not null).Skip(1)))
        {
            if (after.Day <= before.Day)
                report($"the {Name(after)} came after the {Name(before)}");
        }

        foreach (var message in read.SelectMany(digest => digest.Messages))
        {
            var wish = expected.WishAt(message.At);
            if (LocalTimes.IsQuiet(wish.Times, message.At))
                report($"a message came at {message.At:MM-dd HH:mm} UTC, in the quiet hours {wish.Times.Quiet} of {wish.Times.Zone}");
            if (wish.IsPaused)
                report($"a message came at {message.At:MM-dd HH:mm} UTC, during a pause");
        }
    }

    /// <returns>Whether the one is about what the other is, so that it is worth going on.</returns>
    private bool Compare(ReadDigest read, Expectation expectation)
    {
        if (read.Day != (expectation as ExpectedDigest)?.Day)
        {
            report($"{Name(expectation)} was to come, and the {Name(read)} did");
            return false;
        }

        var (first, last) = (read.Messages[0].At, read.Messages[^1].At);
        if (first < expectation.NotBefore)
            report($"the {Name(read)} came before {expectation.NotBefore:MM-dd HH:mm} UTC");
        if (last > Latest(expectation.NotBefore))
            report($"the {Name(read)} was to come at {expectation.NotBefore:MM-dd HH:mm} UTC, and its last part came at {last:MM-dd HH:mm}");
        if (expectation is ExpectedDigest digest)
            Compare(read, digest);
        return true;
    }

    private void Compare(ReadDigest read, ExpectedDigest digest)
    {
        int[] coverage = [digest.Announced, digest.Announced, digest.Matched, digest.Papers.Count];
        if (!read.Coverage.SequenceEqual(coverage))
            report($"the {Name(read)} says announced, fetched, matched, shown {string.Join(", ", read.Coverage)}, not {string.Join(", ", coverage)}");
        var (missing, more) = (digest.Papers.Select(p => p.Id).Except(read.Papers.Select(p => p.Id)).ToList(), read.Papers.Select(p => p.Id).Except(digest.Papers.Select(p => p.Id)).ToList());
        if (missing.Count + more.Count > 0)
            report($"the {Name(read)} lacks {Some(missing)} and has {Some(more)}");
        else if (!read.Papers.SequenceEqual(digest.Papers.Select((paper, at) => (paper.Id, at + 1, Kinds[(int)paper.Kind]))))
            report($"the {Name(read)} has its papers in another order or kind: {string.Join(' ', read.Papers)}, not {string.Join(' ', digest.Papers)}");
        if (read.Notices.Count != digest.Notices.Count || !digest.Notices.All(notice => read.Notices.Any(said => said.StartsWith(notice, StringComparison.Ordinal))))
            report($"the {Name(read)} says '{string.Join("; ", read.Notices)}', not '{string.Join("; ", digest.Notices)}'");
    }

    /// <summary>An hour of trouble is forgiven, and quiet hours and the bot's own rest are not counted.</summary>
    private DateTimeOffset Latest(DateTimeOffset from)
    {
        if (from == DateTimeOffset.MaxValue)
            return from;
        var latest = from + Patience;
        foreach (var off in record.World.Off.Where(off => off.Until > from && off.From < latest))
            latest = off.Until + Patience;
        var quiet = LocalTimes.OutsideQuiet(expected.WishAt(latest).Times, latest);
        return quiet == latest ? latest : quiet + Patience;
    }

    private static string Some(List<string> ids) => ids.Count == 0 ? "nothing" : $"{ids.Count} ({string.Join(' ', ids.Take(3))})";

    private static string Name(ReadDigest read) => read.Day is { } day ? $"digest of {day:yyyy-MM-dd} ({read.Messages[0].At:MM-dd HH:mm} UTC)" : $"line of nothing ({read.Messages[0].At:MM-dd HH:mm} UTC)";

    private static string Name(Expectation expectation) =>
        $"{(expectation is ExpectedDigest digest ? $"the digest of {digest.Day:yyyy-MM-dd}" : "the line of nothing")}, built {expectation.Built:MM-dd HH:mm} UTC,";
}
