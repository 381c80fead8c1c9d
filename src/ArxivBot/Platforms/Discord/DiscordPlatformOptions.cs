using System.ComponentModel.DataAnnotations;
using ArxivBot.Discord;
using Microsoft.Extensions.Options;

namespace ArxivBot.Platforms.Discord;

internal sealed class DiscordPlatformOptions
{
    public const string Section = "Discord";

    /// <summary>The bot's token from the developer portal; empty: the bot is not on Discord. Better set as <c>ARXIVBOT_Discord__Token</c>.</summary>
    public string Token { get; set; } = "";

    /// <summary>Discord's REST interface, with its version.</summary>
    [WebAddress]
    public Uri ApiBaseUrl { get; set; } = new("https://discord.com/api/v10");

    /// <summary>A page that says who runs the bot: it goes into the User-Agent, as Discord asks.</summary>
    [WebAddress]
    public Uri Contact { get; set; } = new("https://discord.com/developers/applications");

    /// <summary>The id of a server for trying things out: commands are registered there only; empty registers them everywhere.</summary>
    [RegularExpression("[0-9]{0,20}", ErrorMessage = "{0} must be a server's id, digits only, or empty")]
    public string GuildId { get; set; } = "";

    /// <summary>Connections to the gateway; 0 takes as many as Discord recommends.</summary>
    [Range(0, 1000)]
    public int Shards { get; set; }

    /// <summary>Of what the gateway sends: a busy bot reads less.</summary>
    public GatewayCompression Compression { get; set; }
}

[OptionsValidator]
internal sealed partial class DiscordPlatformOptionsValidator : IValidateOptions<DiscordPlatformOptions>;

/// <summary>Checks the token without ever showing it.</summary>
internal sealed class TokenValidator : IValidateOptions<DiscordPlatformOptions>
{
    public ValidateOptionsResult Validate(string? name, DiscordPlatformOptions options) => options.Token.All(c => c is > ' ' and < '\u007F')
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Discord:Token holds a blank or another character that no token has: copy it from the developer portal again, without \"Bot \"");
}
