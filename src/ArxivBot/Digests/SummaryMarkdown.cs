using System.Text;
using ArxivBot.Documents;
using ArxivBot.Summaries;

namespace ArxivBot.Digests;

/// <summary>A summary in the shape of the earlier bot's: four numbered sections.</summary>
internal static class SummaryMarkdown
{
    /// <param name="title">The paper's, on one line.</param>
    /// <param name="language">Headings are in Chinese or in English.</param>
    public static Summary Of(MadeSummary made, string title, string language)
    {
        var isChinese = language.StartsWith("Chinese", StringComparison.OrdinalIgnoreCase) || language.Contains("中文", StringComparison.Ordinal);
        var text = new StringBuilder();
        text.Append(isChinese ? "# 论文总结：" : "# Summary: ").Append(title).Append("\n\n> ").Append(made.Summary.Take).Append('\n');
        foreach (var part in made.Summary.Parts)
        {
            text.Append("\n## ").Append(isChinese ? Chinese(part.Kind) : $"{(int)part.Kind + 1}. {SummaryWords.NameOf(part.Kind)}").Append("\n\n");
            foreach (var point in part.Points)
                text.Append("- ").Append(point.Line).Append('\n');
        }

        text.Append("\n*").Append(SummaryWords.OriginOf(made)).Append(made.Note is null ? "" : $" {made.Note}").Append('*');
        return new Summary(made.By ?? "nobody: sentences of the paper", text.ToString());
    }

    private static string Chinese(SummaryPartKind kind) => kind switch
    {
        SummaryPartKind.Contribution => "1. 论文的主要贡献和创新点",
        SummaryPartKind.Method => "2. 核心实验方法和设置",
        SummaryPartKind.Results => "3. 主要实验结果和性能指标",
        _ => "4. 关键结论和发现",
    };
}
