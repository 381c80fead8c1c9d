namespace ArxivBot.Discord.Tests;

/// <summary>Discord's own description of its REST interface, too large for the repository.</summary>
internal static class Shared
{
    /// <summary>The file in a folder <c>shared</c> beside this checkout or above it; null when there is none.</summary>
    public static string? OpenApi { get; } = Find("discord/openapi.json");

    private static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", relative) is var path && File.Exists(path))
                return path;
        }

        return null;
    }
}
