namespace ArxivBot.Tests;

/// <summary>Recorded days and digests that are too large for the repository; tests without them are skipped.</summary>
internal static class Shared
{
    /// <summary>The file in a folder <c>shared</c> beside this checkout or above it; the test is skipped where there is none.</summary>
    public static string Path(string relative)
    {
        if (Find(relative) is { } path)
            return path;
        Assert.Skip($"shared/{relative} is not on this machine.");
        return "";
    }

    /// <summary>The same; null where there is none.</summary>
    public static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "shared", relative);
            if (File.Exists(path) || Directory.Exists(path))
                return path;
        }

        return null;
    }
}
