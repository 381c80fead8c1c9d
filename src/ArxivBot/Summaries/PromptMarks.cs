using System.Security.Cryptography;

namespace ArxivBot.Summaries;

/// <summary>A code for one prompt, on the lines around strangers' words: they cannot know it, so they cannot end where they are data.</summary>
internal sealed class PromptMarks
{
    private readonly string _code = RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <param name="what">One word: paper, question.</param>
    public string Around(string what, string words) => $"<{what} {_code}>\n{words}\n</{what} {_code}>";
}
