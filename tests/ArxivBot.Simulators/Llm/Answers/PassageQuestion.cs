using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ArxivBot.Simulators.Llm.Answers;

/// <summary>A question about numbered passages, as a prompt puts it; the same answer for the same prompt.</summary>
internal sealed partial class PassageQuestion
{
    private const int ShortestWord = 4, FewestShared = 2, Beyond = 1000;

    private static readonly HashSet<string> Empty = new(["what", "which", "when", "where", "does", "with", "that", "this", "they", "them", "were", "have", "many", "much", "about", "there", "paper"], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _words;
    private readonly IReadOnlyList<(int Number, string Text)> _passages;

    private PassageQuestion(string question, IReadOnlyList<(int Number, string Text)> passages) => (_words, _passages) = (WordsOf(question), passages);

    /// <returns>Null when the request asks nothing of the kind.</returns>
    public static PassageQuestion? In(LlmRequest request)
    {
        foreach (var message in request.Messages.Where(message => message.Role == "user"))
        {
            if (Asked().Match(message.Text) is { Success: true } asked)
            {
                return new PassageQuestion(asked.Groups["text"].Value, [.. Passage().Matches(message.Text)
                    .Select(passage => (int.Parse(passage.Groups["number"].Value, CultureInfo.InvariantCulture), passage.Groups["text"].Value))]);
            }
        }

        return null;
    }

    /// <param name="obeyed">What is said in the place of an answer; null for none.</param>
    /// <param name="isLost">The number is none that was given.</param>
    public JsonObject Answer(string? obeyed, bool isLost)
    {
        var (number, text) = _passages.MaxBy(passage => Shared(passage.Text));
        if (obeyed is null && (text is null || Shared(text) < Math.Min(FewestShared, Math.Max(1, _words.Count))))
            return Of(false, "", []);
        var sentence = obeyed ?? SentenceEnd().Split(text!).MaxBy(Shared)!;
        return Of(true, sentence, isLost ? [0, -1, _passages.Max(passage => passage.Number) + Beyond] : [number]);
    }

    private static JsonObject Of(bool isAnswered, string answer, JsonArray passages) => new() { ["answered"] = isAnswered, ["answer"] = answer, ["passages"] = passages };

    private int Shared(string text) => WordsOf(text).Count(_words.Contains);

    private static HashSet<string> WordsOf(string text) =>
        new(Word().Matches(text).Select(word => word.Value.TrimEnd('s')).Where(word => word.Length >= ShortestWord && !Empty.Contains(word)), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"<question (?<code>\w+)>\n(?<text>.*?)\n</question \k<code>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Asked();

    [GeneratedRegex(@"^Passage (?<number>\d{1,6}) \([^\n]*?\): (?<text>[^\n]*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Passage();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=\p{Lu})")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
