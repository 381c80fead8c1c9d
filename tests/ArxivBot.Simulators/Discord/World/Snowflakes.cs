using System.Globalization;

namespace ArxivBot.Simulators.Discord.World;

/// <summary>Ids as Discord gives them: milliseconds since 2015 and a counter, always growing.</summary>
internal sealed class Snowflakes(TimeProvider clock)
{
    private const long Epoch = 1_420_070_400_000;
    private ulong _last;

    public ulong Next() => _last = Math.Max(_last + 1, (ulong)(clock.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 22);

    /// <summary>As JSON carries it: a string, for JavaScript has no 64-bit numbers.</summary>
    public static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);

    public static ulong? Parse(string? text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Text(id) == text ? id : null;
}
