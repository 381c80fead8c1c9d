namespace ArxivBot.Arxiv;

/// <summary>
/// Why a paper is in a category's list, in the order in which arXiv prefers one when several apply.
/// https://info.arxiv.org/help/rss_specifications.html
/// </summary>
internal enum AnnouncementKind
{
    /// <summary>First announced, and this is its primary category. The version need not be 1.</summary>
    New,

    /// <summary>Cross-listed: its primary category is another one.</summary>
    Cross,

    /// <summary>A new version of a paper whose primary category this is.</summary>
    Replace,

    /// <summary>A new version of a cross-listed paper.</summary>
    ReplaceCross,
}

internal static class AnnouncementKinds
{
    /// <summary>arXiv's word for the kind, as in <c>arxiv:announce_type</c>.</summary>
    public static string Word(this AnnouncementKind kind) => kind switch
    {
        AnnouncementKind.New => "new",
        AnnouncementKind.Cross => "cross",
        AnnouncementKind.Replace => "replace",
        AnnouncementKind.ReplaceCross => "replace-cross",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static bool TryParse(string? word, out AnnouncementKind kind)
    {
        (kind, var known) = word?.Trim() switch
        {
            "new" => (AnnouncementKind.New, true),
            "cross" => (AnnouncementKind.Cross, true),
            "replace" => (AnnouncementKind.Replace, true),
            "replace-cross" => (AnnouncementKind.ReplaceCross, true),
            _ => (default, false),
        };
        return known;
    }

    /// <summary>A paper that is announced for the first time in this category, rather than a new version of it.</summary>
    public static bool IsFirst(this AnnouncementKind kind) => kind is AnnouncementKind.New or AnnouncementKind.Cross;
}
