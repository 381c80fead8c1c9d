using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ArxivBot.Summaries.Models;

/// <summary>A code for one prompt, on the lines around strangers' words: they cannot know it, so they cannot end where they are data.</summary>
internal sealed partial class PromptMarks
{
    private readonly string _code = RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <param name="what">One word: paper, question.</param>
    public string Around(string what, string words) => $"<{what} {_code}>\n{Line().Replace(words, "‹")}\n</{what} {_code}>";

    // What looks like these lines is not left between them, although without the code it is none of them.
    [GeneratedRegex(@"<(?=\s*/?\s*(?:paper|question)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
