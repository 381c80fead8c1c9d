using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Llm.Answers;

/// <summary>Four headed sections with bullets.</summary>
internal sealed class MarkdownSummary(Func<IReadOnlyList<string>, string> sentence, bool isChinese)
{
    private const int Bullets = 3;

    private static readonly IReadOnlyList<(string Key, string English, string Chinese, string[] Words)> Sections =
    [
        ("contributions", "Main contributions", "论文的主要贡献和创新点", ["propose", "introduce", "present", "novel", "first", "提出"]),
        ("methods", "Methods and setup of the experiments", "核心实验方法和设置", ["method", "approach", "dataset", "train", "algorithm", "方法", "数据集"]),
        ("results", "Main results and figures", "主要实验结果和性能指标", ["outperform", "%", "accuracy", "improve", "result", "achieve", "实验", "结果"]),
        ("conclusions", "Conclusions", "关键结论和发现", ["limit", "future", "conclu", "suggest", "show", "局限", "结论"]),
    ];

    public string Text(string title)
    {
        var text = new StringBuilder($"# {(isChinese ? "论文总结：" : "Summary: ")}{title}\n");
        for (var i = 0; i < Sections.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {i + 1}. {(isChinese ? Sections[i].Chinese : Sections[i].English)}\n");
            foreach (var bullet in Of(Sections[i].Words))
                text.Append(CultureInfo.InvariantCulture, $"- {bullet}\n");
        }

        return text.ToString();
    }

    public JsonObject Object() =>
        new(Sections.Select(section => KeyValuePair.Create<string, JsonNode?>(section.Key, new JsonArray([.. Of(section.Words).Select(bullet => (JsonNode)bullet)]))));

    private IReadOnlyList<string> Of(string[] words) => [.. Enumerable.Range(0, Bullets).Select(_ => sentence(words))];
}
