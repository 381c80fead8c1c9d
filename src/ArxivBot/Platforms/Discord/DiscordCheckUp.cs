using System.Globalization;
using System.Net;
using ArxivBot.Discord;

namespace ArxivBot.Platforms.Discord;

/// <summary>Whether Discord takes the token, who the bot is, and how it is invited.</summary>
internal sealed class DiscordCheckUp(DiscordRest rest)
{
    public async Task<(bool IsWell, string Words)> ExamineAsync(CancellationToken cancellationToken) =>
        await rest.GetCurrentApplicationAsync(cancellationToken) switch
        {
            Answer<Application>.Ok { Value: var application } => (true, $"the token is valid: {application.Name}, in {Servers(application)}. Invite it with {Invitation(application.Id)}"),
            Answer<Application>.Error { Reason.Status: HttpStatusCode.Unauthorized } => (false, "Discord refuses the token: set Discord:Token to the one in the developer portal"),
            var answer => (false, $"Discord cannot be asked: {answer}. Check the network and Discord:ApiBaseUrl"),
        };

    private static string Servers(Application application) =>
        application.ApproximateGuildCount is { } count ? string.Create(CultureInfo.InvariantCulture, $"about {count} servers") : "some servers";

    private static string Invitation(Snowflake application) => string.Create(
        CultureInfo.InvariantCulture, $"https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={(ulong)BotRights.All}");
}
