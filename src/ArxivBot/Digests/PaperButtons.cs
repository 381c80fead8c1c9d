using System.Globalization;
using ArxivBot.Documents;

namespace ArxivBot.Digests;

/// <summary>What a person may want of a paper, or of a digest: commands to press.</summary>
internal static class PaperButtons
{
    public static readonly (string Label, string Command) Paper = ("Details", "paper"), Summary = ("Summary", "summary"),
        Save = ("Save", "save"), Remove = ("Remove", "unsave"), Why = ("Why", "why"), Like = ("👍", "like"), Dislike = ("👎", "dislike");

    /// <summary>Below a digest.</summary>
    public static readonly Buttons Digest = new([new Button("Settings", "settings"), new Button("Subscriptions", "subscriptions")]);

    /// <summary>Below a digest, or a page of what was left out of it: the next of those papers, if there are more.</summary>
    /// <param name="page">Of what is shown, counted from 1.</param>
    public static Buttons BelowPage(DateOnly day, int page, bool isLast) => isLast
        ? Digest
        : new([new Button("More", string.Create(CultureInfo.InvariantCulture, $"digest {day:yyyy-MM-dd} page={page + 1}")), .. Digest.Items]);

    /// <param name="id">The paper's, without version.</param>
    public static Buttons Of(string id, params IReadOnlyList<(string Label, string Command)> commands) =>
        new([.. commands.Select(button => new Button(button.Label, $"{button.Command} {id}"))]);
}
