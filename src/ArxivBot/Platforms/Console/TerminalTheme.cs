using Spectre.Console;

namespace ArxivBot.Platforms.Console;

/// <summary>
/// How things look. The two colours keep a contrast of about 4 to 1 and more on black and on white; each only stresses
/// what words or place already say.
/// </summary>
internal static class TerminalTheme
{
    public static Style Plain { get; } = Style.Plain;

    public static Style Strong { get; } = new(decoration: Decoration.Bold);

    public static Style Faint { get; } = new(decoration: Decoration.Dim);

    public static Style Accent { get; } = new(Blue);

    public static Style StrongAccent { get; } = new(Blue, decoration: Decoration.Bold);

    public static Style Warning { get; } = new(Orange, decoration: Decoration.Bold);

    private static Color Blue => Color.FromInt32(31); // #0087af

    private static Color Orange => Color.FromInt32(166); // #d75f00
}
