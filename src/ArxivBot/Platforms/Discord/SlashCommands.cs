using System.Security.Cryptography;
using System.Text.Json;
using ArxivBot.Commands;
using ArxivBot.Discord;

namespace ArxivBot.Platforms.Discord;

/// <summary>The catalog as Discord has it.</summary>
internal static class SlashCommands
{
    private const string PastedFile = "text";

    /// <param name="everywhere">False for a list of one server, which knows no contexts.</param>
    public static IReadOnlyList<ApplicationCommand> Of(IEnumerable<Command> commands, bool everywhere) =>
        [.. commands.Select(command => new ApplicationCommand(command.Name, command.Description)
        {
            DescriptionLocalizations = Localized(command.Description),
            Options = [.. command.Parameters.SelectMany(Options)],
            DefaultMemberPermissions = command.Audience == Audience.Admins ? Permissions.ManageGuild : null,
            Contexts = everywhere ? [InteractionContext.Guild, InteractionContext.BotDirectMessage] : null,
            IntegrationTypes = everywhere ? [IntegrationType.GuildInstall] : null,
        })];

    public static string HashOf(IReadOnlyList<ApplicationCommand> commands) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(commands)));

    /// <summary>The name in the catalog of what an option gives.</summary>
    public static string ParameterOf(string? command, string option) => option == PastedFile
        && CommandCatalog.Find(command ?? "")?.Parameters.FirstOrDefault(parameter => parameter.Kind == ParameterKind.File) is { } file ? file.Name : option;

    /// <summary>Whether the bot offers values while the user types.</summary>
    private static bool IsCompleted(Parameter parameter) => parameter.CompletedAs is ParameterKind.Categories or ParameterKind.Subscription
        or ParameterKind.TimeZone or ParameterKind.Day or ParameterKind.Command or ParameterKind.Paper;

    // https://docs.discord.com/developers/reference#locales
    private static Dictionary<string, string> Localized(string description) => new() { ["zh-CN"] = Translations.Of(description, "zh") };

    // A file may be uploaded, or its text pasted.
    private static IEnumerable<CommandOption> Options(Parameter parameter) => parameter.Kind == ParameterKind.File
        ? [new(CommandOptionType.Attachment, parameter.Name, parameter.Description) { DescriptionLocalizations = Localized(parameter.Description) }, new(CommandOptionType.Text, PastedFile, "The same, pasted")]
        : [Option(parameter)];

    private static CommandOption Option(Parameter parameter) =>
        new(parameter.Kind == ParameterKind.Days ? CommandOptionType.Whole : CommandOptionType.Text, parameter.Name, parameter.Description)
        {
            DescriptionLocalizations = Localized(parameter.Description),
            Required = parameter.IsRequired ? true : null,
            Choices = parameter.Choices.Count > 0 ? [.. parameter.Choices.Select(choice => new CommandChoice(choice, choice))] : null,
            Autocomplete = IsCompleted(parameter) ? true : null,
            MinValue = parameter.Kind == ParameterKind.Days ? 1 : null,
        };
}
