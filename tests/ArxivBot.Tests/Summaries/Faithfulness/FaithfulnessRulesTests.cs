using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries;
using ArxivBot.Summaries.Faithfulness;

namespace ArxivBot.Tests.Summaries.Faithfulness;

/// <summary>What counts as said, one rule at a time: how much of a point is not found.</summary>
public class FaithfulnessRulesTests
{
    [Theory]
    [InlineData("GraspNet gains 2.3 points over its baseline.", 0)]
    [InlineData("GraspNet gains 2.3 percentage points over its baseline.", 0)]
    [InlineData("GraspNet gains 2.3% over its baseline.", 1)]
    [InlineData("The error falls by 14 points.", 0)]
    public void Points_are_no_percent(string point, int notFound) => NotFound(point).ShouldBe(notFound);

    [Theory]
    [InlineData("Twenty-four experts labelled the trials.", 0)]
    [InlineData("24 experts labelled the trials.", 0)]
    [InlineData("Twenty-six experts labelled the trials.", 1)]
    [InlineData("Seventeen objects were grasped.", 0)]
    [InlineData("Eighteen objects were grasped.", 1)]
    public void Numbers_in_words_are_numbers(string point, int notFound) => NotFound(point).ShouldBe(notFound);

    [Theory]
    [InlineData("24 位专家标注了试验。", 0)]
    [InlineData("26 位专家标注了试验。", 1)]
    [InlineData("学习率为 0.003，批量为 64。", 0)]
    [InlineData("机器人有六个手指。", 0)]
    [InlineData("机器人有八个手指。", 1)]
    public void Chinese_words_say_what_a_number_is_of(string point, int notFound) => NotFound(point).ShouldBe(notFound);

    [Theory]
    [InlineData("Images are encoded by DINOv2.", 0)]
    [InlineData("Images are encoded by CLIP.", 1)]
    [InlineData("It runs on ROS 0.4.8.", 0)]
    [InlineData("It runs on ROS 0.4.6.", 1)]
    public void Acronyms_are_no_words_and_versions_are_names(string point, int notFound) => NotFound(point).ShouldBe(notFound);

    [Theory]
    [InlineData("The experiments were done on two machines.", 0)]
    [InlineData("The experimends were done on two machines.", 1)]
    [InlineData("The experimental room had 17 objects.", 0)]
    [InlineData("The Kitchem had 3.4% failures.", 1)]
    [InlineData("The whole hall, whose lamps were off, had 5.2% failures.", 0)]
    public void A_long_word_with_another_letter_is_no_word_of_the_paper(string point, int notFound) => NotFound(point).ShouldBe(notFound);

    [Theory]
    [InlineData("With PPO instead of SAC the success rate is 79.7%.", 0)]
    [InlineData("With SAC instead of PPO the success rate is 79.7%.", 1)]
    [InlineData("In light of 50 lux GraspNet succeeds in 83.1% of the trials and DexNet in 29.4%.", 0)]
    [InlineData("In light of 50 lux DexNet succeeds in 83.1% of the trials and GraspNet in 29.4%.", 2)]
    [InlineData("Training took 4.1 hours on the A100 and 3.6 on the H100.", 0)]
    public void What_is_exchanged_is_seen(string point, int notFound) => NotFound(point).ShouldBe(notFound);

    [Theory]
    [InlineData("Each model has 3.2 million weights in GraspNet.", 0)]
    [InlineData("Each model has 3.2 thousand weights in GraspNet.", 1)]
    [InlineData("On NightSet, GraspNet reaches 71.5.", 0)]
    [InlineData("On NightSet, GraspNet reaches 71.5%.", 0)]
    [InlineData("On NightSet, GraspNet reaches 71.5 s.", 1)]
    [InlineData("On DaySet, GraspNet reaches 71.5.", 1)]
    [InlineData("The 95th percentile is 12 s.", 0)]
    [InlineData("Indoors DexNet needs 0.92 s.", 0)]
    [InlineData("Outdoors DexNet needs 0.92 s.", 1)]
    public void A_cell_takes_its_thousands_and_its_set_from_its_table(string point, int notFound) => NotFound(point).ShouldBe(notFound);

    private static int NotFound(string point) =>
        FaithfulnessCheck.Of(new PaperSummary { Take = "", Parts = [new SummaryPart(SummaryPartKind.Results, [new SummaryPoint(point, null)])] }, Source).NotFound;

    private static readonly PaperText Source = new()
    {
        Id = ArxivId.Parse("2511.00098"),
        Source = TextSource.Html,
        Title = "Grasping in the dark with GraspNet",
        Sections =
        [
            new PaperSection(SectionKind.Abstract, "Abstract", ["GraspNet gains 2.3 points over its baseline. The error falls by 14%. We filmed a robot hand with six fingers that closes a clip."]),
            new PaperSection(SectionKind.Method, "Method",
            [
                "Images are encoded by DINOv2. The hand runs on ROS 0.4.8. The learning rate is 0.003 with a batch of 64. Twenty-four experts labelled the trials. In each room 17 objects were grasped.",
                "The experiments were done on two machines, an A100 and an H100. Training took 4.1 and 3.6 hours, respectively.",
            ]),
            new PaperSection(SectionKind.Results, "Results",
            [
                "In light of 50 lux GraspNet still succeeds in 83.1% of the trials, while DexNet falls to 29.4%. With PPO in place of SAC the success rate is 79.7%. The 95th percentile of the time is 12 s.",
                "Table 1: Success on NightSet.",
                "Method | Success | Weights (million)\nGraspNet | 71.5 | 3.2\nDexNet | 48.3 | 5.9",
                "On DaySet all methods are level.",
                "Table 2: Time of a grasp.",
                "Place | Method | Time (s)\nIndoors | GraspNet | 0.64\n | DexNet | 0.92\nOutdoors | GraspNet | 0.71\n | DexNet | 1.18",
                "Table 3: Failures by room.",
                "Room | Failures (%)\nKitchen | 3.4\nWhole hall | 5.2",
                "Nobody has counted them in the whole house.",
            ]),
        ],
    };
}
