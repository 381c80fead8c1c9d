using ArxivBot.Documents;

namespace ArxivBot.Digests;

/// <summary>What a person may want of a paper, or of a digest: commands to press.</summary>
internal static class PaperButtons
{
    public static readonly (string Label, string Command) Paper = ("Details", "paper"), Summary = ("Summary", "summary"),
        Save = ("Save", "save"), Remove = ("Remove", "unsave"), Why = ("Why", "why");

    /// <summary>Below a digest.</summary>
    public static readonly Buttons Digest = new([new Button("Settings", "settings"), new Button("Subscriptions", "subscriptions")]);

    /// <param name="id">The paper's, without version.</param>
    public static Buttons Of(string id, params IReadOnlyList<(string Label, string Command)> commands) =>
        new([.. commands.Select(button => new Button(button.Label, $"{button.Command} {id}"))]);
}
