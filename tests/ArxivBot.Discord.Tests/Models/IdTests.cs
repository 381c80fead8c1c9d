using System.Text.Json;
using CsCheck;

namespace ArxivBot.Discord.Tests.Models;

public sealed class IdTests
{
    [Fact]
    public void An_id_survives_text_and_JSON() => Gen.ULong.Sample(value =>
    {
        var id = new Snowflake(value);
        Snowflake.Parse(id.ToString()).ShouldBe(id);
        var role = JsonSerializer.Serialize(new() { Id = id, Permissions = (Permissions)value }, DiscordJson.Lenient.Role);
        role.ShouldContain($"\"id\":\"{value}\"");
        role.ShouldContain($"\"permissions\":\"{value}\"");
        var read = JsonSerializer.Deserialize(role, DiscordJson.Lenient.Role)!;
        (read.Id, read.Permissions).ShouldBe((id, (Permissions)value));
    });

    [Fact]
    public void An_id_is_read_from_a_number_too() =>
        JsonSerializer.Deserialize("""{"id":175928847299117063}""", DiscordJson.Lenient.Role)!.Id.ShouldBe(new Snowflake(175928847299117063));

    [Fact]
    public void An_id_tells_when_it_was_made() =>
        new Snowflake(175928847299117063).CreatedAt.ShouldBe(new DateTimeOffset(2016, 4, 30, 11, 18, 25, 796, TimeSpan.Zero));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData(" 1")]
    [InlineData("18446744073709551616")]
    [InlineData(null)]
    public void What_is_no_id_is_refused(string? text) => Snowflake.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Components_of_known_and_unknown_kinds_are_read()
    {
        var message = JsonSerializer.Deserialize(
            """{"id":"1","nonce":7,"components":[{"components":[{"style":1,"label":"Save","custom_id":"s","type":2}],"type":1},{"type":99,"id":3,"x":{}}]}""",
            DiscordJson.Lenient.Message)!;

        message.Nonce.ShouldBe("7");
        message.Components[0].ShouldBeOfType<ActionRow>().Components.Single().ShouldBeOfType<Button>().CustomId.ShouldBe("s");
        message.Components[1].ShouldBe(new Component { Id = 3 });
    }
}
