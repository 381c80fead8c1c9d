namespace ArxivBot.Hosting;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0, Failure = 1, Usage = 2;
}
