using System.Runtime.CompilerServices;

namespace ArxivBot.Tests.Recorded;

/// <summary>Whole renderings kept as files beside the tests.</summary>
internal static class Recording
{
    /// <summary>Set to any value to write what the tests produce instead of comparing it.</summary>
    private const string Rewrite = "ARXIVBOT_REWRITE_RECORDINGS";

    public static void ShouldBe(string rendered, string name, [CallerFilePath] string here = "")
    {
        var tests = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(tests.FullName, "ArxivBot.Tests.csproj")))
            tests = tests.Parent!;
        var path = Path.Combine(tests.FullName, "Recorded", name);
        if (Environment.GetEnvironmentVariable(Rewrite) is not null)
            File.WriteAllText(path, rendered);
        rendered.ShouldBe(File.ReadAllText(path));
    }
}
