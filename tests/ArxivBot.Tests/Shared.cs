namespace ArxivBot.Tests;

/// <summary>Recorded material that lies beside the repository, in a folder <c>shared</c>, and not in it: too large, or not ours to publish.</summary>
internal static class Shared
{
    /// <summary>The full path of a file or folder in it; skips the test where it is absent.</summary>
    public static string Path(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "shared", relative);
            if (File.Exists(path) || Directory.Exists(path))
                return path;
        }

        Assert.Skip($"shared/{relative} is not on this machine");
        throw new InvalidOperationException("Assert.Skip has thrown");
    }
}
