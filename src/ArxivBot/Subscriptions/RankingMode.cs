namespace ArxivBot.Subscriptions;

/// <summary>How a subscription's papers are found and ordered.</summary>
internal enum RankingMode
{
    /// <summary>Whole words and phrases, plurals conflated, each paper once under its primary category.</summary>
    Words,

    /// <summary>The earlier bot's rule, to the last rank: substrings, new papers only.</summary>
    Classic,
}
