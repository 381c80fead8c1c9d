using ArxivBot.Arxiv;

namespace ArxivBot.Papers;

/// <summary>A paper as one category's list announced it: what is matched and ranked.</summary>
/// <param name="Version">The version announced, counted from 1.</param>
/// <param name="Category">The category whose list it stood in.</param>
/// <param name="Day">The announcement day, in arXiv's zone.</param>
internal sealed record AnnouncedPaper(Paper Paper, int Version, AnnouncementKind Kind, string Category, DateOnly Day)
{
    public AnnouncedList List => new(Category, Day);
}

/// <summary>One category's list of one announcement day.</summary>
internal readonly record struct AnnouncedList(string Category, DateOnly Day);
