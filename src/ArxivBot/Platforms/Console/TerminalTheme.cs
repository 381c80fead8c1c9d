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

    public static Style Accent { get; } = new(Color.DeepSkyBlue4_2);

    public static Style StrongAccent { get; } = new(Color.DeepSkyBlue4_2, decoration: Decoration.Bold);

    public static Style Warning { get; } = new(Color.DarkOrange3_1, decoration: Decoration.Bold);
}
