using ArxivBot.Discord;

namespace ArxivBot.Platforms.Discord;

/// <summary>Threads below messages, and posts in forums.</summary>
internal sealed class DiscordPosts(DiscordRest rest)
{
    // A digest a day: the one of yesterday may leave the list.
    private const int MinutesInList = 1440;

    /// <param name="below">The message below which it goes.</param>
    public async Task<Answer<Channel>> OpenThreadAsync(Snowflake channel, string? below, DiscordMessage message, CancellationToken cancellationToken)
    {
        if (!Snowflake.TryParse(below, out var first))
            return new Answer<Channel>.Ok(new Channel { Id = channel });
        var answer = await rest.CreateMessageThreadAsync(channel, first, new ThreadCreate(message.Name ?? "arXiv") { AutoArchiveDuration = MinutesInList }, cancellationToken);
        // An earlier try has made it; it has the message's id.
        return answer is Answer<Channel>.Error { Reason.Code: DiscordErrorCode.ThreadExists } ? new Answer<Channel>.Ok(new Channel { Id = first }) : answer;
    }

    /// <returns>The chat itself when it is no post of a forum.</returns>
    public async Task<Answer<Channel>> ForumOfAsync(Snowflake chat, CancellationToken cancellationToken)
    {
        var answer = await rest.GetChannelAsync(chat, cancellationToken);
        if (!answer.TryGet(out var thread) || thread is not { IsThread: true, ParentId: { } parent })
            return answer;
        var above = await rest.GetChannelAsync(parent, cancellationToken);
        return above.TryGet(out var channel) && !IsForum(channel) ? answer : above;
    }

    public static bool IsForum(Channel channel) => channel.Type is ChannelType.Forum or ChannelType.Media;

    /// <summary>Discord knows no nonces of posts: after an earlier try it is looked whether that has arrived.</summary>
    public async Task<Answer<Channel>> OpenPostAsync(Channel forum, MessageCreate first, DiscordMessage message, bool mayBeThere, CancellationToken cancellationToken)
    {
        var name = message.Name ?? "arXiv";
        if (mayBeThere && await FindAsync(forum, name, first, cancellationToken) is { } known)
            return known;
        var post = new ThreadCreate(name) { Message = first with { Nonce = null, EnforceNonce = null }, AppliedTags = TagsOf(forum, message.Tags) };
        return await rest.CreateThreadAsync(forum.Id, post, auditReason: null, cancellationToken);
    }

    /// <returns>The post, or why it could not be looked for; null when there is none.</returns>
    private async Task<Answer<Channel>?> FindAsync(Channel forum, string name, MessageCreate first, CancellationToken cancellationToken)
    {
        if (forum.GuildId is not { } guild)
            return null;
        var answer = await rest.GetActiveThreadsAsync(guild, cancellationToken);
        if (!answer.TryGet(out var active))
            return answer.As<Channel>();
        foreach (var post in active.Threads.Where(thread => thread.ParentId == forum.Id && thread.Name == name))
        {
            // A post's first message has the post's id.
            var starter = await rest.GetMessageAsync(post.Id, post.Id, cancellationToken);
            if (!starter.TryGet(out var message))
                return starter.As<Channel>();
            if (message.Content == (first.Content ?? "").Trim())
                return new Answer<Channel>.Ok(post);
        }

        return null;
    }

    /// <summary>The forum's tags that are called as categories are; where it wants one, any.</summary>
    private static IReadOnlyList<Snowflake>? TagsOf(Channel forum, IReadOnlyList<string> names)
    {
        var free = forum.AvailableTags.Where(tag => !tag.Moderated).ToList();
        var fitting = free.Where(tag => names.Contains(tag.Name.Trim(), StringComparer.OrdinalIgnoreCase)).Take(DiscordLimits.ForumTags).ToList();
        if (fitting.Count == 0 && forum.Flags?.HasFlag(ChannelFlags.RequireTag) == true)
            fitting = [.. free.Take(1)];
        return fitting.Count > 0 ? [.. fitting.Select(tag => tag.Id)] : null;
    }
}
