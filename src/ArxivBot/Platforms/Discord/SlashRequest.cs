using ArxivBot.Commands;
using ArxivBot.Discord;
using Attachment = ArxivBot.Discord.Attachment;
using Interaction = ArxivBot.Discord.Interaction;

namespace ArxivBot.Platforms.Discord;

/// <summary>What a user asks for on Discord, in the neutral form.</summary>
internal static class SlashRequest
{
    // What they say is of use to whoever asked, and not to the whole channel.
    private static readonly string[] Private = ["settings", "help", "save", "saved", "unsave", "export", "setup", "like", "dislike", "categories"];

    /// <returns>Null for what nobody could have typed: a button of another version, an interaction without a place.</returns>
    public static CommandRequest? Of(Interaction asked)
    {
        var line = asked.Type == InteractionType.Component ? DiscordButton.CommandOf(asked.Data?.CustomId) : asked.Data?.Name;
        if (line is null || asked.ChannelId is not { } channel || asked.Invoker is not { } user)
            return null;
        var person = new Person($"{user.Id}", asked.Member?.Nick ?? user.GlobalName ?? user.Username, IsAdmin(asked));
        var title = asked.Channel?.Name is { Length: > 0 } name ? $"#{name}" : null;
        return new CommandRequest(DiscordPlatform.PlatformName, $"{channel}", asked.GuildId is not null, title, person, $"/{line}")
        {
            Named = Arguments(asked),
            Missing = asked is { GuildId: not null, AppPermissions: { } granted } ? BotRights.MissingOf(granted, asked.Channel?.IsThread == true) : null,
        };
    }

    /// <returns>The option and the file that the user has uploaded in it; null when there is none.</returns>
    public static (string Option, Attachment File)? UploadOf(Interaction asked) =>
        asked.Data?.Options.FirstOrDefault(option => option.Type == CommandOptionType.Attachment) is { Reference: { } id } option
            && asked.Data.Resolved?.Attachments.GetValueOrDefault(id) is { } file
            ? (option.Name, file)
            : null;

    /// <summary>Whether the answer is for the user alone, as far as that is known before there is one.</summary>
    public static bool IsPrivate(Interaction asked) =>
        asked.GuildId is not null && (asked.Type == InteractionType.Component || Private.Contains(asked.Data?.Name));

    // Discord's own rule for a command can be changed by a server's admins, and a button has none.
    private static bool IsAdmin(Interaction asked) =>
        asked.GuildId is null || ((asked.Member?.Permissions ?? Permissions.None) & (Permissions.ManageGuild | Permissions.Administrator)) != Permissions.None;

    private static Dictionary<string, string> Arguments(Interaction asked)
    {
        Dictionary<string, string> named = new(StringComparer.OrdinalIgnoreCase);
        foreach (var option in asked.Type == InteractionType.Command ? asked.Data?.Options ?? [] : [])
        {
            if (option.Type == CommandOptionType.Attachment || option.Text is not { } value)
                continue;
            named[SlashCommands.ParameterOf(asked.Data?.Name, option.Name)] = value;
        }

        return named;
    }
}
