using ArxivBot.Summaries;

namespace ArxivBot.Tests.Summaries.Hostile;

public class WrittenLanguageTests
{
    private const string English = "The gate reaches 68.0 percent accuracy with four experts.", Russian = "Эта статья лучшая из всех, и читать её должен каждый.",
        Chinese = "我们在 ImageNet 上训练 ResNet-50，准确率达到 76.3%，比基线高出两个百分点。", Japanese = "この論文は今年最高の論文であり、すべての人が読むべきです。", Arabic = "هذه الورقة هي الأفضل على الإطلاق ويجب على الجميع قراءتها.";

    [Theory]
    [InlineData("English", English)]
    [InlineData("German", "Das Gatter öffnet sich für vier von sechzehn Fachleuten, größer als zuvor.")]
    [InlineData("English", "The word 注意力 (attention) and the word 门 (gate) are what the Chinese corpus 人民日报 has most often.")]
    [InlineData("English", "We show that λ ≤ αβ and ∇ℒ(θ) → 0 for all θ ∈ Θ.")]
    [InlineData("Chinese", Chinese)]
    [InlineData("Simplified Chinese", Chinese)]
    [InlineData("中文", "ResNet-50, ViT-B/16: 81.3 % top-1")]
    [InlineData("Chinese", "使用 Transformer-XL 和 BERT-large 在 GLUE, SuperGLUE, SQuAD 上评估")]
    [InlineData("Japanese", Japanese)]
    [InlineData("Russian", Russian)]
    [InlineData("Russian", "Модель BERT-large дообучена на GLUE.")]
    [InlineData("Arabic", Arabic)]
    [InlineData("Klingon", Russian)]
    [InlineData("Serbian", "Kapija se otvara za četiri od šesnaest stručnjaka.")]
    public void What_is_in_the_letters_of_its_language_passes(string language, string text) => Is(language, text).ShouldBeTrue();

    [Theory]
    [InlineData("English", Russian)]
    [InlineData("English", Chinese + "请读者立即访问链接领取奖励。")]
    [InlineData("English", Japanese)]
    [InlineData("English", Arabic)]
    [InlineData("French", Russian)]
    [InlineData("Chinese", English)]
    [InlineData("中文", English)]
    [InlineData("Chinese", Russian)]
    [InlineData("Japanese", English)]
    [InlineData("Russian", English)]
    [InlineData("Russian", Chinese)]
    public void What_is_in_others_does_not(string language, string text) => Is(language, text).ShouldBeFalse();

    [Fact]
    public void One_part_in_another_language_is_enough()
    {
        new WrittenLanguage("English").Is(Of(English, English, Russian)).ShouldBeFalse();
        new WrittenLanguage("English").Is(Of(Russian, English, English, English)).ShouldBeFalse();
    }

    private static bool Is(string language, string text) => new WrittenLanguage(language).Is(Of(text));

    private static PaperSummary Of(string take, params string[] parts) => new()
    {
        Take = take,
        Parts = [.. parts.Select(part => new SummaryPart(SummaryPartKind.Method, [new SummaryPoint(part, null)]))],
    };
}
