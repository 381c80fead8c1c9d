namespace ArxivBot.Simulators.Arxiv.Feeds;

/// <summary>
/// Why a paper stands in a feed, in the order in which a feed lists them and in which the first of several wins.
/// https://info.arxiv.org/help/rss_specifications.html
/// </summary>
public enum AnnounceType
{
    New,
    Cross,
    Replace,
    ReplaceCross,
}

internal static class AnnounceTypes
{
    private static readonly string[] Words = ["new", "cross", "replace", "replace-cross"];

    public static string Word(this AnnounceType type) => Words[(int)type];

    public static AnnounceType? Find(string word) => Array.IndexOf(Words, word) is >= 0 and var index ? (AnnounceType)index : null;
}
