using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries;
using ArxivBot.Summaries.Extractive;

namespace ArxivBot.Tests.Summaries;

/// <summary>Papers that are not in English, in the paper's own sentences.</summary>
public class ForeignPaperTests
{
    [Fact]
    public void A_Chinese_paper_is_summarized_in_its_sentences() => Check(
        "摘要", ["本文提出一种稀疏门控方法，用于小型语言模型的训练。", "实验结果表明，该方法在三个数据集上的准确率提高了百分之六。"],
        ("引言", ["小型语言模型的大部分参数用于预测简单的词语。", "我们的目标是减少这种浪费，同时保持模型的质量。"]),
        ("方法", ["门控单元在每一层选择四个专家，并在训练过程中保持稀疏。", "损失函数由交叉熵和负载均衡两项组成，权重由验证集确定。"]),
        ("实验结果", ["与稠密模型相比，四个专家的准确率达到百分之六十八。", "当专家数量增加到十六个时，准确率只提高了两个百分点。"]),
        ("结论", ["稀疏门控适用于参数少于十亿的模型，更大的模型尚未测试。", "未来的工作将研究更长的训练时间对结果的影响。"]),
        ("参考文献", ["[1] 张三，李四。稀疏专家模型研究。计算机学报，2020。"]));

    [Fact]
    public void A_Russian_paper_is_summarized_in_its_sentences() => Check(
        "Аннотация", ["Мы предлагаем разреженный вентиль для обучения небольших языковых моделей.", "Опыты показывают, что точность на трёх наборах данных растёт на шесть процентов."],
        ("Введение", ["Небольшие языковые модели тратят большую часть параметров на простые слова.", "Наша цель состоит в том, чтобы сократить эти затраты и сохранить качество модели."]),
        ("Метод", ["В каждом слое вентиль выбирает четырёх экспертов и остаётся разреженным до конца обучения.", "Функция потерь состоит из перекрёстной энтропии и слагаемого для равномерной нагрузки."]),
        ("Результаты", ["По сравнению с плотной моделью точность четырёх экспертов достигает шестидесяти восьми процентов.", "При шестнадцати экспертах точность растёт лишь на два процента."]),
        ("Заключение", ["Разреженный вентиль подходит для моделей, в которых меньше миллиарда параметров.", "Влияние более долгого обучения на результаты остаётся предметом будущей работы."]),
        ("Список литературы", ["Иванов И. И. Разреженные модели экспертов. Москва, издательство Наука, две тысячи двадцатый год."]));

    private static void Check(string heading, string[] summary, params (string Title, string[] Sentences)[] sections)
    {
        var page = $"<html><body><article class='ltx_document'><h1 class='ltx_title_document'>T</h1><div class='ltx_abstract'><h6 class='ltx_title'>{heading}</h6><p>{string.Join(' ', summary)}</p></div>"
            + string.Concat(sections.Select(section => $"<section class='ltx_section'><h2 class='ltx_title'>{section.Title}</h2><p>{string.Join(' ', section.Sentences)}</p></section>")) + "</article></body></html>";
        var paper = HtmlPaperReader.Read(page, ArxivId.Parse("2512.90001"));

        paper.Sections.Select(section => section.Kind).ShouldBe(
            [SectionKind.Abstract, SectionKind.Introduction, SectionKind.Method, SectionKind.Results, SectionKind.Conclusion]);
        var made = ExtractiveSummarizer.Summarize(paper);
        made.Parts.Select(part => part.Kind).ShouldBe([SummaryPartKind.Method, SummaryPartKind.Results, SummaryPartKind.Limits]);
        string[] own = [.. summary, .. sections.SkipLast(1).SelectMany(section => section.Sentences)];
        own.ShouldContain(made.Take);
        made.Parts.SelectMany(part => part.Points).ShouldAllBe(point => own.Contains(point.Text));
        var results = made.Parts.Single(part => part.Kind == SummaryPartKind.Results).Points;
        results.ShouldContain(point => sections[2].Sentences.Contains(point.Text));
    }
}
