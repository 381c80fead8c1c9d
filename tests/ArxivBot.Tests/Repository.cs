namespace ArxivBot.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ArxivBot.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"ArxivBot.sln is not above {AppContext.BaseDirectory}");
    }
}
