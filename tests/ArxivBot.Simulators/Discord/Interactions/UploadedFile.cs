using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord.Interactions;

/// <summary>A file that a user has chosen for an option of a command.</summary>
public sealed record UploadedFile(ulong Id, string Name, byte[] Content)
{
    /// <summary>What the interaction says of its size; the real one unless it lies.</summary>
    public long Size { get; init; } = Content.Length;

    internal string Path => $"attachments/{Snowflakes.Text(Id)}/{Uri.EscapeDataString(Name)}";

    internal JsonObject Drawn(Uri files) => new()
    {
        ["id"] = Snowflakes.Text(Id),
        ["filename"] = Name,
        ["size"] = Size,
        ["url"] = $"{files}{Path}",
        ["proxy_url"] = $"{files}{Path}",
        ["ephemeral"] = true,
    };
}
