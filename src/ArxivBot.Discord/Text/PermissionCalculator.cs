namespace ArxivBot.Discord;

/// <summary>
/// What a member may do in a channel
/// (<see href="https://docs.discord.com/developers/topics/permissions#permission-overwrites">Permission Overwrites</see>).
/// </summary>
public static class PermissionCalculator
{
    private const Permissions InTimeOut = Permissions.ViewChannel | Permissions.ReadMessageHistory;

    /// <param name="roles">All roles of the guild.</param>
    /// <param name="channel">For a thread: its parent, whose overwrites are the thread's.</param>
    /// <param name="now">To tell whether a time-out is over; UTC.</param>
    public static Permissions In(
        Guild guild, IReadOnlyList<Role> roles, Channel channel, Member member, Snowflake userId, DateTimeOffset now)
    {
        var permissions = InGuild(guild, roles, member, userId);
        if (permissions == Permissions.All)
            return permissions;

        permissions = With(permissions, channel.PermissionOverwrites, guild.Id, member, userId);
        if (!permissions.HasFlag(Permissions.ViewChannel))
            return Permissions.None;
        if (!permissions.HasFlag(Permissions.SendMessages))
            permissions &= ~(Permissions.MentionEveryone | Permissions.AttachFiles | Permissions.EmbedLinks);
        return member.CommunicationDisabledUntil > now ? permissions & InTimeOut : permissions;
    }

    private static Permissions InGuild(Guild guild, IReadOnlyList<Role> roles, Member member, Snowflake userId)
    {
        if (guild.OwnerId == userId)
            return Permissions.All;
        var permissions = roles
            .Where(role => role.Id == guild.Id || member.Roles.Contains(role.Id))
            .Aggregate(Permissions.None, (all, role) => all | role.Permissions);
        return permissions.HasFlag(Permissions.Administrator) ? Permissions.All : permissions;
    }

    private static Permissions With(
        Permissions permissions, IReadOnlyList<PermissionOverwrite> overwrites, Snowflake everyone, Member member, Snowflake userId)
    {
        var ofEveryone = overwrites.Where(overwrite => overwrite.Type == OverwriteType.Role && overwrite.Id == everyone);
        var ofRoles = overwrites.Where(
            overwrite => overwrite.Type == OverwriteType.Role && overwrite.Id != everyone && member.Roles.Contains(overwrite.Id));
        var ofMember = overwrites.Where(overwrite => overwrite.Type == OverwriteType.Member && overwrite.Id == userId);
        return Over(Over(Over(permissions, ofEveryone), ofRoles), ofMember);
    }

    private static Permissions Over(Permissions permissions, IEnumerable<PermissionOverwrite> overwrites)
    {
        var (deny, allow) = (Permissions.None, Permissions.None);
        foreach (var overwrite in overwrites)
            (deny, allow) = (deny | overwrite.Deny, allow | overwrite.Allow);
        return (permissions & ~deny) | allow;
    }
}
