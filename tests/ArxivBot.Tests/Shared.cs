namespace ArxivBot.Tests;

/// <summary>Recorded data too large for the repository; tests that need it are skipped where it is absent.</summary>
internal static class Shared
{
    private static readonly string? Folder = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Path(string relative)
    {
        var path = Folder is null ? null : System.IO.Path.Combine(Folder, relative);
        Assert.SkipUnless(path is not null && System.IO.Path.Exists(path), $"needs the recorded data '{relative}' in a folder 'shared' beside the checkout");
        return path!;
    }

    private static string? Find(DirectoryInfo? from)
    {
        for (var folder = from; folder is not null; folder = folder.Parent)
        {
            var shared = System.IO.Path.Combine(folder.FullName, "shared", "arxiv");
            if (Directory.Exists(shared))
                return System.IO.Path.GetDirectoryName(shared);
        }

        return null;
    }
}
