using System.Globalization;
using System.Text.RegularExpressions;

namespace ArxivBot.Reliability.Replay.Judging;

/// <summary>What a chat has read, message for message put together again.</summary>
/// <param name="Day">Null for the line that says that there is nothing.</param>
/// <param name="Coverage">Announced, fetched, matched, shown.</param>
/// <param name="Papers">Id, rank and kind of each, in order.</param>
internal sealed partial record ReadDigest(
    DateOnly? Day, IReadOnlyList<int> Coverage, IReadOnlyList<(string Id, int Rank, string Kind)> Papers, IReadOnlyList<string> Notices, IReadOnlyList<ReadMessage> Messages)
{
    private const string Heading = "# arXiv, ", NothingNew = "Nothing new today: ";

    /// <param name="problem">Told of a message that has no place.</param>
    public static IReadOnlyList<ReadDigest> ReadAll(IReadOnlyList<ReadMessage> messages, Action<string> problem)
    {
        List<List<ReadMessage>> digests = [];
        foreach (var message in messages)
        {
            if (message.Part == 1)
                digests.Add([message]);
            else if (digests.Count > 0 && digests[^1][^1].Part + 1 == message.Part)
                digests[^1].Add(message);
            else
                problem($"part {message.Part} came at {message.At:MM-dd HH:mm} after part {(digests.Count > 0 ? digests[^1][^1].Part : 0)}");
        }

        return [.. digests.Select(parts => Read(parts, problem))];
    }

    private static ReadDigest Read(List<ReadMessage> parts, Action<string> problem)
    {
        var lines = parts.SelectMany(part => part.Text.Split('\n')).ToList();
        var coverage = lines.Find(line => line.StartsWith("coverage: ", StringComparison.Ordinal)) ?? "";
        DateOnly? day = null;
        if (lines[0].StartsWith(Heading, StringComparison.Ordinal))
            day = DateOnly.ParseExact(lines[0][Heading.Length..], "dddd d MMMM yyyy", CultureInfo.InvariantCulture);
        else if (!lines[0].StartsWith(NothingNew, StringComparison.Ordinal))
            problem($"at {parts[0].At:MM-dd HH:mm} came what is no digest: {lines[0]}");
        return new ReadDigest(
            day,
            [.. Number().Matches(coverage).Select(match => int.Parse(match.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))],
            [.. lines.Select(line => Paper().Match(line)).Where(match => match.Success).Select(match => (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), match.Groups[3].Value))],
            [.. lines.Where(line => line.StartsWith("! ", StringComparison.Ordinal)).Select(line => line[2..])], parts);
    }

    [GeneratedRegex("[0-9,]+")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\* (\S+) (\d+) (\S+) ")]
    private static partial Regex Paper();
}
