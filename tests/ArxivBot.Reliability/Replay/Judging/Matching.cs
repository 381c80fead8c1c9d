using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ArxivBot.Reliability.Replay.Traffic;
using ArxivBot.Reliability.Replay.World;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Reliability.Replay.Judging;

/// <param name="Kind">The best one that a list had it as.</param>
internal sealed record Found(string Id, AnnounceType Kind, double Score);

/// <summary>What a chat's subscriptions find in some lists: whole words, each worth its weight, and half of it more in a title.</summary>
internal static partial class Matching
{
    private static readonly ConditionalWeakTable<PaperText, TextWords> Texts = [];

    /// <returns>Each paper once, the best first.</returns>
    public static IReadOnlyList<Found> Find(ChatWish wish, IReadOnlyList<DayList> lists)
    {
        Dictionary<string, Found> best = [];
        foreach (var subscription in wish.Subscriptions)
        {
            foreach (var found in Find(wish, subscription, lists))
            {
                if (!best.TryGetValue(found.Id, out var known) || found.Score > known.Score)
                    best[found.Id] = found;
            }
        }

        return [.. best.Values.OrderByDescending(found => found.Score).ThenBy(found => found.Kind).ThenBy(found => Order(found.Id))];
    }

    private static IEnumerable<Found> Find(ChatWish wish, WishedList subscription, IReadOnlyList<DayList> lists)
    {
        var lines = lists.Where(list => subscription.Categories.Contains(list.Category)).SelectMany(list => list.Papers)
            .Where(line => wish.Replacements || line.Kind is AnnounceType.New or AnnounceType.Cross);
        foreach (var same in lines.GroupBy(line => line.Id))
        {
            var line = same.MinBy(one => one.Kind)!;
            if (ScoreOf(wish, subscription, Texts.GetValue(line.Text, text => new TextWords(text))) is { } score)
                yield return new Found(line.Id, line.Kind, score);
        }
    }

    private static double? ScoreOf(ChatWish wish, WishedList subscription, TextWords text)
    {
        if (wish.Excluded.Exists(text.Has))
            return null;
        var byWords = subscription.Words.Concat(wish.Keywords.Select(word => (Word: word, Weight: 1.0))).Where(term => text.Has(term.Word))
            .Select(term => term.Weight * (text.HasInTitle(term.Word) ? 1.5 : 1)).ToList();
        var byAuthors = wish.Authors.Count(text.IsBy);
        var isOfEverything = subscription.Words.Count == 0 && wish.Keywords.Count == 0;
        var hasTerms = !isOfEverything || wish.Authors.Count > 0;
        var score = byWords.Sum() + byAuthors;
        var matches = isOfEverything || byWords.Count + byAuthors > 0;
        return matches && (!hasTerms || score >= wish.MinimumScore) ? score : null;
    }

    /// <summary>By the month in which the id was given out, then by its number; ids of before April 2007 name an archive.</summary>
    private static (int Month, int Number) Order(string id)
    {
        var digits = id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace(".", "", StringComparison.Ordinal);
        var year = int.Parse(digits[..2], CultureInfo.InvariantCulture);
        return ((year > 90 ? 1900 + year : 2000 + year) * 12 + int.Parse(digits[2..4], CultureInfo.InvariantCulture), int.Parse(digits[4..], CultureInfo.InvariantCulture));
    }

    private sealed partial class TextWords(PaperText text)
    {
        private readonly HashSet<string> _title = Read(text.Title), _all = Read($"{text.Title} {text.Abstract}");

        public bool Has(string word) => _all.Contains(word);

        public bool HasInTitle(string word) => _title.Contains(word);

        public bool IsBy(string author) => text.Authors.Split(", ").Contains(author);

        // One and many are the same word, and so are multi-modal and multimodal.
        private static HashSet<string> Read(string text)
        {
            var lower = text.ToLowerInvariant();
            var words = Letters().Matches(lower).Select(m => m.Value).Concat(Compounds().Matches(lower).Select(m => m.Value.Replace("-", "", StringComparison.Ordinal)));
            return [.. words.SelectMany(word => word.EndsWith('s') ? new[] { word, word[..^1], word.EndsWith("es", StringComparison.Ordinal) ? word[..^2] : word } : [word])];
        }

        [GeneratedRegex("(?<![a-z0-9-])[a-z0-9]+-[a-z0-9]+(?![a-z0-9-])")]
        private static partial Regex Compounds();

        [GeneratedRegex("[a-z0-9]+")]
        private static partial Regex Letters();
    }
}
