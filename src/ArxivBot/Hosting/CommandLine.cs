using System.CommandLine;
using System.Globalization;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Platforms.Console;
using ArxivBot.Subscriptions;

namespace ArxivBot.Hosting;

/// <summary>The verbs and what each takes.</summary>
internal static class CommandLine
{
    private static readonly Option<FileInfo?> SettingsFile = new("--settings") { Description = "The settings file (default: config/arxivbot.json)", Recursive = true };
    private static readonly Option<string[]> Set = new("--set") { Description = "One setting, as Section:Key=Value; may be given several times", Recursive = true, DefaultValueFactory = _ => [] };

    public static RootCommand Build() => new("Reads what arXiv announces, picks what you care about, and brings it to you.")
    {
        SettingsFile, Set, Demo(), Digest(), Chat(), Run(), Export(), Import(), Doctor(), ReadPaper(),
    };

    private static Command Demo()
    {
        var demo = new Command("demo", "Shows three real announcement days from files: no network, nothing to configure");
        demo.SetAction((_, cancellationToken) => DemoVerb.RunAsync(cancellationToken));
        return demo;
    }

    private static Command Digest()
    {
        var config = new Option<FileInfo?>("--config") { Description = "A config.json of the earlier bot; implies --mode classic" };
        var categories = new Option<string[]>("--categories") { Description = "Such as cs.LG cs.CL", AllowMultipleArgumentsPerToken = true };
        var query = new Option<string?>("--query") { Description = "What to look for, such as 'LLM \"mixture of experts\"^2 quantiz* -survey'" };
        var date = Date("Which day it is for this run (default: today, US Eastern)");
        var max = new Option<int?>("--max")
        {
            Description = "The most papers, from 1 to 1000",
            CustomParser = result =>
            {
                if (int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1000)
                    return number;
                result.AddError($"--max is '{result.Tokens[0].Value}': it must be a whole number from 1 to 1000");
                return null;
            },
        };
        var mode = OneOf<RankingMode>("--mode", "words: whole words and phrases; classic: the earlier bot's rule");
        var format = OneOf<DigestFormat>("--format", "How to write it (default: text)");
        var output = new Option<FileInfo?>("--out") { Description = "The file to write (default: standard output)" };
        var digest = new Command("digest", "Writes one digest of what arXiv serves now") { config, categories, query, date, max, mode, format, output };
        digest.SetAction((parsed, cancellationToken) => DigestVerb.RunAsync(
            Settings(parsed),
            new DigestRequest(
                parsed.GetValue(config),
                parsed.GetValue(categories) is { Length: > 0 } named ? string.Join(' ', named) : null,
                parsed.GetValue(query), parsed.GetValue(date), parsed.GetValue(max), parsed.GetValue(mode),
                parsed.GetValue(format) ?? DigestFormat.Text, parsed.GetValue(output)),
            cancellationToken));
        return digest;
    }

    private static Command Chat()
    {
        var user = new Option<string>("--as") { Description = "Who is speaking", DefaultValueFactory = _ => ConsolePlatform.DefaultUser };
        var room = new Option<string?>("--shared") { Description = "A chat that several people share, by its name (default: the user's own)" };
        var guest = new Option<bool>("--guest") { Description = "The user is no admin of the shared chat" };
        var admin = new Option<bool>("--admin") { Description = "The user is an admin of the shared chat (the default)" };
        var practice = new Option<bool>("--demo") { Description = "Practice on three real announcement days from files; nothing is kept" };
        var chat = new Command("chat", "Talks with the bot in this terminal, or line by line from its input") { user, room, admin, guest, practice };
        chat.Validators.Add(result =>
        {
            if (result.GetValue(admin) && result.GetValue(guest))
                result.AddError("--admin and --guest do not go together: leave one out");
        });
        chat.SetAction((parsed, cancellationToken) => ChatVerb.RunAsync(
            Settings(parsed), new ChatOfTerminal(parsed.GetValue(user)!, parsed.GetValue(room), !parsed.GetValue(guest)), parsed.GetValue(practice), cancellationToken));
        return chat;
    }

    private static Command Export()
    {
        var output = new Option<FileInfo?>("--out") { Description = "The file to write (default: standard output)" };
        var export = new Command("export", "Writes all chats with their subscriptions and settings, as JSON") { output };
        export.SetAction((parsed, cancellationToken) => ExportVerb.RunAsync(Settings(parsed), parsed.GetValue(output), cancellationToken));
        return export;
    }

    private static Command Import()
    {
        var file = new Argument<FileInfo>("file") { Description = "JSON of export, an OPML file, or the earlier bot's config.json" };
        var import = new Command("import", "Takes chats from a file: all of it, or nothing") { file };
        import.SetAction((parsed, cancellationToken) => ImportVerb.RunAsync(Settings(parsed), parsed.GetValue(file)!, cancellationToken));
        return import;
    }

    private static Command Run()
    {
        var date = Date("Which day it is at the start, to replay recorded feeds (default: today, US Eastern)");
        var run = new Command("run", "Runs the bot until it is stopped") { date };
        run.SetAction((parsed, cancellationToken) => RunVerb.RunAsync(Settings(parsed), parsed.GetValue(date), cancellationToken));
        return run;
    }

    private static Command Doctor()
    {
        var doctor = new Command("doctor", "Checks settings, database, arXiv, clock and disk, and says what to do");
        doctor.SetAction((parsed, cancellationToken) => DoctorVerb.RunAsync(Settings(parsed), cancellationToken));
        return doctor;
    }

    /// <summary>What the program runs for itself, apart from its own memory and time.</summary>
    private static Command ReadPaper()
    {
        var id = new Argument<string>("id");
        var kind = new Argument<TextSource>("kind");
        var read = new Command(PaperProcess.Verb, "Reads one paper's file from its input") { id, kind };
        read.Hidden = true;
        read.SetAction((parsed, cancellationToken) => PaperProcess.AnswerAsync(
            parsed.GetValue(id)!, parsed.GetValue(kind), Console.OpenStandardInput(), Console.OpenStandardOutput(), cancellationToken));
        return read;
    }

    private static Settings Settings(ParseResult parsed) => new(parsed.GetValue(SettingsFile)?.ToString(), parsed.GetValue(Set)!);

    private static Option<T?> OneOf<T>(string name, string description)
        where T : struct, Enum
    {
        var words = Enum.GetNames<T>().Select(word => word.ToLowerInvariant()).ToList();
        return new Option<T?>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            CustomParser = result =>
            {
                var typed = result.Tokens[0].Value;
                if (words.Contains(typed, StringComparer.OrdinalIgnoreCase))
                    return Enum.Parse<T>(typed, ignoreCase: true);
                result.AddError($"{name} is '{typed}': it must be {string.Join(" or ", words)}");
                return null;
            },
        };
    }

    private static Option<DateOnly?> Date(string description) => new("--date")
    {
        Description = description,
        HelpName = "yyyy-MM-dd",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"--date is '{result.Tokens[0].Value}': write a day as yyyy-MM-dd, such as 2025-12-18");
            return null;
        },
    };
}
