using ArxivBot.Arxiv;
using ArxivBot.Documents;

namespace ArxivBot.Commands.LookingUp;

/// <summary>What a person may want of a paper.</summary>
internal static class PaperButtons
{
    public static readonly (string Label, string Command) Paper = ("Details", "paper"), Summary = ("Summary", "summary"),
        Save = ("Save", "save"), Remove = ("Remove", "unsave"), Why = ("Why", "why");

    public static Buttons Of(ArxivId id, params IReadOnlyList<(string Label, string Command)> commands) =>
        new([.. commands.Select(button => new Button(button.Label, $"{button.Command} {id}"))]);
}
