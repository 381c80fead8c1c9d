using System.Text.RegularExpressions;

namespace ArxivBot.Arxiv.FullText;

/// <summary>Titles of sections in Chinese and in Russian, as papers of arXiv have them beside English ones.</summary>
internal static partial class ForeignTitles
{
    private static readonly (SectionKind Kind, Regex Words)[] Words =
    [
        (SectionKind.Abstract, AbstractWords()),
        (SectionKind.Appendix, AppendixWords()),
        (SectionKind.Limitations, LimitationWords()),
        (SectionKind.Conclusion, ConclusionWords()),
        (SectionKind.RelatedWork, RelatedWorkWords()),
        (SectionKind.Introduction, IntroductionWords()),
        (SectionKind.Discussion, DiscussionWords()),
        // What an experiment came to is a result: 实验结果.
        (SectionKind.Results, ResultWords()),
        (SectionKind.Experiments, ExperimentWords()),
        (SectionKind.Method, MethodWords()),
    ];

    public static SectionKind OfTitle(string title) => Words.Where(each => each.Words.IsMatch(title)).Select(each => each.Kind).DefaultIfEmpty(SectionKind.Other).First();

    public static bool IsCut(string title) => CutWords().IsMatch(title);

    public static bool IsReferences(string title) => ReferenceWords().IsMatch(title);

    [GeneratedRegex("^(摘要|аннотация|реферат)$", Options)]
    private static partial Regex AbstractWords();

    [GeneratedRegex("^(附录|附錄|приложени[ея])", Options)]
    private static partial Regex AppendixWords();

    [GeneratedRegex("局限|不足之处|ограничени", Options)]
    private static partial Regex LimitationWords();

    [GeneratedRegex("结论|結論|总结|總結|结语|заключени|выводы", Options)]
    private static partial Regex ConclusionWords();

    [GeneratedRegex("相关工作|相關工作|文献综述|обзор литературы|обзор работ", Options)]
    private static partial Regex RelatedWorkWords();

    [GeneratedRegex("^(引言|绪论|緒論|简介|前言|введение)", Options)]
    private static partial Regex IntroductionWords();

    [GeneratedRegex("讨论|討論|обсуждени", Options)]
    private static partial Regex DiscussionWords();

    [GeneratedRegex("结果|結果|результат", Options)]
    private static partial Regex ResultWords();

    [GeneratedRegex("实验|實驗|эксперимент|постановка опыт", Options)]
    private static partial Regex ExperimentWords();

    [GeneratedRegex("方法|模型|算法|метод|модель|алгоритм|постановка задачи", Options)]
    private static partial Regex MethodWords();

    [GeneratedRegex("^(致谢|致謝|благодарност|финансирование)", Options)]
    private static partial Regex CutWords();

    [GeneratedRegex("^(参考文献|參考文獻|(список )?(использованной )?литератур[аы])$", Options)]
    private static partial Regex ReferenceWords();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
}
