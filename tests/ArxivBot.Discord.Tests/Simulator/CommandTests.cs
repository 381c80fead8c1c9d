using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Interactions;

namespace ArxivBot.Discord.Tests.Simulator;

public class CommandTests : DiscordFixture
{
    private string Commands => $"applications/{Discord.BotId}/commands";

    public static TheoryData<string, string, string> Wrong { get; } = new()
    {
        { """{"name":"Search","description":"x"}""", "0/name", "APPLICATION_COMMAND_INVALID_NAME" },
        { """{"name":"two words","description":"x"}""", "0/name", "APPLICATION_COMMAND_INVALID_NAME" },
        { """{"name":"search"}""", "0/description", "BASE_TYPE_REQUIRED" },
        { $$"""{"name":"search","description":"{{Repeat("x", 101)}}"}""", "0/description", "BASE_TYPE_MAX_LENGTH" },
        { """{"name":"search","description":"x","optoins":[]}""", "0/optoins", "UNKNOWN_FIELD" },
        { With("""{"type":3,"name":"a","description":"x"},{"type":3,"name":"b","description":"x","required":true}"""), "0/options", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID" },
        { With(List("""{"type":3,"name":"a","description":"x"}""", 2)), "0/options/1/name", "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED" },
        { With(List("""{"type":3,"name":"a","description":"x"}""", 26)), "0/options", "BASE_TYPE_BAD_LENGTH" },
        { With("""{"type":1,"name":"a","description":"x"},{"type":3,"name":"b","description":"x"}"""), "0/options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID" },
        { With("""{"type":3,"name":"a","description":"x","autocomplete":true,"choices":[{"name":"x","value":"y"}]}"""), "0/options/0/autocomplete", "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE" },
        { With("""{"type":4,"name":"a","description":"x","choices":[{"name":"x","value":"y"}]}"""), "0/options/0/choices/0/value", "NUMBER_TYPE_COERCE" },
        { With($$"""{"type":3,"name":"a","description":"x","choices":[{{List($$"""{"name":"{{Repeat("n", 100)}}","value":"{{Repeat("v", 100)}}"}""", 25)}}]},{"type":3,"name":"b","description":"x","choices":[{{List($$"""{"name":"{{Repeat("n", 100)}}","value":"{{Repeat("v", 100)}}"}""", 25)}}]}"""), "0", "APPLICATION_COMMAND_TOO_LARGE" },
        { """{"name":"search","description":"x","description_localizations":{"xx":"y"}}""", "0/description_localizations/xx", "ENUM_TYPE_COERCE" },
        { """{"name":"a","description":"x"},{"name":"a","description":"x"}""", "1", "APPLICATION_COMMANDS_DUPLICATE_NAME" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task One_bad_command_makes_the_whole_list_fail(string commands, string path, string error)
    {
        var reply = await Client.PutAsync(Commands, $$"""[{{commands}},{"name":"good","description":"x"}]""");
        reply.Code.ShouldBe(50035, reply.Text);
        reply.Errors.ShouldContain((path, error), reply.Text);
        Discord.Record.Registrations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_are_words_of_any_script()
    {
        (await Client.PutAsync(Commands, """[{"name":"größe_2","description":"x"},{"name":"खोज","description":"x"},{"name":"ค้นหา","description":"x"}]""")).Status.ShouldBe(200);
        ((JsonArray)(await Client.GetAsync(Commands)).Json!).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Two_hundred_creates_a_day_and_no_more_than_a_hundred_commands()
    {
        async Task<RestReply> PutAsync(string prefix, int count) =>
            await Client.PutAsync(Commands, $"[{string.Join(',', Enumerable.Range(0, count).Select(n => $$"""{"name":"{{prefix}}{{n}}","description":"x"}"""))}]");

        (await PutAsync("a", 101)).Code.ShouldBe(30032);
        (await PutAsync("a", 100)).Status.ShouldBe(200);
        (await PutAsync("a", 100)).Status.ShouldBe(200);
        (await PutAsync("b", 100)).Status.ShouldBe(200);
        (await PutAsync("c", 1)).Code.ShouldBe(30034);
        Clock.Advance(TimeSpan.FromDays(1));
        (await PutAsync("c", 1)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_first_answer_has_three_seconds()
    {
        var interaction = await RunAsync();
        Clock.Advance(TimeSpan.FromSeconds(3.1));
        (await AnswerAsync(interaction, """{"type":5}""")).Code.ShouldBe(10062);
        Discord.Record.LateAnswers.ShouldBe(1);
    }

    [Fact]
    public async Task A_first_answer_is_given_once()
    {
        var interaction = await RunAsync();
        (await AnswerAsync(interaction, """{"type":4,"data":{"content":"Hello","flags":64}}""")).Status.ShouldBe(204);
        (await AnswerAsync(interaction, """{"type":5}""")).Code.ShouldBe(40060);
        var reply = interaction.Replies.ShouldHaveSingleItem();
        (reply.Kind, reply.Content, reply.IsEphemeral).ShouldBe((ReplyKind.Message, "Hello", true));
        Discord.VisibleIn(Channel).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deferred_answer_is_edited_for_fifteen_minutes()
    {
        var interaction = await RunAsync();
        var original = $"webhooks/{Discord.BotId}/{interaction.Token}/messages/%40original";
        Client.Authorization = null;
        (await Client.PatchAsync(original, """{"content":"early"}""")).Code.ShouldBe(10015);
        (await AnswerAsync(interaction, """{"type":5,"data":{"flags":64}}""")).Status.ShouldBe(204);
        Clock.Advance(TimeSpan.FromMinutes(14));
        (await Client.PatchAsync(original, """{"content":"Found"}""")).Status.ShouldBe(200);
        (await Client.PostAsync($"webhooks/{Discord.BotId}/{interaction.Token}", """{"content":"More"}""")).Status.ShouldBe(200);
        var first = await interaction.RepliedAsync(Cancelled);
        (first.Kind, first.Content, first.After, first.IsEphemeral).ShouldBe((ReplyKind.Edit, "Found", TimeSpan.FromMinutes(14), true));
        Clock.Advance(TimeSpan.FromMinutes(1));
        (await Client.PatchAsync(original, """{"content":"late"}""")).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(401), r => r.Code.ShouldBe(50027));
        (await Client.PatchAsync($"webhooks/{Discord.BotId}/none/messages/@original", """{"content":"x"}""")).Code.ShouldBe(10015);
    }

    [Theory]
    [InlineData("""{"type":8,"data":{"choices":[]}}""")]
    [InlineData("""{"type":6}""")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":5,"data":{"content":"x"}}""")]
    [InlineData("""{"type":5,"data":{"flags":4}}""")]
    [InlineData("""{"type":4,"data":{"content":"x","bogus":1}}""")]
    public async Task A_command_takes_no_other_answer(string body)
    {
        var interaction = await RunAsync();
        (await AnswerAsync(interaction, body)).Code.ShouldBe(50035);
        (await AnswerAsync(interaction, """{"type":5}""")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task Completions_are_twenty_five_at_most()
    {
        await RegisterAsync();
        var typed = Discord.Complete(Channel, User, "search", "query", ("query", "cs"));
        string Choices(int count) => $$$"""{"type":8,"data":{"choices":[{{{string.Join(',', Enumerable.Range(0, count).Select(n => $$"""{"name":"n{{n}}","value":"v{{n}}"}"""))}}}]}}""";
        (await AnswerAsync(typed, """{"type":5}""")).Code.ShouldBe(50035);
        (await AnswerAsync(typed, Choices(26))).Code.ShouldBe(50035);
        (await AnswerAsync(typed, Choices(25))).Status.ShouldBe(204);
        (await typed.RepliedAsync(Cancelled)).Choices.Count.ShouldBe(25);
    }

    [Fact]
    public async Task A_button_changes_its_message()
    {
        var message = await Client.MessageAsync(Channel, """{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"Save","custom_id":"v1:save"}]}]}""");
        var pressed = Discord.Press(ulong.Parse(message.Id, null), User, "v1:save");
        (await AnswerAsync(pressed, """{"type":7,"data":{"content":"Saved","components":[]}}""")).Status.ShouldBe(204);
        Discord.VisibleIn(Channel).Single()["content"]!.GetValue<string>().ShouldBe("Saved");
        Should.Throw<ArgumentException>(() => Discord.Press(ulong.Parse(message.Id, null), User, "v1:save"));
    }

    private Task<RestReply> RegisterAsync() => Client.PutAsync(
        Commands, $"[{With("""{"type":3,"name":"query","description":"x","required":true,"autocomplete":true}""")}]");

    private async Task<SentInteraction> RunAsync()
    {
        (await RegisterAsync()).Status.ShouldBe(200);
        return Discord.Run(Channel, User, "search", ("query", "diffusion"));
    }

    private Task<RestReply> AnswerAsync(SentInteraction interaction, string body) =>
        Client.PostAsync($"interactions/{interaction.Id}/{interaction.Token}/callback", body);

    private static string With(string options) => $$"""{"name":"search","description":"x","options":[{{options}}]}""";
}

/// <summary>The simulator's own rules are enough to refuse the same.</summary>
public sealed class CommandWithoutDescriptionTests : CommandTests
{
    private protected override bool UsesDescription => false;
}
