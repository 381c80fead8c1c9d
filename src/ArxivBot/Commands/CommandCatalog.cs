using ArxivBot.Commands.LookingUp;
using ArxivBot.Commands.Moving;
using ArxivBot.Commands.Preferences;
using ArxivBot.Commands.Reading;
using ArxivBot.Commands.Subscribing;

namespace ArxivBot.Commands;

/// <summary>Every command, declared once: handlers, help, completion, the platforms' lists and <c>docs/commands.md</c> follow.</summary>
internal static class CommandCatalog
{
    private static readonly Parameter Categories = new("categories", ParameterKind.Categories, "arXiv's categories: cs.LG, cs.CL") { IsRequired = true };
    private static readonly Parameter Query = new("query", ParameterKind.Query, "What to look for: LLM \"mixture of experts\"^2 -survey");
    private static readonly Parameter Name = new("name", ParameterKind.Text, "What the chat calls it: name=moe");
    private static readonly Parameter Mode = new("mode", ParameterKind.Choice, "How papers are found and ordered; classic is the earlier bot's rule") { Choices = ["words", "classic"] };
    private static readonly Parameter What = new("what", ParameterKind.Text, "A subscription's name, categories, or all; nothing lists them") { CompletedAs = ParameterKind.Subscription };
    private static readonly Parameter AddOrRemove = new("action", ParameterKind.Choice, "What to do with the list; nothing shows it") { Choices = ["add", "remove", "list"] };
    private static readonly Parameter Follow = AddOrRemove with { Choices = ["follow", "unfollow", "list"] };
    private static readonly Parameter Terms = new("terms", ParameterKind.Query, "Words and phrases: LLM \"mixture of experts\"^2");
    private static readonly Parameter Names = new("names", ParameterKind.Text, "Authors, separated by commas: Tri Dao, Geoffrey Hinton");
    private static readonly Parameter Rhythm = new("rhythm", ParameterKind.Choice, "Every day, or once a week") { Choices = ["daily", "weekly"] };
    private static readonly Parameter Weekday = new("day", ParameterKind.Text, "The day of a weekly digest: friday");
    private static readonly Parameter Hours = new("hours", ParameterKind.Text, "From and until: 22:00-07:00, or off");
    private static readonly Parameter ExportFormat = new("format", ParameterKind.Choice, "bibtex: your saved papers; opml: the chat's feeds; json: all of the chat's settings") { Choices = ["bibtex", "opml", "json"], IsRequired = true };
    private static readonly Parameter ImportFile = new("file", ParameterKind.File, "A json file of /export, an OPML file, or the earlier bot's config.json") { IsRequired = true };
    private static readonly Parameter AboutCommand = new("command", ParameterKind.Command, "The one to explain");

    private static readonly Parameter Paper = new("id", ParameterKind.Paper, "A paper: 2512.14925, or a link to it") { IsRequired = true };
    private static readonly Parameter Days = new("days", ParameterKind.Days, "How many days to look back: 7");

    public static IReadOnlyList<CommandGroup> Groups { get; } =
    [
        new("What to watch",
        [
            Command.Of<SubscribeCommand>("subscribe", "Adds a subscription: categories, and what to look for in them", Audience.Admins, Categories, Query, Name, Mode),
            Command.Of<StartCommand>("start", "Says what the bot does, and how to begin", Audience.Everyone),
            Command.Of<CategoriesCommand>("categories", "arXiv's categories, to choose from", Audience.Everyone, new Parameter(CategoriesCommand.Group, ParameterKind.Text, "A part of arXiv: Computer Science")),
            Command.Of<UnsubscribeCommand>("unsubscribe", "Takes away a subscription, categories, or all", Audience.Admins, What) with { OnlyReads = Lists("what") },
            Command.Of<SubscriptionsCommand>("subscriptions", "Shows what this chat is subscribed to", Audience.Everyone),
            Command.Of<KeywordsCommand>("keywords", "Words that count in all subscriptions", Audience.Admins, AddOrRemove, Terms) with { OnlyReads = Lists("action") },
            Command.Of<AuthorsCommand>("authors", "Authors whose papers count in all subscriptions", Audience.Admins, Follow, Names) with { OnlyReads = Lists("action") },
            Command.Of<ExcludeCommand>("exclude", "Words that drop a paper from all subscriptions", Audience.Admins, AddOrRemove, Terms) with { OnlyReads = Lists("action") },
        ]),
        new("What to read",
        [
            Command.Of<TodayCommand>("today", "The newest announcement day's digest, now", Audience.Everyone, Categories with { IsRequired = false }),
            Command.Of<DigestCommand>("digest", "The digest of a day, as it was delivered", Audience.Everyone, new Parameter("date", ParameterKind.Day, "An announcement day: 2025-12-18, yesterday, monday"), new Parameter("page", ParameterKind.Text, "From 2 on: papers that matched and had no room in it") { IsNamed = true }),
            Command.Of<TopCommand>("top", "The best papers of the last days for this chat", Audience.Everyone, Days),
            Command.Of<SearchCommand>("search", "Papers announced in the last days, in whatever category", Audience.Everyone, Query with { IsRequired = true }, Days with { Description = "How many days to look back; a number at the end: 7" }),
            Command.Of<PreviewCommand>("preview", "What a subscription would have sent on the last days", Audience.Everyone, Categories with { IsRequired = false }, Query),
            Command.Of<StatusCommand>("status", "What was delivered, what comes next, and what is late and why", Audience.Everyone),
        ]),
        new("One paper",
        [
            Command.Of<PaperCommand>("paper", "All that is known of a paper", Audience.Everyone, Paper),
            Command.Of<SummaryCommand>("summary", "A paper in a few sentences", Audience.Everyone, Paper),
            Command.Of<AskCommand>("ask", "Answers a question from a paper's text", Audience.Everyone, Paper, new Parameter(AskCommand.Question, ParameterKind.Text, "What you want to know of it: which data was it trained on?") { IsRequired = true }),
            Command.Of<WhyCommand>("why", "Why a paper is in this chat's digests, or is not", Audience.Everyone, Paper),
            Command.Of<SaveCommand>("save", "Puts a paper on your reading list", Audience.Everyone, Paper),
            Command.Of<SavedCommand>("saved", "Your reading list", Audience.Everyone, new Parameter("page", ParameterKind.Text, "Which ten of them, counted from 1")),
            Command.Of<LikeCommand>("like", "Votes for a paper; once more takes it back", Audience.Everyone, Paper),
            Command.Of<DislikeCommand>("dislike", "Votes against a paper; once more takes it back", Audience.Everyone, Paper),
            Command.Of<UnsaveCommand>("unsave", "Takes a paper off your reading list", Audience.Everyone, Paper),
        ]),
        new("When and how",
        [
            Command.Of<SettingsCommand>("settings", "Shows or changes when and how digests come", Audience.Admins, SettingsCommand.Parameters) with
            {
                OnlyReads = arguments => !SettingsCommand.Parameters.Any(parameter => arguments.Has(parameter.Name)),
            },
            Command.Of<ScheduleCommand>("schedule", "Digests daily, or weekly on a day", Audience.Admins, Rhythm, Weekday) with { OnlyReads = Lists("rhythm") },
            Command.Of<QuietCommand>("quiet", "Hours in which nothing is sent", Audience.Admins, Hours) with { OnlyReads = Lists("hours") },
            Command.Of<SetupCommand>("setup", "Checks what the bot may do here, and what is still to be done", Audience.Everyone),
            Command.Of<PauseCommand>("pause", "Sends no digests until /resume", Audience.Admins),
            Command.Of<ResumeCommand>("resume", "Goes on after /pause", Audience.Admins),
        ]),
        new("In and out",
        [
            Command.Of<ExportCommand>("export", "Gives a file: saved papers, feeds, or this chat's subscriptions", Audience.Everyone, ExportFormat),
            Command.Of<ImportCommand>("import", "Takes subscriptions from a file: all of it, or nothing", Audience.Admins, ImportFile),
            Command.Of<HelpCommand>("help", "Lists the commands, or explains one", Audience.Everyone, AboutCommand),
        ]),
    ];

    public static IReadOnlyList<Command> All { get; } = [.. Groups.SelectMany(group => group.Commands)];

    private static readonly Dictionary<string, Command> ByName = All.ToDictionary(command => command.Name);

    public static Command? Find(string name) => ByName.GetValueOrDefault(name);

    public static Reply Unknown(string name) => name.Length == 0
        ? Reply.Refused("There is no command here: /help lists them.")
        : Reply.Refused($"There is no command /{Typed.Shown(name)}: did you mean /{Typed.Nearest(name, ByName.Keys)}? /help lists them all.");

    /// <summary>Without this argument, or with the word list, it shows and changes nothing.</summary>
    private static Func<Arguments, bool> Lists(string name) => arguments => arguments.Text(name) is null or "list";
}

/// <param name="Title">For people.</param>
internal sealed record CommandGroup(string Title, IReadOnlyList<Command> Commands);
