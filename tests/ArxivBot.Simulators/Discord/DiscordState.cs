using ArxivBot.Simulators.Discord.Gateway;
using ArxivBot.Simulators.Discord.Interactions;
using ArxivBot.Simulators.Discord.Rest;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord;

/// <summary>All that a simulated Discord knows. Whoever reads or changes it holds <see cref="Gate"/>.</summary>
internal sealed class DiscordState
{
    public DiscordState(DiscordSimulatorOptions options, DiscordRecord record)
    {
        (Options, Record, Ids) = (options, record, new Snowflakes(options.Clock));
        Bot = new User(Ids.Next(), "ArxivBot") { IsBot = true };
        Users[Bot.Id] = Bot;
        Gateway = new GatewayHub(this);
        Interactions = new InteractionDesk(this);
        Commands = new CommandStore(this);
    }

    public Lock Gate { get; } = new();

    public DiscordSimulatorOptions Options { get; }

    public DiscordRecord Record { get; }

    public Snowflakes Ids { get; }

    /// <summary>The bot's user; its application has the same id.</summary>
    public User Bot { get; }

    public Dictionary<ulong, User> Users { get; } = [];

    public Dictionary<ulong, Guild> Guilds { get; } = [];

    public Dictionary<ulong, Channel> Channels { get; } = [];

    /// <summary>What users have uploaded, by id.</summary>
    public Dictionary<ulong, UploadedFile> Uploads { get; } = [];

    /// <summary>Where uploads are fetched, as from Discord's CDN.</summary>
    public Uri FilesUrl { get; set; } = new("https://cdn.discordapp.com/");

    public GatewayHub Gateway { get; }

    public InteractionDesk Interactions { get; }

    public CommandStore Commands { get; }

    /// <summary>Whether the token was reset, as it is after too many identifies.</summary>
    public bool IsTokenReset { get; set; }

    public DateTimeOffset Now => Options.Clock.GetUtcNow();

    public IEnumerable<Guild> GuildsOfBot => Guilds.Values.Where(guild => guild.Members.ContainsKey(Bot.Id));

    public bool IsToken(string? token) => !IsTokenReset && token == Options.Token;

    /// <summary>The guild, when the bot is in it.</summary>
    public Guild GuildOf(ulong id)
    {
        if (!Guilds.TryGetValue(id, out var guild))
            throw Refusals.UnknownGuild;
        return guild.Members.ContainsKey(Bot.Id) && !guild.IsUnavailable ? guild : throw Refusals.MissingAccess;
    }

    /// <summary>The channel, when the bot can see it.</summary>
    public Channel ChannelOf(ulong id)
    {
        if (!Channels.TryGetValue(id, out var channel))
            throw Refusals.UnknownChannel;
        return channel.Guild is null || RightsIn(channel).HasFlag(DiscordPermissions.ViewChannel) ? channel : throw Refusals.MissingAccess;
    }

    /// <summary>What the bot may do in a channel of a guild; nothing when it is not in that guild.</summary>
    public DiscordPermissions RightsIn(Channel channel) => RightsIn(channel, Bot.Id);

    public DiscordPermissions RightsIn(Channel channel, ulong user) =>
        channel.Guild!.Members.TryGetValue(user, out var member) && !channel.Guild.IsUnavailable
            ? Rights.In(channel, member, Now)
            : DiscordPermissions.None;

    public void Require(Channel channel, DiscordPermissions needed)
    {
        if (channel.Guild is not null && !RightsIn(channel).HasFlag(needed))
            throw Refusals.MissingPermissions;
    }
}
