namespace ArxivBot.Discord;

/// <summary>What became of a request: one of the five records here.</summary>
public abstract record Answer<T>
{
    private Answer()
    {
    }

    /// <summary>Discord did it.</summary>
    public sealed record Ok(T Value) : Answer<T>;

    /// <summary>Not now: nothing was done. Ask again after <paramref name="RetryAfter"/>.</summary>
    public sealed record RateLimited(TimeSpan RetryAfter, RateLimitScope Scope) : Answer<T>;

    /// <summary>Discord refused, or failed with a status of 500 or more.</summary>
    public sealed record Error(DiscordError Reason) : Answer<T>;

    /// <summary>Surely nothing was done: the request's body was never begun.</summary>
    public sealed record NotSent(string Reason) : Answer<T>;

    /// <summary>It may have been done: the request went out, and no answer that can be read came back.</summary>
    public sealed record Unknown(string Reason) : Answer<T>;

    /// <summary>The value if there is one.</summary>
    public bool TryGet([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value)
    {
        value = this is Ok ok ? ok.Value : default;
        return this is Ok;
    }

    /// <summary>The same refusal of a request that needed this one's value.</summary>
    public Answer<TOther> As<TOther>() => this switch
    {
        RateLimited limited => new Answer<TOther>.RateLimited(limited.RetryAfter, limited.Scope),
        Error error => new Answer<TOther>.Error(error.Reason),
        NotSent notSent => new Answer<TOther>.NotSent(notSent.Reason),
        Unknown unknown => new Answer<TOther>.NotSent(unknown.Reason),
        _ => throw new InvalidOperationException("Only what is not there can be passed on."),
    };
}

/// <summary>The value of an answer that has none.</summary>
public readonly record struct Nothing;

/// <summary>Whose limit it is (<see href="https://docs.discord.com/developers/topics/rate-limits">Rate Limits</see>).</summary>
public enum RateLimitScope
{
    /// <summary>The bot's, on this route.</summary>
    Bucket,

    /// <summary>Everybody's, on this route; does not count as an invalid request.</summary>
    Shared,

    /// <summary>The bot's, on all routes but interactions.</summary>
    Global,

    /// <summary>The address's: Cloudflare has blocked it for a while.</summary>
    Cloudflare,

    /// <summary>The client's own, after too many refused requests.</summary>
    InvalidRequests,
}
