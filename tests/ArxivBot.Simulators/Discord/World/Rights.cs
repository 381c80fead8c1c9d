namespace ArxivBot.Simulators.Discord.World;

/// <summary>What a member may do in a channel: base permissions, then overwrites, then what the missing ones imply.</summary>
internal static class Rights
{
    private const DiscordPermissions WhileTimedOut = DiscordPermissions.ViewChannel | DiscordPermissions.ReadMessageHistory;

    public static DiscordPermissions In(Guild guild, Member member, DateTimeOffset now)
    {
        if (guild.OwnerId == member.User.Id)
            return DiscordPermissions.All;
        var rights = Roles(guild, member).Aggregate(guild.Everyone.Permissions, (sum, role) => sum | role.Permissions);
        if (rights.HasFlag(DiscordPermissions.Administrator))
            return DiscordPermissions.All;
        return member.TimedOutUntil > now ? rights & WhileTimedOut : rights;
    }

    public static DiscordPermissions In(Channel channel, Member member, DateTimeOffset now)
    {
        var guild = channel.Guild ?? throw new ArgumentException("A direct conversation has no permissions", nameof(channel));
        var rights = In(guild, member, now);
        if (rights == DiscordPermissions.All)
            return rights;
        rights = Overwritten(rights, (channel.Parent ?? channel).Overwrites, guild, member);
        if (!rights.HasFlag(DiscordPermissions.ViewChannel))
            return DiscordPermissions.None;
        if (!rights.HasFlag(channel.IsThread ? DiscordPermissions.SendMessagesInThreads : DiscordPermissions.SendMessages))
            rights &= ~(DiscordPermissions.EmbedLinks | DiscordPermissions.AttachFiles | DiscordPermissions.MentionEveryone);
        return member.TimedOutUntil > now ? rights & WhileTimedOut : rights;
    }

    private static DiscordPermissions Overwritten(DiscordPermissions rights, Dictionary<ulong, Overwrite> overwrites, Guild guild, Member member)
    {
        if (overwrites.TryGetValue(guild.Id, out var everyone))
            rights = (rights & ~everyone.Deny) | everyone.Allow;
        var roles = Roles(guild, member).Select(role => overwrites.GetValueOrDefault(role.Id)).OfType<Overwrite>().ToList();
        rights &= ~roles.Aggregate(DiscordPermissions.None, (sum, overwrite) => sum | overwrite.Deny);
        rights |= roles.Aggregate(DiscordPermissions.None, (sum, overwrite) => sum | overwrite.Allow);
        return overwrites.TryGetValue(member.User.Id, out var own) ? (rights & ~own.Deny) | own.Allow : rights;
    }

    private static IEnumerable<Role> Roles(Guild guild, Member member) =>
        guild.Roles.Values.Where(role => role.Id != guild.Id && member.Roles.Contains(role.Id));
}
