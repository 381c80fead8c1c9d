using System.Globalization;
using Spectre.Console;

namespace ArxivBot.Hosting;

/// <summary>Shows on standard error how far something is: a bar on a terminal, plain lines elsewhere.</summary>
internal static class ShownProgress
{
    /// <param name="what">Is done to each of them, such as <c>read</c>.</param>
    /// <param name="count">How many there are.</param>
    public static async Task<T> ShowAsync<T, TStep>(string what, int count, Func<IProgress<TStep>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected || !console.Profile.Out.IsTerminal)
        {
            var done = 0;
            return await work(new Steps<TStep>(step => Console.Error.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{what} {step} ({Interlocked.Increment(ref done)} of {count})"))));
        }

        return await console.Progress().AutoClear(true).Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(what, maxValue: count);
                return await work(new Steps<TStep>(step =>
                {
                    task.Description = $"{what} {step}".EscapeMarkup();
                    task.Increment(1);
                }));
            });
    }

    // Progress<T> reports on another thread, in any order.
    private sealed class Steps<TStep>(Action<TStep> step) : IProgress<TStep>
    {
        public void Report(TStep value) => step(value);
    }
}
