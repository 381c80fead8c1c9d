using System.Text;

namespace ArxivBot.Hosting;

/// <summary>A file that the program writes for people.</summary>
internal static class OutputFile
{
    /// <summary>The file is there whole, or is what it was.</summary>
    /// <exception cref="OperatorException">It cannot be written.</exception>
    public static async Task SaveAsync(FileInfo file, string text, CancellationToken cancellationToken)
    {
        string? unfinished = null;
        try
        {
            if (file.Exists)
            {
                await using var there = new FileStream(file.FullName, FileMode.Open, FileAccess.Write);
                // A device or a pipe has no length, and must not be replaced by a file; an empty file has nothing to lose.
                if (!there.CanSeek || there.Length == 0)
                {
                    await there.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
                    return;
                }
            }

            var target = (file.Exists ? file.ResolveLinkTarget(returnFinalTarget: true) : null) ?? file;
            unfinished = $"{target.FullName}.{Environment.ProcessId}.tmp";
            await File.WriteAllTextAsync(unfinished, text, cancellationToken);
            File.Move(unfinished, target.FullName, overwrite: true);
        }
        catch (Exception exception)
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
            if (exception is IOException or UnauthorizedAccessException)
                throw new OperatorException($"{file} cannot be written: {exception.Message}", exception);
            throw;
        }
    }
}
