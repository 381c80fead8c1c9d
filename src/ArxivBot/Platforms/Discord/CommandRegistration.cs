using ArxivBot.Commands;
using ArxivBot.Discord;
using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Platforms.Discord;

/// <summary>Tells Discord the catalog, when it has changed since the last time.</summary>
internal sealed partial class CommandRegistration(
    DiscordRest rest, Database database, IOptions<DiscordPlatformOptions> options, TimeProvider clock, ILogger<CommandRegistration> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Puts the commands where they belong, and takes them away from where an earlier setting had put them: they would show twice.</summary>
    public async Task RegisterAsync(Snowflake application, CancellationToken cancellationToken)
    {
        Snowflake? guild = Snowflake.TryParse(options.Value.GuildId, out var id) ? id : null;
        var scope = $"{application}/{guild}";
        var commands = SlashCommands.Of(CommandCatalog.All, everywhere: guild is null);
        var hash = SlashCommands.HashOf(commands);
        if (await KnownAsync(scope, cancellationToken) != hash && await OverwriteAsync(application, guild, commands, cancellationToken) is null)
        {
            await SaveAsync(scope, hash);
            LogRegistered(commands.Count);
        }

        foreach (var old in await OthersAsync(scope, cancellationToken))
            await ClearAsync(application, old, cancellationToken);
    }

    private async Task ClearAsync(Snowflake application, string scope, CancellationToken cancellationToken)
    {
        if (scope.Split('/') is not [var owner, var place] || owner != $"{application}")
            return;
        Snowflake? guild = Snowflake.TryParse(place, out var id) ? id : null;
        // A program that ends between the two must not take them for registered.
        await SaveAsync(scope, "");
        // Where the bot is not any more, nobody sees them.
        if (await OverwriteAsync(application, guild, [], cancellationToken) is null or { Code: DiscordErrorCode.MissingAccess or DiscordErrorCode.UnknownGuild })
        {
            await ForgetAsync(scope);
            LogCleared(place.Length > 0 ? place : "all servers");
        }
    }

    /// <returns>Why Discord does not take them; null when it does.</returns>
    private async Task<DiscordError?> OverwriteAsync(
        Snowflake application, Snowflake? guild, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken)
    {
        while (true)
        {
            var answer = await rest.OverwriteCommandsAsync(application, guild, commands, cancellationToken);
            switch (answer)
            {
                case Answer<IReadOnlyList<ApplicationCommand>>.Ok:
                    return null;
                case Answer<IReadOnlyList<ApplicationCommand>>.Error { Reason: var reason } when (int)reason.Status < 500:
                    LogRefused(reason);
                    return reason;
                default:
                    LogNotYet(answer);
                    await Task.Delay((answer as Answer<IReadOnlyList<ApplicationCommand>>.RateLimited)?.RetryAfter ?? Pause, clock, cancellationToken);
                    break;
            }
        }
    }

    private async Task<string?> KnownAsync(string scope, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        return await db.Set<RegisteredCommands>().Where(c => c.Scope == scope).Select(c => c.Hash).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<string>> OthersAsync(string scope, CancellationToken cancellationToken)
    {
        await using var db = await database.ConnectAsync(cancellationToken);
        return await db.Set<RegisteredCommands>().Where(c => c.Scope != scope).Select(c => c.Scope).ToListAsync(cancellationToken);
    }

    private async Task ForgetAsync(string scope)
    {
        await using var db = await database.ConnectAsync(CancellationToken.None);
        await db.Set<RegisteredCommands>().Where(c => c.Scope == scope).ExecuteDeleteAsync(CancellationToken.None);
    }

    private async Task SaveAsync(string scope, string hash)
    {
        await using var db = await database.ConnectAsync(CancellationToken.None);
        if (await db.FindAsync<RegisteredCommands>([scope], CancellationToken.None) is { } known)
            known.Hash = hash;
        else
            db.Add(new RegisteredCommands { Scope = scope, Hash = hash });
        await db.SaveChangesAsync(CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Information, "{Count} commands are registered at Discord")]
    private partial void LogRegistered(int count);

    [LoggerMessage(LogLevel.Information, "The commands that were registered for {Place} are taken away")]
    private partial void LogCleared(string place);

    [LoggerMessage(LogLevel.Error, "Discord does not take the commands, those it knows stay; the next start tries again: {Reason}")]
    private partial void LogRefused(DiscordError reason);

    [LoggerMessage(LogLevel.Warning, "The commands are not registered yet, it is tried again: {Answer}")]
    private partial void LogNotYet(Answer<IReadOnlyList<ApplicationCommand>> answer);
}
