using ArxivBot.Arxiv;
using ArxivBot.Papers;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Commands;

/// <summary>Lists as they stand in the tables once they have been read.</summary>
internal static class TestLists
{
    public static Paper Paper(string id, string title, string text = "Nothing else.", params string[] categories) => new()
    {
        Id = ArxivId.Parse(id),
        Version = 1,
        Title = title,
        Abstract = text,
        Authors = ["Ada Lovelace", "Tri Dao (Princeton)"],
        Categories = categories.Length > 0 ? [.. categories] : ["cs.LG"],
        License = "http://creativecommons.org/licenses/by/4.0/",
    };

    /// <summary>Without the lines and columns that a terminal makes of it.</summary>
    public static string Flat(this string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A list that is there, of new papers unless they are of another category.</summary>
    public static Task ListAsync(this CommandBot bot, string category, string day, params Paper[] papers) =>
        bot.LinesAsync(category, day, [.. papers.Select(paper => (paper, paper.PrimaryCategory == category ? AnnouncementKind.New : AnnouncementKind.Cross))]);

    public static async Task LinesAsync(this CommandBot bot, string category, string day, params (Paper Paper, AnnouncementKind Kind)[] lines)
    {
        var known = await bot.ReadAsync(db => db.Set<Paper>().Select(p => p.Id).ToListAsync());
        await bot.WriteAsync(db =>
        {
            var mailing = Mailing(bot, category, day);
            foreach (var (position, (paper, kind)) in lines.Index())
            {
                db.Entry(paper).State = known.Contains(paper.Id) ? EntityState.Modified : EntityState.Added;
                db.Add(new Announcement { Mailing = mailing, PaperId = paper.Id, Paper = paper, Version = paper.Version, Kind = kind, Position = position + 1 });
            }

            db.Add(mailing);
        });
        // A closed mailing takes no announcement.
        await bot.WriteAsync(db => db.Set<Mailing>().Single(m => m.Category == category && m.Day == LoopbackBot.Day(day))
            .Close(new MailingCounts(lines.Length, lines.Length, lines.Length, 0, 0, 0), bot.Clock.GetUtcNow()));
        await bot.LookAsync(category);
    }

    /// <summary>A list that is not there yet.</summary>
    public static async Task WaitAsync(this CommandBot bot, string category, string day, string reason)
    {
        await bot.WriteAsync(db =>
        {
            var mailing = Mailing(bot, category, day);
            mailing.Wait(reason);
            db.Add(mailing);
        });
        await bot.LookAsync(category);
    }

    private static async Task LookAsync(this CommandBot bot, string category)
    {
        if (!await bot.ReadAsync(db => db.Set<FeedState>().AnyAsync(s => s.Category == category)))
            await bot.WriteAsync(db => db.Add(new FeedState { Category = category, LookedOn = bot.Clock.Day }));
    }

    private static Mailing Mailing(CommandBot bot, string category, string day) =>
        new() { Category = category, Day = LoopbackBot.Day(day), OpenedAt = bot.Clock.GetUtcNow() };
}
