using ArxivBot.Arxiv;
using ArxivBot.Papers;
using ArxivBot.Subscriptions;

namespace ArxivBot.Digests;

/// <summary>One digest that can be put together.</summary>
/// <param name="Day">The announcement day; of a weekly digest the newest one.</param>
/// <param name="Newest">The newest announcement day there was at the slot: a later one than <paramref name="Day"/> makes this digest late.</param>
/// <param name="Mailings">What goes into it, closed all of them; those of earlier days came late.</param>
internal sealed record DigestOrder(DateOnly Day, DateOnly Newest, bool IsWeekly, IReadOnlyList<Mailing> Mailings);

/// <summary>Which digests one chat is owed at one moment.</summary>
/// <param name="Orders">The oldest day first.</param>
/// <param name="IsWaiting">Whether a day's lists are not all there yet, so that the chat stays due.</param>
internal sealed record DigestPlan(IReadOnlyList<DigestOrder> Orders, bool IsWaiting)
{
    // A list that comes a day late is served from midnight: a digest that lacks one gives it this long.
    private static readonly TimeSpan LastChance = TimeSpan.FromHours(2);

    /// <summary>
    /// A day's digest waits until every category's mailing is closed; early on the day after, it does not wait any more and
    /// says what it lacks. A mailing that closes after its day's digest goes into the next one; one of a category that the chat
    /// did not look at then does not.
    /// </summary>
    /// <param name="recent">The recent mailings of all categories.</param>
    /// <param name="had">The digests that the chat has had.</param>
    /// <param name="now">UTC.</param>
    public static DigestPlan Of(
        Chat chat, RecentMailings recent, RecentDigests had, AnnouncementCalendar calendar, int daysBack, DateTimeOffset now)
    {
        var newest = calendar.NewestAnnouncementDay(DeliverySlots.Last(chat.Settings, now));
        var weekly = chat.Settings.Rhythm == Rhythm.Weekly;
        var oldest = AnnouncementCalendar.DayOf(now).AddDays(-daysBack - (weekly ? 7 : 0));
        if (chat.Since is not { } since || since > newest)
            return new DigestPlan([], false);
        var categories = Wishes.CategoriesOf(chat);
        var wantedSince = Wishes.CategoriesSince(chat);
        var lateForFirst = calendar.AnnouncementDayBefore(since);
        var owed = recent.Of(categories)
            .Where(m => m.Day <= newest && m.Day >= oldest && (m.Day >= since || m.Day == lateForFirst && IsLate(m)) && !had.Covers(m.Id) && !had.HadBefore(wantedSince[m.Category], m.Day))
            .ToList();
        var days = owed.Where(m => m.Day >= since).Select(m => m.Day).Append(newest).Distinct()
            .Where(day => day >= oldest && !had.Has(day)).Order().ToList();
        if (weekly)
            days = [.. days.TakeLast(1)];

        List<DigestOrder> orders = [];
        HashSet<int> taken = [];
        foreach (var day in days)
        {
            var ofDay = owed.Where(m => m.Day == day && m.IsClosed).ToList();
            var isWhole = ofDay.Count == categories.Count;
            if (!isWhole && now < AnnouncementCalendar.StartOf(day.AddDays(1)) + LastChance)
                return new DigestPlan(orders, IsWaiting: true);
            List<Mailing> mailings = [.. owed.Where(m => m.Day <= day && m.IsClosed && taken.Add(m.Id))];
            // A list of a day before anybody looked, served late, is no reason for a digest of its own that lacks all others.
            if (isWhole || mailings.Any(m => m.Day == day && WasLookedForOnItsDay(m)) || weekly && mailings.Count > 0)
                orders.Add(new DigestOrder(day, newest, weekly, mailings));
            else
                taken.ExceptWith(mailings.Select(m => m.Id));
        }

        return new DigestPlan(orders, IsWaiting: false);
    }

    private static bool IsLate(Mailing mailing) => mailing.ClosedAt is { } closed && AnnouncementCalendar.DayOf(closed) > mailing.Day;

    private static bool WasLookedForOnItsDay(Mailing mailing) => AnnouncementCalendar.DayOf(mailing.OpenedAt) <= mailing.Day;
}
