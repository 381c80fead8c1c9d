using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Calls = ArxivBot.Discord.DiscordJson;

namespace ArxivBot.Discord;

/// <summary>
/// Discord's REST interface, version 10 (<see href="https://docs.discord.com/developers/reference">API Reference</see>).
/// No answer of Discord's is an exception, and no 429 is waited out: both are an <see cref="Answer{T}"/>.
/// A call that is cancelled after it went out may have been done.
/// </summary>
public sealed class DiscordRest
{
    private readonly RestSender _sender;
    private readonly TimeProvider _clock;
    private Snowflake? _self;

    public DiscordRest(HttpClient http, DiscordOptions options, TimeProvider clock, ILogger<DiscordRest> logger)
    {
        _clock = clock;
        _sender = new(http, options, clock, logger);
    }

    internal Random Random { get; init; } = Random.Shared;

    /// <summary>Answers 401, 403 and 429 of the last 10 minutes.</summary>
    public int InvalidRequests => _sender.InvalidRequestCount;

    public Task<Answer<GatewayBot>> GetGatewayBotAsync(CancellationToken cancellationToken) =>
        GetAsync($"/gateway/bot", Calls.Lenient.GatewayBot, cancellationToken);

    public Task<Answer<Application>> GetCurrentApplicationAsync(CancellationToken cancellationToken) =>
        GetAsync($"/applications/@me", Calls.Lenient.Application, cancellationToken);

    /// <summary>With <see cref="MessageCreate.EnforceNonce"/> a message whose fate is unknown is sent once more, within seconds.</summary>
    public Task<Answer<Message>> CreateMessageAsync(Snowflake channelId, MessageCreate message, CancellationToken cancellationToken)
    {
        var request = RestRequest.For(Route.Of(HttpMethod.Post, $"/channels/{channelId}/messages"), Body(message));
        return SendAsync(
            message is { EnforceNonce: true, Nonce.Length: > 0 } ? request with { Tries = 2 } : request, Calls.Lenient.Message, cancellationToken);
    }

    public Task<Answer<Message>> EditMessageAsync(
        Snowflake channelId, Snowflake messageId, MessageEdit edit, CancellationToken cancellationToken) =>
        SendAsync(
            Route.Of(HttpMethod.Patch, $"/channels/{channelId}/messages/{messageId}"), Body(edit), Calls.Lenient.Message, cancellationToken);

    /// <summary>The newest messages, newest first.</summary>
    /// <param name="limit">1 to 100.</param>
    public Task<Answer<IReadOnlyList<Message>>> GetMessagesAsync(Snowflake channelId, int limit, CancellationToken cancellationToken)
    {
        var route = Route.Of(HttpMethod.Get, $"/channels/{channelId}/messages");
        return SendAsync(route with { Path = $"{route.Path}?limit={limit}" }, null, Calls.Lenient.IReadOnlyListMessage, cancellationToken);
    }

    public Task<Answer<Message>> GetMessageAsync(Snowflake channelId, Snowflake messageId, CancellationToken cancellationToken) =>
        GetAsync($"/channels/{channelId}/messages/{messageId}", Calls.Lenient.Message, cancellationToken);

    /// <summary>Starts a thread below a message, whose id it gets; a second one is <see cref="DiscordErrorCode.ThreadExists"/>.</summary>
    public Task<Answer<Channel>> CreateMessageThreadAsync(
        Snowflake channelId, Snowflake messageId, ThreadCreate thread, CancellationToken cancellationToken) =>
        SendAsync(
            RestRequest.For(
                Route.Of(HttpMethod.Post, $"/channels/{channelId}/messages/{messageId}/threads"), Bodies.Json(thread, Calls.Lenient.ThreadCreate, null)) with
            { Tries = 2 },
            Calls.Lenient.Channel,
            cancellationToken);

    /// <summary>The threads of a guild that are not archived, posts of forums too, those that the bot may see.</summary>
    public Task<Answer<ActiveThreads>> GetActiveThreadsAsync(Snowflake guildId, CancellationToken cancellationToken) =>
        GetAsync($"/guilds/{guildId}/threads/active", Calls.Lenient.ActiveThreads, cancellationToken);

    /// <summary>Starts a thread; in a forum, with its first message. Never sent twice.</summary>
    public Task<Answer<Channel>> CreateThreadAsync(
        Snowflake channelId, ThreadCreate thread, string? auditReason, CancellationToken cancellationToken) =>
        SendAsync(
            RestRequest.For(
                Route.Of(HttpMethod.Post, $"/channels/{channelId}/threads"),
                Bodies.Json(thread, Calls.Lenient.ThreadCreate, thread.Message?.Files)) with
            { AuditReason = auditReason },
            Calls.Lenient.Channel,
            cancellationToken);

    public Task<Answer<Channel>> GetChannelAsync(Snowflake channelId, CancellationToken cancellationToken) =>
        GetAsync($"/channels/{channelId}", Calls.Lenient.Channel, cancellationToken);

    public Task<Answer<Guild>> GetGuildAsync(Snowflake guildId, CancellationToken cancellationToken) =>
        GetAsync($"/guilds/{guildId}", Calls.Lenient.Guild, cancellationToken);

    public Task<Answer<IReadOnlyList<Role>>> GetGuildRolesAsync(Snowflake guildId, CancellationToken cancellationToken) =>
        GetAsync($"/guilds/{guildId}/roles", Calls.Lenient.IReadOnlyListRole, cancellationToken);

    public Task<Answer<User>> GetCurrentUserAsync(CancellationToken cancellationToken) =>
        GetAsync($"/users/@me", Calls.Lenient.User, cancellationToken);

    /// <summary>The bot as a member. Discord has no such route for bots, so the bot's own id is asked for once.</summary>
    public async Task<Answer<Member>> GetCurrentMemberAsync(Snowflake guildId, CancellationToken cancellationToken)
    {
        if (_self is null)
        {
            var answer = await GetCurrentUserAsync(cancellationToken);
            if (!answer.TryGet(out var user))
                return answer.As<Member>();
            _self = user.Id;
        }

        return await GetMemberAsync(guildId, _self.Value, cancellationToken);
    }

    /// <summary>A member of a guild.</summary>
    public Task<Answer<Member>> GetMemberAsync(Snowflake guildId, Snowflake userId, CancellationToken cancellationToken) =>
        GetAsync($"/guilds/{guildId}/members/{userId}", Calls.Lenient.Member, cancellationToken);

    /// <summary>The channel for messages to one user; the same each time.</summary>
    public Task<Answer<Channel>> CreateDmAsync(Snowflake userId, CancellationToken cancellationToken) =>
        SendAsync(
            RestRequest.For(Route.Of(HttpMethod.Post, $"/users/@me/channels"), Bodies.Json(new(userId), Calls.Lenient.CreateDm)) with { Tries = 3 },
            Calls.Lenient.Channel,
            cancellationToken);

    /// <param name="guildId">Null: the commands of all guilds.</param>
    public Task<Answer<IReadOnlyList<ApplicationCommand>>> GetCommandsAsync(
        Snowflake applicationId, Snowflake? guildId, CancellationToken cancellationToken)
    {
        var route = Commands(HttpMethod.Get, applicationId, guildId);
        return SendAsync(
            route with { Path = $"{route.Path}?with_localizations=true" }, null, Calls.Lenient.IReadOnlyListApplicationCommand, cancellationToken);
    }

    /// <summary>Replaces the whole list. Discord takes 200 new commands a day: compare with what is there first.</summary>
    public Task<Answer<IReadOnlyList<ApplicationCommand>>> OverwriteCommandsAsync(
        Snowflake applicationId, Snowflake? guildId, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken) =>
        SendAsync(
            Commands(HttpMethod.Put, applicationId, guildId),
            Bodies.Json(commands, Calls.Lenient.IReadOnlyListApplicationCommand),
            Calls.Lenient.IReadOnlyListApplicationCommand,
            cancellationToken);

    /// <summary>The first answer, due within 3 seconds. Sent once: a second is an error.</summary>
    public Task<Answer<Nothing>> RespondAsync(
        Snowflake interactionId, string token, InteractionResponse response, CancellationToken cancellationToken) =>
        SendAsync<Nothing>(
            Route.OfInteraction(HttpMethod.Post, $"/interactions/{interactionId}/{token}/callback"),
            Bodies.Json(response, Calls.Lenient.InteractionResponse, response.Data?.Files),
            null,
            cancellationToken);

    public Task<Answer<Message>> EditOriginalResponseAsync(
        Snowflake applicationId, string token, MessageEdit edit, CancellationToken cancellationToken) =>
        SendAsync(Original(HttpMethod.Patch, applicationId, token), Body(edit), Calls.Lenient.Message, cancellationToken);

    public Task<Answer<Nothing>> DeleteOriginalResponseAsync(Snowflake applicationId, string token, CancellationToken cancellationToken) =>
        SendAsync<Nothing>(Original(HttpMethod.Delete, applicationId, token), null, null, cancellationToken);

    /// <summary>One more message. Discord knows no nonce here, so it is sent once.</summary>
    public Task<Answer<Message>> CreateFollowupAsync(
        Snowflake applicationId, string token, MessageCreate message, CancellationToken cancellationToken) =>
        SendAsync(
            Route.OfInteraction(HttpMethod.Post, $"/webhooks/{applicationId}/{token}"), Body(message), Calls.Lenient.Message, cancellationToken);

    private static Route Commands(HttpMethod method, Snowflake applicationId, Snowflake? guildId) => guildId is { } guild
        ? Route.Of(method, $"/applications/{applicationId}/guilds/{guild}/commands")
        : Route.Of(method, $"/applications/{applicationId}/commands");

    private static Route Original(HttpMethod method, Snowflake applicationId, string token) =>
        Route.OfInteraction(method, $"/webhooks/{applicationId}/{token}/messages/@original");

    private static Func<HttpContent> Body(MessageCreate message) => Bodies.Json(message, Calls.Lenient.MessageCreate, message.Files);

    private static Func<HttpContent> Body(MessageEdit edit) => Bodies.Json(edit, Calls.Lenient.MessageEdit, edit.Files);

    private Task<Answer<T>> GetAsync<T>(FormattableString path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(Route.Of(HttpMethod.Get, path), null, type, cancellationToken);

    private Task<Answer<T>> SendAsync<T>(
        Route route, Func<HttpContent>? body, JsonTypeInfo<T>? type, CancellationToken cancellationToken) =>
        SendAsync(RestRequest.For(route, body), type, cancellationToken);

    private Task<Answer<T>> SendAsync<T>(RestRequest request, JsonTypeInfo<T>? type, CancellationToken cancellationToken) =>
        new Retries(_sender, _clock, Random).SendAsync(request, type, cancellationToken);
}
