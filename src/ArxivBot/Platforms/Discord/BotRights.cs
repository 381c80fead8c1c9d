using ArxivBot.Commands;
using ArxivBot.Discord;

namespace ArxivBot.Platforms.Discord;

/// <summary>What the bot has to be allowed on a server: what its invitation asks for, and what a channel may still deny.</summary>
internal static class BotRights
{
    private const string HowToGrant = "For all channels: Server Settings, Roles, the bot's role. For this one: Edit Channel, Permissions, add the bot or its role, and allow them.";

    private static readonly (Permissions Permission, MissingRight Right)[] Known =
    [
        (Permissions.ViewChannel, new("View Channel", "without it the bot does not see this place")),
        (Permissions.SendMessages, new("Send Messages", "without it no digest can be written here")),
        (Permissions.SendMessagesInThreads, new("Send Messages in Threads", "without it no digest can be written in a thread or post")),
        (Permissions.EmbedLinks, new("Embed Links", "without it papers are plain text")),
        (Permissions.AttachFiles, new("Attach Files", "without it /export has no file to give")),
        (Permissions.ReadMessageHistory, new("Read Message History", "with it the bot can see after a failure whether a message has arrived")),
        (Permissions.CreatePublicThreads, new("Create Public Threads", "for /settings place=thread only", IsOptional: true)),
    ];

    /// <summary>For the invitation.</summary>
    public static Permissions All { get; } = Known.Aggregate(Permissions.None, (all, one) => all | one.Permission);

    /// <param name="granted">In one channel, overwrites included.</param>
    public static MissingRights MissingOf(Permissions granted, bool isThread)
    {
        // A thread asks for other rights than a channel.
        var unneeded = isThread ? Permissions.SendMessages | Permissions.CreatePublicThreads : Permissions.SendMessagesInThreads;
        var missing = granted.HasFlag(Permissions.Administrator) ? [] : Known.Where(one => !granted.HasFlag(one.Permission) && !unneeded.HasFlag(one.Permission));
        return new MissingRights([.. missing.Select(one => one.Right)], HowToGrant);
    }
}
