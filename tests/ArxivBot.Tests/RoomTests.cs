using System.Text.RegularExpressions;

namespace ArxivBot.Tests;

/// <summary>Data flows down the list of rooms, knowledge looks up it: a room mentions only rooms above it.</summary>
public partial class RoomTests
{
    private static readonly string[] Rooms =
    [
        "Storage", "Documents", "Arxiv", "Papers", "Subscriptions", "Matching", "Ranking", "Summaries",
        "Digests", "Deliveries", "Commands", "Platforms", "Web", "Scheduling", "Hosting",
    ];

    private static readonly string Source = Path.Combine(Repository.Root, "src", "ArxivBot");

    [Fact]
    public void A_room_mentions_only_rooms_above_it()
    {
        var downward =
            from room in Directory.GetDirectories(Source).Where(d => Rooms.Contains(Path.GetFileName(d)))
            let place = Array.IndexOf(Rooms, Path.GetFileName(room))
            from file in Directory.EnumerateFiles(room, "*.cs", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}")
            from Match mention in Mention().Matches(File.ReadAllText(file))
            let mentioned = Array.IndexOf(Rooms, mention.Groups[1].Value)
            where mentioned > place
            select $"{Path.GetRelativePath(Source, file)} mentions {mention.Value}";

        downward.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_folder_of_the_program_is_a_room() =>
        Directory.GetDirectories(Source).Select(Path.GetFileName).Except(Rooms).Except(["bin", "obj", "Properties"]).ShouldBeEmpty();

    [GeneratedRegex(@"\bArxivBot\.(\w+)")]
    private static partial Regex Mention();
}
