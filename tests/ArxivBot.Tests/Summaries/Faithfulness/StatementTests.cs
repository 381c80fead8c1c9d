using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Tests.Summaries.Faithfulness;

public class StatementTests
{
    [Theory]
    [InlineData("On ImageNet, ResNet has 3 and DeiT 4.", "imagenet")]
    [InlineData("On ImageNet its error is 3.", "imagenet")]
    [InlineData("On ImageNet and CIFAR-10 the error is 3.", "imagenet cifar10")]
    [InlineData("On ImageNet ResNet lowers the error to 3.", "")]
    public void A_sentence_is_about_what_it_opens_with(string text, string frame) =>
        string.Join(' ', Statement.Of(text).Frame).ShouldBe(frame);

    [Theory]
    [InlineData("ResNet has 3 points, yet its loss is 4.", true)]
    [InlineData("ResNet has 3 points; the base variant takes 4 hours.", false)]
    public void What_is_named_before_is_meant_in_the_same_clause_only(string text, bool isMeant)
    {
        var statement = Statement.Of(text);
        statement.Meant(statement.SegmentAt(statement.Quantities[^1].At)).Contains("resnet").ShouldBe(isMeant);
    }

    [Theory]
    [InlineData("Without ResNet it falls from 3 to 2.", true, false)]
    [InlineData("去掉 ResNet 后从 3 降到 2。", true, false)]
    public void What_something_changes_from_is_told_from_what_it_changes_to(string text, bool first, bool second)
    {
        var statement = Statement.Of(text);
        statement.Quantities.Select(statement.IsStart).ShouldBe([first, second]);
    }
}
