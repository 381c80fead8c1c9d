using System.CommandLine;
using ArxivBot;
using ArxivBot.Hosting;

try
{
    var parsed = CommandLine.Build().Parse(args);
    if (parsed.Errors.Count > 0)
        throw new UsageException($"{string.Join("\n", parsed.Errors.Select(e => e.Message))}\nRun arxivbot --help to see what is allowed.");
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (UsageException exception)
{
    Console.Error.WriteLine($"arxivbot: {exception.Message}");
    return ExitCode.Usage;
}
catch (OperatorException exception)
{
    Console.Error.WriteLine($"arxivbot: {exception.Message}");
    return ExitCode.Failure;
}
catch (IOException exception)
{
    // Files and the database are explained where they are used; what is left is the output.
    Console.Error.WriteLine($"arxivbot: the output cannot be written: {exception.Message}");
    return ExitCode.Failure;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("arxivbot: stopped");
    return ExitCode.Failure;
}
catch (Exception exception)
{
    Console.Error.WriteLine($"arxivbot: a fault of the program; please report it with these lines: {exception}");
    return ExitCode.Failure;
}
