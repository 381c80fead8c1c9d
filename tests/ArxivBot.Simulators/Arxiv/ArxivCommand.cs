using System.CommandLine;
using System.Globalization;
using ArxivBot.Simulators.Arxiv.Faults;
using ArxivBot.Simulators.Arxiv.Feeds;

namespace ArxivBot.Simulators.Arxiv;

/// <summary><c>arxiv</c>: the simulated arXiv, run by hand.</summary>
internal static class ArxivCommand
{
    private static readonly string[] GeneratedCategories = ["cs.AI", "cs.CL", "cs.DC", "cs.LG"];

    public static Command Create()
    {
        var feeds = new Option<DirectoryInfo>("--feeds")
        {
            Description = "Folder of {yyyy-MM-dd}/{category}.xml or .xml.gz. Without it, a small generated set of five weekdays is served.",
        }.AcceptExistingOnly();
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 for any free one.", DefaultValueFactory = _ => 8081 };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ushort.TryParse(token.Value, CultureInfo.InvariantCulture, out _))
                result.AddError($"'{token.Value}' is not a port; --port takes 0 to 65535.");
        });
        var date = new Option<DateOnly?>("--date")
        {
            Description = "The announcement day to serve, yyyy-MM-dd. Without it, the newest day there is.",
            CustomParser = result =>
            {
                if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                    return day;
                result.AddError($"'{result.Tokens[0].Value}' is not a day; --date takes yyyy-MM-dd.");
                return null;
            },
        };
        var faults = new Option<string[]>("--fault") { Description = FaultText.Grammar, HelpName = "CATEGORY=FAULT", DefaultValueFactory = _ => [] };
        faults.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => FaultText.TryParse(token.Value) is null))
                result.AddError($"'{token.Value}' is not a fault; --fault takes {FaultText.Grammar}.");
        });

        var command = new Command("arxiv", "Serves arXiv's daily feeds until Ctrl-C.") { feeds, port, date, faults };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetValue(feeds),
            arguments.GetValue(port),
            arguments.GetValue(date),
            [.. arguments.GetRequiredValue(faults).Select(FaultText.TryParse).OfType<FaultText>()],
            arguments.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        DirectoryInfo? folder,
        int port,
        DateOnly? date,
        IReadOnlyList<FaultText> faults,
        InvocationConfiguration console,
        CancellationToken cancellationToken)
    {
        var output = TextWriter.Synchronized(console.Output);
        IFeedSource source = folder is null ? Generated(date ?? Weekday(TimeProvider.System)) : new FeedFolder(folder.FullName);
        var options = new ArxivSimulatorOptions { Feeds = source, Port = port, Today = date, Log = output.WriteLine };
        ArxivSimulator arxiv;
        try
        {
            arxiv = await ArxivSimulator.StartAsync(options, cancellationToken);
        }
        catch (IOException exception)
        {
            await console.Error.WriteLineAsync($"Cannot listen on 127.0.0.1:{port}: {exception.Message} Name another with --port.");
            return 1;
        }

        await using (arxiv)
            await ServeAsync(arxiv, source, faults, output, cancellationToken);
        return 0;
    }

    private static async Task ServeAsync(
        ArxivSimulator arxiv, IFeedSource source, IReadOnlyList<FaultText> faults, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var (category, fault, times) in faults)
        {
            if (category is null)
                arxiv.FailAll(fault, times);
            else
                arxiv.Fail(category, fault, times);
        }

        await output.WriteLineAsync($"Serving arXiv of {arxiv.Today:yyyy-MM-dd} at {arxiv.BaseUrl}");
        foreach (var category in source.Categories(arxiv.Today).Order(StringComparer.Ordinal))
            await output.WriteLineAsync($"  {arxiv.BaseUrl}rss/{category}");
        foreach (var (category, fault, times) in faults)
            await output.WriteLineAsync($"  fault of {category ?? "all"}: {fault}{(times is null ? "" : $", {times} times")}");

        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellationToken.Register(ended.SetResult))
            await ended.Task;
    }

    private static AnnouncedPapers Generated(DateOnly last)
    {
        var papers = new AnnouncedPapers();
        for (var (day, left) = (last, 5); left > 0; day = day.AddDays(-1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                continue;
            papers.Announce(day, GeneratedDay.Papers(day, GeneratedCategories, 40));
            left--;
        }

        return papers;
    }

    private static DateOnly Weekday(TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(EasternTime.Now(clock).DateTime);
        return today.DayOfWeek switch
        {
            DayOfWeek.Saturday => today.AddDays(-1),
            DayOfWeek.Sunday => today.AddDays(-2),
            _ => today,
        };
    }
}
