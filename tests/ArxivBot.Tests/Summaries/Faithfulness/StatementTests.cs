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
    [InlineData("DeiT outperforms ResNet on CIFAR (66.3% against 64.7%) but falls behind it on ImageNet.", "ImageNet", 2)]
    [InlineData("The 2.9 of ResNet is below that of DeiT at 3.1.", "DeiT", 1)]
    [InlineData("With 2.9 ResNet beats DeiT with 3.1.", "DeiT", 1)]
    public void What_is_added_and_what_is_compared_with_are_segments_of_their_own(string text, string name, int segment)
    {
        var statement = Statement.Of(text);
        statement.SegmentAt(statement.Names.Single(each => each.Text == name).At).ShouldBe(segment);
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
