using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ArxivBot.Simulators.Discord.Faults;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>
/// Discord's limits: so many requests a second for all, and windows by bucket and top-level resource. Not how Cloudflare bans, which is
/// <see cref="InvalidRequests"/>.
/// </summary>
internal sealed class RateLimits(DiscordSimulatorOptions options)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Window _global = new();
    private readonly Dictionary<(string Bucket, string Major), Window> _windows = [];

    /// <summary>Takes a request into account.</summary>
    /// <returns>The headers that its answer carries, and the refusal when there is one.</returns>
    public (IReadOnlyList<(string Name, string Value)> Headers, DiscordAnswer? Refusal) Admit(Route route, string major, DateTimeOffset now)
    {
        if (!route.IsOfInteraction && options.RequestsPerSecond > 0 && !_global.Take(options.RequestsPerSecond, Second, now))
            return ([], DiscordAnswer.Limited(DiscordScope.Global, _global.Resets - now));
        if (LimitOf(route) is not { } limit)
            return ([], null);
        var window = WindowOf(limit, major);
        var taken = window.Take(limit.Requests, limit.Window, now);
        return (Headers(limit, window, now), taken ? null : DiscordAnswer.Limited(DiscordScope.User, window.Resets - now));
    }

    /// <summary>A 429 that nobody has earned: further requests are refused until it is over.</summary>
    public void Close(Route route, string major, DiscordScope scope, TimeSpan wait, DateTimeOffset now)
    {
        if (scope is DiscordScope.Global)
            _global.Close(options.RequestsPerSecond, now + wait);
        else if (LimitOf(route) is { } limit)
            WindowOf(limit, major).Close(limit.Requests, now + wait);
    }

    public RouteLimit? LimitOf(Route route) => options.RouteLimits.GetValueOrDefault(route.Name) ?? (options.OtherRoutes is { } other ? other with { Bucket = route.Name } : null);

    private Window WindowOf(RouteLimit limit, string major)
    {
        if (!_windows.TryGetValue((limit.Bucket, major), out var window))
            _windows[(limit.Bucket, major)] = window = new Window();
        return window;
    }

    private static (string, string)[] Headers(RouteLimit limit, Window window, DateTimeOffset now) =>
    [
        ("X-RateLimit-Limit", limit.Requests.ToString(CultureInfo.InvariantCulture)),
        ("X-RateLimit-Remaining", Math.Max(0, limit.Requests - window.Used).ToString(CultureInfo.InvariantCulture)),
        ("X-RateLimit-Reset", DiscordAnswer.Text(Math.Ceiling((window.Resets - DateTimeOffset.UnixEpoch).TotalMilliseconds) / 1000)),
        ("X-RateLimit-Reset-After", DiscordAnswer.Text(Math.Ceiling((window.Resets - now).TotalMilliseconds) / 1000)),
        ("X-RateLimit-Bucket", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(limit.Bucket)))[..32]),
    ];

    private sealed class Window
    {
        public DateTimeOffset Resets { get; private set; } = DateTimeOffset.MinValue;

        public int Used { get; private set; }

        public bool Take(int limit, TimeSpan length, DateTimeOffset now)
        {
            if (now >= Resets)
                (Resets, Used) = (now + length, 0);
            if (Used >= limit)
                return false;
            Used++;
            return true;
        }

        public void Close(int limit, DateTimeOffset until) => (Resets, Used) = (until, Math.Max(limit, 1));
    }
}

/// <summary>Counts 401, 403 and 429 over ten minutes; too many of them bring Cloudflare's ban.</summary>
internal sealed class InvalidRequests(int most)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Queue<DateTimeOffset> _times = [];

    public void Add(DateTimeOffset now) => _times.Enqueue(now);

    /// <returns>How long the ban lasts; null when there is none.</returns>
    public TimeSpan? Ban(DateTimeOffset now)
    {
        while (_times.TryPeek(out var first) && now - first >= Window)
            _times.Dequeue();
        return _times.Count >= most ? _times.Peek() + Window - now : null;
    }
}
