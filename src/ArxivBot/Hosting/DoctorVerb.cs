using System.Globalization;
using ArxivBot.Arxiv;
using ArxivBot.Deliveries;
using ArxivBot.Papers;
using ArxivBot.Platforms.Discord;
using ArxivBot.Platforms.Telegram;
using ArxivBot.Scheduling;
using ArxivBot.Storage;
using ArxivBot.Summaries.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serilog.Events;

namespace ArxivBot.Hosting;

/// <summary>Looks at everything the bot needs, and prints a line for each with what to do.</summary>
internal sealed class DoctorVerb(IServiceProvider services)
{
    private const long LeastFreeDisk = 200L * 1024 * 1024;
    private static readonly TimeSpan MostClockError = TimeSpan.FromMinutes(1);

    private bool _isWell = true;

    public static async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        try
        {
            var builder = Composition.Compose(settings, TimeProvider.System, LogEventLevel.Fatal);
            // It has settings too, which are to be right before the bot runs.
            builder.AddScheduling();
            // One try is enough to see whether arXiv is there.
            builder.Services.PostConfigure<ArxivOptions>(arxiv => arxiv.Retries = 1);
            using var host = builder.Build();
            Settings.Validate(host.Services);
            var doctor = new DoctorVerb(host.Services);
            await doctor.ExamineAsync(cancellationToken);
            return doctor._isWell ? ExitCode.Success : ExitCode.Failure;
        }
        catch (UsageException exception)
        {
            Print("FAIL", "settings", exception.Message);
            return ExitCode.Usage;
        }
    }

    private async Task ExamineAsync(CancellationToken cancellationToken)
    {
        var platforms = string.Join(", ", services.GetServices<IChatPlatform>().Select(platform => platform.Name));
        Report(true, "settings", $"all are valid; the bot speaks on {platforms}");
        await ExamineDatabaseAsync(cancellationToken);
        ExamineDisk();
        await ExamineArxivAsync(cancellationToken);
        if (services.GetService<DiscordCheckUp>() is { } discord)
        {
            var (isWell, words) = await discord.ExamineAsync(cancellationToken);
            Report(isWell, "Discord", words);
        }

        if (services.GetService<TelegramCheckUp>() is { } telegram)
        {
            var (isWell, words) = await telegram.ExamineAsync(cancellationToken);
            Report(isWell, "Telegram", words);
        }

        if (services.GetService<ModelCheckUp>() is { } model)
        {
            var (isWell, words) = await model.ExamineAsync(cancellationToken);
            Report(isWell, "summaries", words);
        }
    }

    private async Task ExamineDatabaseAsync(CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<Database>();
        try
        {
            await database.OpenAsync(cancellationToken);
            var (closed, open) = await database.ExplainAsync(async () =>
            {
                await using var db = await database.ConnectAsync(cancellationToken);
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                // A write that is taken back: a folder can be readable and not writable.
                await db.Database.ExecuteSqlRawAsync("CREATE TABLE Probe (Id INTEGER)", cancellationToken);
                await transaction.RollbackAsync(cancellationToken);
                return (await db.Set<Mailing>().CountAsync(m => m.State == MailingState.Closed, cancellationToken),
                    await db.Set<Mailing>().CountAsync(m => m.State == MailingState.Open, cancellationToken));
            });
            Report(true, "database", string.Create(CultureInfo.InvariantCulture, $"{database.Place}: up to date, {closed:N0} mailings closed, {open:N0} open"));
            Report(true, "chats", (await Standing.ReadAsync(database, cancellationToken)).Line);
        }
        catch (OperatorException exception)
        {
            Report(false, "database", exception.Message);
        }
    }

    private void ExamineDisk()
    {
        var folder = Path.GetFullPath(services.GetRequiredService<IOptions<StorageOptions>>().Value.Directory);
        try
        {
            var free = new DriveInfo(folder).AvailableFreeSpace;
            Report(free >= LeastFreeDisk, "disk", string.Create(CultureInfo.InvariantCulture,
                $"{free / (1024.0 * 1024 * 1024):N1} GiB free for {folder}{(free < LeastFreeDisk ? ": free some space, or set Storage:Directory to another disk" : "")}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Report(false, "disk", $"the free space of {folder} cannot be read: {exception.Message}");
        }
    }

    private async Task ExamineArxivAsync(CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<ArxivOptions>>().Value;
        var clock = services.GetRequiredService<TimeProvider>();
        var (isWell, words, arxivClock) = await services.GetRequiredService<FeedClient>().StatusAsync(cancellationToken);
        Report(isWell, "arXiv", isWell
            ? $"{options.FeedBaseUrl.GetLeftPart(UriPartial.Authority)}: {words}"
            : $"{words}. Check the network and Arxiv:FeedBaseUrl; while arXiv is down the bot keeps trying and loses nothing");
        if (options.Contact.Length == 0)
            Print("note", "contact", "Arxiv:Contact is empty: set an e-mail address, so that arXiv can reach you before it blocks you");
        ExamineClock(clock.GetUtcNow(), arxivClock);
    }

    private void ExamineClock(DateTimeOffset now, DateTimeOffset? arxivClock)
    {
        var calendar = services.GetRequiredService<AnnouncementCalendar>();
        var today = calendar.Today;
        var eastern = TimeZoneInfo.ConvertTime(now, AnnouncementCalendar.Zone);
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{eastern:ddd yyyy-MM-dd HH:mm} in arXiv's zone; {(calendar.IsAnnouncementDay(today) ? "a list is due today" : "no list is due today")}, the next one on {calendar.AnnouncementDayAfter(today):ddd yyyy-MM-dd}");
        var error = arxivClock - now;
        var right = error is null || error.Value.Duration() <= MostClockError;
        Report(right, "clock", right ? line : string.Create(CultureInfo.InvariantCulture,
            $"{line}. It differs from arXiv's by {error!.Value.Duration().TotalMinutes:N0} minutes: set this machine's time"));
    }

    private void Report(bool isWell, string what, string words)
    {
        _isWell &= isWell;
        Print(isWell ? "ok" : "FAIL", what, words);
    }

    private static void Print(string state, string what, string words) => Console.WriteLine($"{state,-5} {what,-9} {words.ReplaceLineEndings("\n" + new string(' ', 16))}");
}
