using System.Text;

namespace ArxivBot.Documents;

/// <summary>One tap instead of typing a command.</summary>
/// <param name="Command">A command line without the slash, such as <c>summary 2512.14925</c>.</param>
internal sealed record Button(string Label, string Command)
{
    /// <summary>Bytes of UTF-8: what Telegram brings back of a button (https://core.telegram.org/bots/api#inlinekeyboardbutton).</summary>
    public const int LongestCommand = 64;

    public string Command { get; } = Checked(Command);

    private static string Checked(string command) => Encoding.UTF8.GetByteCount(command) is >= 1 and <= LongestCommand
        ? command
        : throw new ArgumentException($"The command of a button is 1 to {LongestCommand} bytes of UTF-8, not '{command}'.", nameof(command));
}
