using System.Runtime.CompilerServices;

namespace ArxivBot.Tests.Recorded;

/// <summary>Whole renderings kept as files beside the tests.</summary>
internal static class Recording
{
    /// <summary>Set to any value to write what the tests produce instead of comparing it. Not ARXIVBOT_: that is for settings.</summary>
    private const string Rewrite = "REWRITE_RECORDINGS";

    public static bool IsRewriting => Environment.GetEnvironmentVariable(Rewrite) is not null;

    public static void ShouldBe(string rendered, string name, [CallerFilePath] string here = "")
    {
        var tests = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(tests.FullName, "ArxivBot.Tests.csproj")))
            tests = tests.Parent!;
        var path = Path.Combine(tests.FullName, "Recorded", name);
        if (IsRewriting)
            File.WriteAllText(path, rendered);
        rendered.ShouldBe(File.ReadAllText(path));
    }
}
