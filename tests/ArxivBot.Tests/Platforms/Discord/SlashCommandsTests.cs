using ArxivBot.Commands;
using ArxivBot.Discord;
using ArxivBot.Platforms.Discord;
using ArxivBot.Storage;

namespace ArxivBot.Tests.Platforms.Discord;

public class SlashCommandsTests
{
    [Fact]
    public void Every_command_is_there_with_typed_options_and_admins_have_theirs()
    {
        var commands = SlashCommands.Of(CommandCatalog.All, everywhere: true).ToDictionary(command => command.Name);

        commands.Keys.ShouldBe(CommandCatalog.All.Select(command => command.Name));
        commands["subscribe"].ShouldSatisfyAllConditions(
            command => command.DefaultMemberPermissions.ShouldBe(Permissions.ManageGuild),
            command => command.Contexts.ShouldBe([InteractionContext.Guild, InteractionContext.BotDirectMessage]),
            command => command.Options!.Select(option => (option.Name, option.Required, option.Autocomplete)).ShouldBe(
                [("categories", true, true), ("query", null, null), ("name", null, null), ("mode", null, null)]),
            command => command.Options![3].Choices!.Select(choice => choice.Name).ShouldBe(["words", "classic"]));
        commands["top"].Options!.ShouldHaveSingleItem().Type.ShouldBe(CommandOptionType.Whole);
        commands["today"].DefaultMemberPermissions.ShouldBeNull();
        commands["settings"].Options!.Single(option => option.Name == "zone").Autocomplete.ShouldBe(true);
    }

    [Fact]
    public void Another_description_is_another_hash_and_the_same_is_the_same()
    {
        var all = SlashCommands.Of(CommandCatalog.All, everywhere: true);

        SlashCommands.HashOf(SlashCommands.Of(CommandCatalog.All, everywhere: true)).ShouldBe(SlashCommands.HashOf(all));
        SlashCommands.HashOf([all[0] with { Description = "Other" }, .. all.Skip(1)]).ShouldNotBe(SlashCommands.HashOf(all));
        SlashCommands.HashOf(SlashCommands.Of(CommandCatalog.All, everywhere: false)).ShouldNotBe(SlashCommands.HashOf(all));
    }

    [Fact]
    public async Task Commands_are_registered_once_over_restarts_and_identifies_are_counted_over_them()
    {
        await using var bot = await DiscordBot.StartAsync();
        await bot.RestartAsync();

        bot.Service.Record.Registrations.ShouldHaveSingleItem().Names.ShouldBe(CommandCatalog.All.Select(command => command.Name));
        bot.Service.Record.Registrations[0].GuildId.ShouldBeNull();
        (await new StoredIdentifies(bot.Get<Database>()).ReadAsync(TestContext.Current.CancellationToken)).Count.ShouldBe(2);
        bot.Service.Record.ReplyProblems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_setting_has_put_the_commands_elsewhere_they_do_not_show_twice()
    {
        await using var bot = await DiscordBot.StartAsync();
        await bot.RestartAsync(settings: [$"Discord:GuildId={bot.Guild}"]);
        await bot.Service.Record.UntilAsync(record => record.Registrations.Count == 3, Patience.Token);
        await bot.RestartAsync(settings: []);
        await bot.Service.Record.UntilAsync(record => record.Registrations.Count == 5, Patience.Token);

        bot.Service.Record.Registrations.Select(list => (list.GuildId, list.Names.Count > 0)).ShouldBe(
            [(null, true), (bot.Guild, true), (null, false), (null, true), (bot.Guild, false)]);
    }
}
