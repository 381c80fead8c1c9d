using System.Globalization;
using System.Text.Json.Serialization;

namespace ArxivBot.Discord;

/// <summary>
/// An id of Discord's: 64 bits, in JSON a decimal string, with the time it was made in its upper 42 bits
/// (<see href="https://docs.discord.com/developers/reference#snowflakes">API Reference, Snowflakes</see>).
/// </summary>
[JsonConverter(typeof(SnowflakeJson))]
public readonly record struct Snowflake(ulong Value) : IComparable<Snowflake>
{
    private const long DiscordEpoch = 1_420_070_400_000;

    /// <summary>When Discord made it, UTC, to the millisecond.</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds((long)(Value >> 22) + DiscordEpoch);

    /// <summary>The id that orders between what was made before and from this moment on.</summary>
    public static Snowflake At(DateTimeOffset moment) =>
        new((ulong)Math.Max(0, moment.ToUnixTimeMilliseconds() - DiscordEpoch) << 22);

    public static Snowflake Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no Discord id.");

    public static bool TryParse(string? text, out Snowflake id)
    {
        var parsed = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        id = new(value);
        return parsed;
    }

    public int CompareTo(Snowflake other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static bool operator <(Snowflake left, Snowflake right) => left.Value < right.Value;

    public static bool operator >(Snowflake left, Snowflake right) => left.Value > right.Value;

    public static bool operator <=(Snowflake left, Snowflake right) => left.Value <= right.Value;

    public static bool operator >=(Snowflake left, Snowflake right) => left.Value >= right.Value;
}
