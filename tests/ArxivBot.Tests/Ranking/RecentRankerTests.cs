using ArxivBot.Digests;
using ArxivBot.Papers;
using ArxivBot.Ranking;
using ArxivBot.Simulators.Arxiv.Feeds;
using ArxivBot.Subscriptions;
using ArxivBot.Tests.Subscriptions;
using CsCheck;

namespace ArxivBot.Tests.Ranking;

/// <summary>What is ranked from memory is what <see cref="Ranker"/> gives for the same lists, to the last rank and reason.</summary>
public class RecentRankerTests
{
    private const string Categories = "cs.AI, cs.CL, cs.DC, cs.LG";

    private static readonly string[] Days = ["2025-12-16", "2025-12-17", "2025-12-18"];

    [Fact]
    public async Task Any_query_over_any_lists_gives_what_the_ranker_gives()
    {
        await using var bot = await ReadAsync(Days);
        var announced = await bot.ReadAsync(db => AnnouncedDays.ReadAsync(db, [.. Days.Select(LoopbackBot.Day)], TestContext.Current.CancellationToken));
        RankingRequest[] requests = [.. Gen.Select(GeneratedQueries.Of(Terms(announced)), Gen.Bool, Gen.Int[0, 9], Gen.Int[0, 3], Subset()).Array[300].Single().Select(drawn =>
            new RankingRequest(
                drawn.Item1,
                new RankingOptions { IncludeReplacements = drawn.Item2, MinimumScore = drawn.Item4, MaximumPapers = drawn.Item3 == 0 ? int.MaxValue : drawn.Item3 },
                drawn.Item5))];
        var recent = await bot.Get<RecentPapers>().ReadAsync(TestContext.Current.CancellationToken);

        foreach (var (request, expected) in requests.Zip(Ranker.RankAll(announced, requests)))
        {
            var ranking = await bot.Get<RecentRanker>().RankAsync(recent, [request], TestContext.Current.CancellationToken);

            ranking.Matched.ShouldBe(expected.Matched, QueryText.Print(request.Query));
            ShouldBeSame(await BestAsync(bot, ranking), expected.Papers, request);
        }
    }

    [Fact]
    public async Task Several_subscriptions_give_what_the_merger_gives()
    {
        await using var bot = await ReadAsync(Days);
        var announced = await bot.ReadAsync(db => AnnouncedDays.ReadAsync(db, [.. Days.Select(LoopbackBot.Day)], TestContext.Current.CancellationToken));
        var recent = await bot.Get<RecentPapers>().ReadAsync(TestContext.Current.CancellationToken);
        var chats = Gen.Select(GeneratedQueries.Of(Terms(announced)), Subset(), Gen.Bool).Array[2, 4].Array[40].Single();
        foreach (var chat in chats)
        {
            RankingRequest[] requests = [.. chat.Select(drawn => new RankingRequest(
                drawn.Item1, new RankingOptions { MaximumPapers = int.MaxValue, IncludeReplacements = drawn.Item3 }, drawn.Item2))];
            var expected = Merger.Merge(Ranker.RankAll(announced, requests));

            var ranking = await bot.Get<RecentRanker>().RankAsync(recent, requests, TestContext.Current.CancellationToken);

            ranking.Matched.ShouldBe(expected.Count);
            ShouldBeSame(await BestAsync(bot, ranking), expected, requests[0]);
            for (var place = 0; place < expected.Count; place += 17)
                ranking.PlaceOf(expected[place].Announced.Paper.Id).ShouldBe(place + 1);
        }
    }

    private static async Task<LoopbackBot> ReadAsync(IEnumerable<string> days)
    {
        var bot = await LoopbackBot.StartAsync(new FeedFolder(Corpus.Folder, correct: true), Categories, TestContext.Current.CancellationToken);
        foreach (var day in days)
        {
            bot.Morning(day);
            await bot.PollAsync();
        }

        return bot;
    }

    private static Task<IReadOnlyList<RankedPaper>> BestAsync(LoopbackBot bot, RecentRanking ranking) =>
        bot.ReadAsync(db => ranking.BestAsync(db, int.MaxValue, TestContext.Current.CancellationToken));

    private static void ShouldBeSame(IReadOnlyList<RankedPaper> papers, IReadOnlyList<RankedPaper> expected, RankingRequest request)
    {
        papers.Select(Line).ShouldBe(expected.Select(Line), QueryText.Print(request.Query));

        static string Line(RankedPaper paper) =>
            $"{paper.Announced.Paper.Id}v{paper.Announced.Version} {paper.Announced.Kind} {paper.Announced.List} {paper.Category} {paper.Score} {paper.Why}";
    }

    /// <summary>The whole language, with the words, phrases, names and categories of these papers.</summary>
    private static Gen<Term> Terms(IReadOnlyList<AnnouncedPaper> announced)
    {
        Gen<Paper> paper = Gen.Int[0, announced.Count - 1].Select(at => announced[at].Paper);
        Gen<string> words = Gen.Select(paper, Gen.Int[0, 1000], Gen.Int[1, 3]).Select((from, at, count) =>
        {
            var text = $"{from.Title} {from.Abstract}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return string.Join(' ', text.Skip(at % text.Length).Take(count));
        });
        return Gen.OneOf(
            Gen.Select(words, Gen.OneOf(QueryField.Text, QueryField.Title, QueryField.Abstract)).Select((text, field) => new Term(text) { Field = field }),
            Gen.Select(words, Gen.Int[2, 5]).Where((text, length) => text.Length > length && text[..length].All(char.IsAsciiLetter)).Select((text, length) => new Term($"{text[..length]}*")),
            paper.Where(from => from.Authors.Count > 0).Select(from => new Term(from.Authors[0]) { Field = QueryField.Author }),
            paper.Select(from => new Term(from.Categories[^1]) { Field = QueryField.Category }),
            Gen.OneOf("cs.*", "math.*", "stat.*").Select(archive => new Term(archive) { Field = QueryField.Category }),
            Gen.OneOf(@"\d+B\b", "speculative|quantiz", "^Towards").Select(pattern => new Term(pattern) { IsPattern = true }));
    }

    private static Gen<IReadOnlyList<AnnouncedList>?> Subset() =>
        Gen.Bool.Array[Days.Length * Corpus.Categories.Length].Select(chosen => chosen.All(list => list) || !chosen.Any(list => list)
            ? null
            : (IReadOnlyList<AnnouncedList>?)
            [
                .. from list in Days.SelectMany(day => Corpus.Categories.Select(category => new AnnouncedList(category, LoopbackBot.Day(day)))).Zip(chosen)
                   where list.Second
                   select list.First,
            ]);
}
