using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Discord.Faults;

namespace ArxivBot.Discord.Tests.Simulator;

public sealed class MessageTests : DiscordFixture
{
    private const string Hello = """{"content":"Hello"}""";

    [Fact]
    public async Task An_enforced_nonce_gives_the_first_message_again_for_a_few_minutes()
    {
        var first = await Client.MessageAsync(Channel, """{"content":"Digest","nonce":"d-1","enforce_nonce":true}""");
        var second = await Client.MessageAsync(Channel, """{"content":"Digest","nonce":"d-1","enforce_nonce":true}""");
        second.Id.ShouldBe(first.Id);
        (Discord.Record.Messages.Count, Discord.Record.NonceHits).ShouldBe((1, 1));
        Clock.Advance(TimeSpan.FromMinutes(3));
        (await Client.MessageAsync(Channel, """{"content":"Digest","nonce":"d-1","enforce_nonce":true}""")).Id.ShouldNotBe(first.Id);
        Discord.Record.Repeats.ShouldBe(1);
    }

    [Fact]
    public async Task A_nonce_that_is_not_enforced_changes_nothing()
    {
        var first = await Client.MessageAsync(Channel, """{"content":"Digest","nonce":"d-1"}""");
        (await Client.MessageAsync(Channel, """{"content":"Digest","nonce":"d-1"}""")).Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task The_nonce_of_a_deleted_message_is_10008()
    {
        var first = await Client.MessageAsync(Channel, """{"content":"Digest","nonce":"d-1","enforce_nonce":true}""");
        Discord.DeleteMessage(ulong.Parse(first.Id, null));
        (await Client.MessageAsync(Channel, """{"content":"Digest","nonce":"d-1","enforce_nonce":true}""")).Code.ShouldBe(10008);
    }

    [Fact]
    public async Task Messages_are_edited_listed_and_deleted()
    {
        var ids = new List<string>();
        foreach (var text in (string[])["a", "b", "c"])
            ids.Add((await Client.MessageAsync(Channel, $$"""{"content":"{{text}}"}""")).Id);
        (await Client.PatchAsync($"channels/{Channel}/messages/{ids[0]}", """{"content":"A"}""")).Json!["content"]!.GetValue<string>().ShouldBe("A");
        (await ListAsync("?limit=2")).ShouldBe(["c", "b"]);
        (await ListAsync($"?after={ids[0]}&limit=1")).ShouldBe(["b"]);
        (await ListAsync($"?before={ids[1]}")).ShouldBe(["A"]);
        (await Client.DeleteAsync($"channels/{Channel}/messages/{ids[0]}")).Status.ShouldBe(204);
        (await Client.PatchAsync($"channels/{Channel}/messages/{ids[0]}", """{"content":"A"}""")).Code.ShouldBe(10008);
        Discord.VisibleIn(Channel).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(DiscordPermissions.ViewChannel, Hello, 50001)]
    [InlineData(DiscordPermissions.SendMessages, Hello, 50013)]
    [InlineData(DiscordPermissions.EmbedLinks, """{"embeds":[{"title":"x"}]}""", 50013)]
    public async Task Who_lacks_a_permission_is_403(DiscordPermissions denied, string body, int code)
    {
        Discord.Overwrite(Channel, deny: denied);
        (await Client.MessageAsync(Channel, body)).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(403), r => r.Code.ShouldBe(code));
        Discord.Overwrite(Channel);
        (await Client.MessageAsync(Channel, body)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Places_that_are_gone_say_so()
    {
        var other = Discord.AddChannel(Guild, "other");
        Discord.DeleteChannel(other);
        (await Client.MessageAsync(other, Hello)).Code.ShouldBe(10003);
        Discord.BeginOutage(Guild);
        (await Client.MessageAsync(Channel, Hello)).Code.ShouldBe(50001);
        Discord.EndOutage(Guild);
        (await Client.MessageAsync(Channel, Hello)).Status.ShouldBe(200);
        Discord.RemoveBot(Guild);
        (await Client.MessageAsync(Channel, Hello)).Code.ShouldBe(50001);
        (await Client.GetAsync($"guilds/{Guild}")).Code.ShouldBe(50001);
        Discord.AddBot(Guild);
        (await Client.MessageAsync(Channel, Hello)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_user_who_takes_no_direct_messages_is_50007()
    {
        var dm = await Client.PostAsync("users/@me/channels", $$"""{"recipient_id":"{{User}}"}""");
        (await Client.MessageAsync(ulong.Parse(dm.Id, null), Hello)).Status.ShouldBe(200);
        Discord.CloseDms(User);
        (await Client.MessageAsync(ulong.Parse(dm.Id, null), Hello)).Code.ShouldBe(50007);
        (await Client.PostAsync("users/@me/channels", """{"recipient_id":"1"}""")).Code.ShouldBe(10013);
    }

    [Fact]
    public async Task Forums_take_posts_and_no_messages()
    {
        var forum = Discord.AddChannel(Guild, "digests", DiscordChannelType.Forum, requiresTag: true, "daily");
        (await Client.MessageAsync(forum, Hello)).Code.ShouldBe(40058);
        (await Client.PostAsync($"channels/{forum}/threads", """{"name":"Today","message":{"content":"x"}}""")).Code.ShouldBe(40067);
        (await Client.PostAsync($"channels/{forum}/threads", """{"name":"Today","message":{"content":"x","nonce":1,"bogus":1}}""")).Code.ShouldBe(50035);
        var post = await Client.PostAsync($"channels/{forum}/threads", $$$"""{"name":"Today","applied_tags":["{{{Discord.TagsOf(forum)["daily"]}}}"],"message":{"content":"x"}}""");
        (post.Status, post.Json!["message"]!["content"]!.GetValue<string>()).ShouldBe((201, "x"));
        (await Client.MessageAsync(ulong.Parse(post.Id, null), Hello)).Status.ShouldBe(200);
        Discord.Record.Threads.ShouldBe([ulong.Parse(post.Id, null)]);
    }

    [Fact]
    public async Task A_message_opens_an_archived_thread_but_no_locked_one()
    {
        var (archived, locked) = (Discord.AddThread(Channel, "old", archived: true), Discord.AddThread(Channel, "shut", archived: true, locked: true));
        (await Client.MessageAsync(archived, Hello)).Status.ShouldBe(200);
        (await Client.GetAsync($"channels/{archived}")).Json!["thread_metadata"]!["archived"]!.GetValue<bool>().ShouldBeFalse();
        (await Client.MessageAsync(locked, Hello)).Code.ShouldBe(160005);
    }

    [Fact]
    public async Task Accepted_and_then_cut_leaves_the_message()
    {
        Discord.Fail("POST /channels/{channel_id}/messages", new RestFault.AcceptThenCut(), times: 1);
        await Should.ThrowAsync<HttpRequestException>(() => Client.MessageAsync(Channel, Hello));
        Discord.Record.Messages.ShouldHaveSingleItem().Content.ShouldBe("Hello");
        Discord.Fail($"{Channel}", new RestFault.CutBefore(), times: 1);
        await Should.ThrowAsync<HttpRequestException>(() => Client.MessageAsync(Channel, Hello));
        Discord.Record.Messages.Count.ShouldBe(1);
    }

    private async Task<IEnumerable<string>> ListAsync(string query) =>
        ((JsonArray)(await Client.GetAsync($"channels/{Channel}/messages{query}")).Json!).Select(message => message!["content"]!.GetValue<string>());
}
