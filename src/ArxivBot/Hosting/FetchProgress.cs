using System.Globalization;
using ArxivBot.Arxiv;
using Spectre.Console;

namespace ArxivBot.Hosting;

/// <summary>Shows on standard error how far reading the lists is: a bar on a terminal, plain lines elsewhere.</summary>
internal static class FetchProgress
{
    public static async Task<T> ShowAsync<T>(IReadOnlyList<Category> categories, Func<IProgress<Category>, Task<T>> read)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected || !console.Profile.Out.IsTerminal)
        {
            var count = 0;
            return await read(new Steps(category => Console.Error.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"read {category} ({++count} of {categories.Count})"))));
        }

        return await console.Progress().AutoClear(true).Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask("arXiv", maxValue: categories.Count);
                return await read(new Steps(category =>
                {
                    task.Description = category.Id;
                    task.Increment(1);
                }));
            });
    }

    // Progress<T> reports on another thread, in any order.
    private sealed class Steps(Action<Category> step) : IProgress<Category>
    {
        public void Report(Category value) => step(value);
    }
}
