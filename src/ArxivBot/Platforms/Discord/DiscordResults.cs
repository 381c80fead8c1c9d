using System.Net;
using ArxivBot.Deliveries;
using ArxivBot.Discord;

namespace ArxivBot.Platforms.Discord;

/// <summary>What Discord's answer to a message means for the outbox. The page on Discord has the table.</summary>
internal static class DiscordResults
{
    private static readonly TimeSpan UntilTheOperatorActs = TimeSpan.FromHours(1), Blocked = TimeSpan.FromMinutes(10);

    /// <param name="receipt">The id of what was sent.</param>
    public static DeliveryResult Of<T>(Answer<T> answer, Func<T, string> receipt) => answer switch
    {
        Answer<T>.Ok { Value: var sent } => new DeliveryResult.Sent(receipt(sent)),
        Answer<T>.RateLimited limited => new DeliveryResult.Deferred(
            $"rate limited ({limited.Scope})", limited.RetryAfter, limited.Scope is not (RateLimitScope.Bucket or RateLimitScope.Shared)),
        Answer<T>.NotSent { Reason: var reason } => new DeliveryResult.Deferred(reason),
        Answer<T>.Unknown { Reason: var reason } => new DeliveryResult.Unknown(reason),
        Answer<T>.Error { Reason: var error } => Of(error),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.GetType(), "There is no such answer."),
    };

    private static DeliveryResult Of(DiscordError error) => error.Code switch
    {
        DiscordErrorCode.UnknownChannel or DiscordErrorCode.UnknownGuild => new DeliveryResult.Gone($"{error}"),
        DiscordErrorCode.MissingAccess or DiscordErrorCode.MissingPermissions or DiscordErrorCode.CannotMessageUser
            or DiscordErrorCode.CannotMessageUserWithoutSharedGuild or DiscordErrorCode.ThreadLocked or DiscordErrorCode.ThreadArchived
            or DiscordErrorCode.ForumNeedsThread => new DeliveryResult.Forbidden($"{error}"),
        DiscordErrorCode.SlowMode or DiscordErrorCode.ChannelWriteLimit or DiscordErrorCode.ServerWriteLimit or DiscordErrorCode.ResourceLimited
            or DiscordErrorCode.Overloaded => new DeliveryResult.Deferred($"{error}"),
        DiscordErrorCode.CloudflareBlock => new DeliveryResult.Deferred($"{error}", Blocked, IsForAll: true),
        _ when error.Status is HttpStatusCode.Unauthorized => new DeliveryResult.Deferred($"{error}", UntilTheOperatorActs, IsForAll: true),
        // A gateway in between may fail after Discord has done it.
        _ when error.Status >= HttpStatusCode.InternalServerError => new DeliveryResult.Unknown($"{error}"),
        _ => new DeliveryResult.Refused($"{error}"),
    };
}
