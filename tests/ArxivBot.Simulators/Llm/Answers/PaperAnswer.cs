using System.Text.Json;
using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Llm.Answers;

/// <summary>An answer made of true sentences of the paper, in the shape that was asked for; the same for the same request.</summary>
internal sealed class PaperAnswer(LlmSimulatorOptions options)
{
    private const int InstructionTokens = 500;

    private readonly Func<LlmRequest, string> _paper = options.Paper ?? PaperFinder.Longest;

    public string To(LlmRequest request)
    {
        var paper = _paper(request);
        var instructions = request.Instructions(paper);
        if (string.IsNullOrWhiteSpace(instructions))
            instructions = Tokens.Beginning(paper, InstructionTokens); // all in one message: what is asked comes first
        var obeyed = options.Gullible ? Injection.In(request) : null;
        if (obeyed is not null && options.ForgetsShape)
            return obeyed;
        if (PassageQuestion.In(request) is { } question)
            return Json(question.Answer(obeyed, options.NamesMissingPassages));
        Func<IReadOnlyList<string>, string> sentence = obeyed is not null ? _ => obeyed
            : IsChinese(instructions) ? InChinese(new Sentences(paper).Take)
            : new Sentences(paper).Take;
        if (request.Schema is { } schema)
            return Json(SchemaFilling.Fill(schema, sentence));
        if (AskedShape.Find(instructions) is { } asked && (request.WantsJson || instructions.Contains("json", StringComparison.OrdinalIgnoreCase)))
            return Json(SchemaFilling.Fill(asked, sentence));
        var summary = new MarkdownSummary(sentence, IsChinese(instructions));
        return request.WantsJson ? Json(summary.Object()) : summary.Text(Title(paper));
    }

    // It knows no Chinese: it quotes, as one who writes in Chinese would.
    private static Func<IReadOnlyList<string>, string> InChinese(Func<IReadOnlyList<string>, string> sentence) =>
        words => sentence(words) is var found && found.Any(letter => letter is >= '\u4e00' and <= '\u9fff') ? found : $"论文作者在文中这样写道，原话如下，未作改动：{found}";

    private static string Json(JsonNode? node) => node?.ToJsonString(Plain) ?? "null";

    private static bool IsChinese(string instructions) =>
        instructions.Contains("Chinese", StringComparison.OrdinalIgnoreCase) || instructions.Contains("中文", StringComparison.Ordinal)
        || instructions.Count(c => c is >= '\u4e00' and <= '\u9fff') > instructions.Length / 4;

    private static string Title(string paper) => Tokens.Beginning(paper.TrimStart('#', ' ', '\n').Split('\n')[0].Trim(), 30);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
