using ArxivBot.Arxiv;
using ArxivBot.Papers;

namespace ArxivBot.Tests.Ranking;

internal static class Announcements
{
    public static readonly DateOnly Day = new(2025, 12, 10);

    public static AnnouncedList[] Lists(params IEnumerable<string> categories) => [.. categories.Select(category => new AnnouncedList(category, Day))];

    public static AnnouncedPaper Of(string id, string title, string text, string category = "cs.LG") => new(
        new Paper
        {
            Id = ArxivId.Parse(id),
            Version = 1,
            Title = title,
            Abstract = text,
            Authors = [],
            Categories = [category],
        },
        1,
        AnnouncementKind.New,
        category,
        Day);
}
