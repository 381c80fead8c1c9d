namespace ArxivBot.Discord.Tests.Simulator;

public class MessageBodyTests : DiscordFixture
{
    public static TheoryData<string, string, string> Wrong { get; } = new()
    {
        { $$"""{"content":"{{Repeat("x", 2_001)}}"}""", "content", "BASE_TYPE_MAX_LENGTH" },
        { """{"content":5}""", "content", "STRING_TYPE_CONVERT" },
        { """{"content":"x","contents":"y"}""", "contents", "UNKNOWN_FIELD" },
        { $$"""{"content":"x","nonce":"{{Repeat("n", 26)}}"}""", "nonce", "NONCE_TYPE_TOO_LONG" },
        { """{"content":"x","enforce_nonce":true}""", "nonce", "BASE_TYPE_REQUIRED" },
        { """{"content":"x","flags":64}""", "flags", "MESSAGE_FLAGS_INVALID" },
        { """{"content":"x","allowed_mentions":{"parse":["users"],"users":["1"]}}""", "allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE" },
        { """{"content":"x","allowed_mentions":{"parse":["all"]}}""", "allowed_mentions/parse/0", "BASE_TYPE_CHOICES" },
        { $$"""{"embeds":[{"title":"{{Repeat("x", 257)}}"}]}""", "embeds/0/title", "BASE_TYPE_MAX_LENGTH" },
        { $$"""{"embeds":[{"description":"{{Repeat("x", 4_097)}}"}]}""", "embeds/0/description", "BASE_TYPE_MAX_LENGTH" },
        { $$"""{"embeds":[{{List("""{"title":"x"}""", 11)}}]}""", "embeds", "BASE_TYPE_BAD_LENGTH" },
        { """{"embeds":[{"fields":[{"name":"x"}]}]}""", "embeds/0/fields/0/value", "BASE_TYPE_REQUIRED" },
        { $$"""{"embeds":[{"fields":[{"name":"x","value":"{{Repeat("x", 1_025)}}"}]}]}""", "embeds/0/fields/0/value", "BASE_TYPE_BAD_LENGTH" },
        { $$$"""{"embeds":[{"footer":{"text":"{{{Repeat("x", 2_049)}}}"}}]}""", "embeds/0/footer/text", "BASE_TYPE_BAD_LENGTH" },
        { """{"embeds":[{"title":"x","url":"arxiv"}]}""", "embeds/0/url", "URL_TYPE_INVALID_URL" },
        { """{"embeds":[{"title":"x","url":"ftp://arxiv.org/"}]}""", "embeds/0/url", "URL_TYPE_INVALID_SCHEME" },
        { """{"embeds":[{"title":"x","color":16777216}]}""", "embeds/0/color", "NUMBER_TYPE_MAX" },
        { """{"embeds":[{"title":"x","timestamp":"today, perhaps"}]}""", "embeds/0/timestamp", "DATETIME_TYPE_PARSE" },
        { $$"""{"embeds":[{{List($$"""{"description":"{{Repeat("x", 3_001)}}"}""", 2)}}]}""", "embeds", "MAX_EMBED_SIZE_EXCEEDED" },
        { Row(List("""{"type":2,"style":1,"label":"x","custom_id":"a"}""", 2)), "components/0/components/1/custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED" },
        { Row("""{"type":2,"style":1,"label":"x"}"""), "components/0/components/0/custom_id", "BASE_TYPE_REQUIRED" },
        { Row("""{"type":2,"style":5,"label":"x"}"""), "components/0/components/0/url", "BASE_TYPE_REQUIRED" },
        { Row("""{"type":2,"style":1,"custom_id":"a"}"""), "components/0/components/0/label", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED" },
        { Row($$"""{"type":2,"style":1,"label":"{{Repeat("x", 81)}}","custom_id":"a"}"""), "components/0/components/0/label", "BASE_TYPE_MAX_LENGTH" },
        { Row($$"""{"type":2,"style":1,"label":"x","custom_id":"{{Repeat("a", 101)}}"}"""), "components/0/components/0/custom_id", "BASE_TYPE_BAD_LENGTH" },
        { Row($"{Button("a")},{Button("b")},{Button("c")},{Button("d")},{Button("e")},{Button("f")}"), "components/0/components", "BASE_TYPE_BAD_LENGTH" },
        { Row($"{Button("a")},{Select}"), "components/0/components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED" },
        { """{"components":[{"type":10,"content":"x"}]}""", "components/0/type", "UNION_TYPE_CHOICES" },
        { """{"components":[{"type":99}]}""", "components/0/type", "UNION_TYPE_CHOICES" },
        { """{"content":"x","flags":32768,"components":[{"type":10,"content":"y"}]}""", "content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2" },
        { V2(List("""{"type":10,"content":"x"}""", 41)), "components", "BASE_TYPE_BAD_LENGTH" },
        { V2($$"""{"type":17,"components":[{{List("""{"type":10,"content":"x"}""", 40)}}]}"""), "components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED" },
        { V2(List($$"""{"type":10,"content":"{{Repeat("x", 2_001)}}"}""", 2)), "components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task A_message_that_Discord_would_not_take_is_50035_at_the_right_place(string body, string path, string error)
    {
        var reply = await Client.MessageAsync(Channel, body);
        (reply.Status, reply.Code).ShouldBe((400, 50035), reply.Text);
        reply.Errors.ShouldContain((path, error), reply.Text);
        Discord.Record.Messages.ShouldBeEmpty();
    }

    public static TheoryData<string> Good { get; } = new()
    {
        $$"""{"content":"{{Repeat("x", 2_000)}}","nonce":9223372036854775807}""",
        """{"content":"x","flags":4100,"allowed_mentions":{"parse":[]},"tts":false}""",
        $$$"""{"embeds":[{"title":"{{{Repeat("x", 256)}}}","description":"y","url":"https://arxiv.org/abs/1","fields":[{"name":"a","value":"b"}],"color":0,"timestamp":"2025-12-18T00:00:00Z","author":{"name":"c"},"footer":{"text":"d"}}]}""",
        Row($"{Button("a")},{Button("b")}"),
        Row(Select),
        V2("""{"type":17,"accent_color":1,"components":[{"type":10,"content":"x"},{"type":14},{"type":9,"components":[{"type":10,"content":"y"}],"accessory":{"type":11,"media":{"url":"https://arxiv.org/a.png"}}}]}"""),
    };

    [Theory]
    [MemberData(nameof(Good), DisableDiscoveryEnumeration = true)]
    public async Task A_message_within_all_limits_is_taken(string body) => (await Client.MessageAsync(Channel, body)).Status.ShouldBe(200);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"content":" \n"}""")]
    [InlineData("""{"embeds":[]}""")]
    public async Task A_message_of_nothing_is_50006(string body) => (await Client.MessageAsync(Channel, body)).Code.ShouldBe(50006);

    [Theory]
    [InlineData("{")]
    [InlineData("""{"content":"x","content":"y"}""")]
    [InlineData("""{"content":"half of a pair: \ud83d"}""")]
    public async Task What_is_not_JSON_is_50109(string body) => (await Client.MessageAsync(Channel, body)).Code.ShouldBe(50109);

    [Fact]
    public async Task A_body_says_what_it_is()
    {
        var reply = await Client.SendAsync(HttpMethod.Post, $"channels/{Channel}/messages", RestClient.Json("""{"content":"x"}""", "text/plain"));
        (reply.Code, reply.Errors.Single().Code).ShouldBe((50035, "CONTENT_TYPE_INVALID"));
    }

    [Fact]
    public async Task Files_are_up_to_ten_megabytes()
    {
        (await UploadAsync(10 * 1024 * 1024)).Status.ShouldBe(200);
        (await UploadAsync((10 * 1024 * 1024) + 1)).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(413), r => r.Code.ShouldBe(40005));
        Discord.Record.Messages.ShouldHaveSingleItem().Files.ShouldBe([("digest.csv", 10 * 1024 * 1024)]);
    }

    private async Task<RestReply> UploadAsync(int size)
    {
        using var form = new MultipartFormDataContent
        {
            { RestClient.Json("""{"content":"x"}"""), "payload_json" },
            { new ByteArrayContent(new byte[size]), "files[0]", "digest.csv" },
        };
        return await Client.SendAsync(HttpMethod.Post, $"channels/{Channel}/messages", form);
    }

    private static string Button(string id) => $$"""{"type":2,"style":2,"label":"x","custom_id":"{{id}}"}""";

    private static string Select => """{"type":3,"custom_id":"s","options":[{"label":"x","value":"y"}]}""";

    private static string Row(string components) => $$"""{"components":[{"type":1,"components":[{{components}}]}]}""";

    private static string V2(string components) => $$"""{"flags":32768,"components":[{{components}}]}""";
}

/// <summary>The simulator's own rules are enough to refuse the same.</summary>
public sealed class MessageBodyWithoutDescriptionTests : MessageBodyTests
{
    private protected override bool UsesDescription => false;
}
