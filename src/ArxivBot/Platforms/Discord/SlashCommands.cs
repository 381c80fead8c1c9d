using System.Security.Cryptography;
using System.Text.Json;
using ArxivBot.Commands;
using ArxivBot.Discord;

namespace ArxivBot.Platforms.Discord;

/// <summary>The catalog as Discord has it.</summary>
internal static class SlashCommands
{
    /// <param name="everywhere">False for a list of one server, which knows no contexts.</param>
    public static IReadOnlyList<ApplicationCommand> Of(IEnumerable<Command> commands, bool everywhere) =>
        [.. commands.Select(command => new ApplicationCommand(command.Name, command.Description)
        {
            Options = [.. command.Parameters.Select(Option)],
            DefaultMemberPermissions = command.Audience == Audience.Admins ? Permissions.ManageGuild : null,
            Contexts = everywhere ? [InteractionContext.Guild, InteractionContext.BotDirectMessage] : null,
            IntegrationTypes = everywhere ? [IntegrationType.GuildInstall] : null,
        })];

    public static string HashOf(IReadOnlyList<ApplicationCommand> commands) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(commands)));

    /// <summary>Whether the bot offers values while the user types.</summary>
    private static bool IsCompleted(Parameter parameter) => parameter.CompletedAs is ParameterKind.Categories or ParameterKind.Subscription
        or ParameterKind.TimeZone or ParameterKind.Day or ParameterKind.Command or ParameterKind.Paper;

    private static CommandOption Option(Parameter parameter) =>
        new(parameter.Kind == ParameterKind.Days ? CommandOptionType.Whole : CommandOptionType.Text, parameter.Name, parameter.Description)
        {
            Required = parameter.IsRequired ? true : null,
            Choices = parameter.Choices.Count > 0 ? [.. parameter.Choices.Select(choice => new CommandChoice(choice, choice))] : null,
            Autocomplete = IsCompleted(parameter) ? true : null,
            MinValue = parameter.Kind == ParameterKind.Days ? 1 : null,
        };
}
