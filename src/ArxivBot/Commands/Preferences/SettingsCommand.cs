using ArxivBot.Documents;
using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Preferences;

internal sealed class SettingsCommand(NextDigest next) : ICommandHandler
{
    /// <summary>A parameter for each setting.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        .. SettingText.All.Select(setting => new Parameter(
            setting.Name,
            setting.IsZone ? ParameterKind.TimeZone : setting.Choices.Count > 0 ? ParameterKind.Choice : ParameterKind.Text,
            setting.Description)
        {
            Choices = setting.Choices,
            IsNamed = true,
        }),
    ];

    public Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var given = SettingText.All.Where(setting => context.Arguments.Has(setting.Name)).Select(setting => (setting, context.Arguments.Text(setting.Name)!)).ToList();
        return Task.FromResult(given.Count == 0 ? Show(context) : Change(context, given, next));
    }

    /// <summary>Sets one, or shows it where the text is empty.</summary>
    public static Task<Reply> RunAsync(CommandContext context, string name, string text, NextDigest next) => Task.FromResult(text.Length == 0
        ? Reply.Of(Facts(context.Chat.Settings, [SettingText.Of(name)]), new Paragraph(next.Sentence(context.Chat, context.Now)))
        : Change(context, [(SettingText.Of(name), text)], next));

    /// <summary>Sets all that are given, or none.</summary>
    private static Reply Change(CommandContext context, IReadOnlyList<(SettingText Setting, string Text)> given, NextDigest next)
    {
        var (chat, before) = (context.Chat, context.Chat.Settings);
        foreach (var (setting, text) in given)
        {
            var (settings, problem) = setting.Read(text, chat.Settings);
            if (settings is null)
                return Reply.Refused($"{setting.Name} cannot be '{Typed.Shown(text)}': {problem}. Nothing was changed.");
            chat.Settings = settings;
        }

        var changed = SettingText.All.Where(setting => setting.Show(before) != setting.Show(chat.Settings)).ToList();
        if (changed.Count == 0)
            return Reply.Of(new Paragraph("That is how it was already: nothing was changed."), Facts(chat.Settings, given.Select(one => one.Setting)));
        List<Block> blocks = [Facts(chat.Settings, changed)];
        if (Warning(chat.Settings) is { } warning && changed.Exists(setting => setting.Name is "time" or "quiet"))
            blocks.Add(new Notice(warning));
        blocks.Add(new Paragraph(next.Sentence(chat, context.Now)));
        return Reply.Of(blocks);
    }

    private Reply Show(CommandContext context)
    {
        List<Block> blocks = [new Heading(1, "Settings"), Facts(context.Chat.Settings, SettingText.All)];
        if (Warning(context.Chat.Settings) is { } warning)
            blocks.Add(new Notice(warning));
        return Reply.Of(
        [
            .. blocks,
            new Paragraph("Change one or several: /settings time=08:30 zone=Europe/Berlin days=mon-fri. What each takes: /help settings."),
            new Paragraph(next.Sentence(context.Chat, context.Now)),
            Switches(context.Chat.Settings),
        ]);
    }

    /// <summary>A tap for what is only on or off.</summary>
    private static Buttons Switches(ChatSettings settings) => new(
    [
        .. SettingText.All.Where(setting => setting.Choices.Count == 2)
            .Select(setting => (setting.Name, Other: setting.Choices.First(choice => choice != setting.Show(settings))))
            .Select(change => new Button($"{change.Name}: {change.Other}", $"settings {change.Name}={change.Other}")),
    ]);

    private static Facts Facts(ChatSettings settings, IEnumerable<SettingText> shown) => new([.. shown.Select(setting => new Fact(setting.Name, setting.Show(settings)))]);

    private static string? Warning(ChatSettings settings) =>
        settings is { QuietFrom: { } from, QuietUntil: { } until } && settings.DeliverAt.IsBetween(from, until)
            ? $"{TimeText.Print(settings.DeliverAt)} is inside the quiet hours: digests come at their end, at {TimeText.Print(until)}."
            : null;
}
