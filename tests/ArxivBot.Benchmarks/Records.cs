namespace ArxivBot.Benchmarks;

/// <summary>Recorded announcement days, too large for the repository.</summary>
internal static class Records
{
    /// <summary>The corpus in a folder <c>shared</c> beside this checkout or above it; null where there is none.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var corpus = Path.Combine(folder.FullName, "shared", "arxiv", "corpus");
            if (Directory.Exists(corpus))
                return corpus;
        }

        return null;
    }
}
