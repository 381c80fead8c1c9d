namespace ArxivBot.Discord.Tests.Text;

public sealed class PermissionCalculatorTests
{
    private const Permissions Read = Permissions.ViewChannel | Permissions.ReadMessageHistory;
    private const Permissions Write = Read | Permissions.SendMessages | Permissions.EmbedLinks;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guild Guild = new() { Id = new(1), OwnerId = new(2) };
    private static readonly Snowflake Bot = new(42);

    [Fact]
    public void The_owner_and_administrators_may_do_all()
    {
        Of(new(), [], userId: new(2)).ShouldBe(Permissions.All);
        Of(Member(3), [Overwrite(1, deny: Permissions.All)], Role(3, Permissions.Administrator)).ShouldBe(Permissions.All);
    }

    [Fact]
    public void Roles_add_up() => Of(Member(3), [], Role(1, Read), Role(3, Permissions.SendMessages), Role(4, Permissions.ManageGuild))
        .ShouldBe(Read | Permissions.SendMessages);

    [Fact]
    public void Overwrites_go_from_everyone_over_the_roles_to_the_member()
    {
        PermissionOverwrite[] overwrites =
        [
            Overwrite(42, OverwriteType.Member, deny: Permissions.EmbedLinks),
            Overwrite(3, allow: Permissions.SendMessages | Permissions.EmbedLinks),
            Overwrite(4, deny: Permissions.SendMessages),
            Overwrite(1, deny: Permissions.SendMessages | Permissions.EmbedLinks),
        ];

        Of(Member(3, 4), overwrites, Role(1, Write), Role(3, Permissions.None), Role(4, Permissions.None)).ShouldBe(Read | Permissions.SendMessages);
    }

    [Fact]
    public void Who_may_not_see_a_channel_may_do_nothing_there() =>
        Of(Member(), [Overwrite(1, deny: Permissions.ViewChannel)], Role(1, Write)).ShouldBe(Permissions.None);

    [Fact]
    public void Who_may_not_write_may_not_embed() =>
        Of(Member(), [Overwrite(1, deny: Permissions.SendMessages)], Role(1, Write)).ShouldBe(Read);

    [Fact]
    public void In_a_time_out_only_reading_is_left_until_it_is_over()
    {
        Of(Member() with { CommunicationDisabledUntil = Now.AddMinutes(1) }, [], Role(1, Write)).ShouldBe(Read);
        Of(Member() with { CommunicationDisabledUntil = Now }, [], Role(1, Write)).ShouldBe(Write);
    }

    private static Permissions Of(Member member, IReadOnlyList<PermissionOverwrite> overwrites, params Role[] roles) =>
        Of(member, overwrites, Bot, roles);

    private static Permissions Of(Member member, IReadOnlyList<PermissionOverwrite> overwrites, Snowflake userId, params Role[] roles) =>
        PermissionCalculator.In(Guild, roles, new() { Id = new(5), PermissionOverwrites = overwrites }, member, userId, Now);

    private static Member Member(params ulong[] roles) => new() { Roles = [.. roles.Select(role => new Snowflake(role))] };

    private static Role Role(ulong id, Permissions permissions) => new() { Id = new(id), Permissions = permissions };

    private static PermissionOverwrite Overwrite(
        ulong id, OverwriteType type = OverwriteType.Role, Permissions allow = Permissions.None, Permissions deny = Permissions.None) =>
        new() { Id = new(id), Type = type, Allow = allow, Deny = deny };
}
