using ArxivBot.Deliveries;
using ArxivBot.Digests;
using ArxivBot.Documents;
using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Discord.Faults;

namespace ArxivBot.Tests.Platforms.Discord;

/// <summary>Threads below a digest, posts in a forum, mentions, and what Discord does not take as it is.</summary>
public class DiscordPlacesTests
{
    private const string CreatePost = "POST /channels/{channel_id}/threads", Create = "POST /channels/{channel_id}/messages";

    private static readonly PaperCard Card = new()
    {
        Rank = 1,
        Id = "2512.00001",
        Version = 1,
        Url = new Uri("https://arxiv.org/abs/2512.00001"),
        Title = "A *starred* title",
        Authors = ["Ada Lovelace"],
        Categories = ["cs.LG", "stat.ML"],
        Kind = "new",
        Published = new DateOnly(2025, 12, 18),
        Score = 1.5,
        Why = "title: kernel",
        Abstract = "An abstract.",
        Buttons = PaperButtons.Of("2512.00001", PaperButtons.Summary, PaperButtons.Save).Items,
    };

    [Fact]
    public async Task The_papers_go_into_a_thread_below_the_first_message_and_what_is_about_all_stays_above()
    {
        await using var place = await DiscordPlace.OpenAsync();

        await SendAsync(place, Digest(Placement.Thread, papers: 7));

        var above = place.Service.Record.MessagesOf(place.Channel).ShouldHaveSingleItem();
        above.Content.ShouldContain("arXiv, Thursday");
        above.Body["components"]!.AsArray().Count.ShouldBe(1);
        var inside = place.Service.Record.MessagesOf(above.Id);
        inside.Count.ShouldBe(2);
        inside.Sum(message => message.Body["embeds"]!.AsArray().Count).ShouldBe(7);
        place.Service.Record.Threads.ShouldBe([above.Id]);
    }

    [Fact]
    public async Task A_thread_that_is_there_already_is_taken_and_one_that_was_deleted_loses_nothing()
    {
        await using var place = await DiscordPlace.OpenAsync();
        var payloads = place.Platform.Render(Digest(Placement.Thread, papers: 7));
        var first = await SendAsync(place, payloads[0], 0, null);
        await SendAsync(place, payloads[1], 1, first);
        await SendAsync(place, payloads[1], 1, first);
        await SendAsync(place, payloads[2], 2, first);

        place.Service.DeleteChannel(place.Service.Record.Threads.Single());
        await SendAsync(place, payloads[3], 3, first);

        place.Service.Record.MessagesOf(place.Channel).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_papers_there_is_no_thread()
    {
        await using var place = await DiscordPlace.OpenAsync();

        await SendAsync(place, Digest(Placement.Thread, papers: 0));

        place.Service.Record.Threads.ShouldBeEmpty();
        place.Service.Record.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_chat_that_is_a_post_gets_each_digest_as_a_post_beside_it_with_the_tags_of_its_categories()
    {
        await using var place = await DiscordPlace.OpenAsync();
        var forum = place.Service.AddChannel(place.Guild, "arxiv", DiscordChannelType.Forum, requiresTag: true, "offtopic", "cs.LG", "STAT.ML", "math");
        var chat = place.Service.AddThread(forum, "the bot's settings");

        await SendAsync(place, Digest(Placement.Post, papers: 7), chat);

        var post = place.Service.Record.Threads.ShouldHaveSingleItem();
        place.Service.Record.MessagesOf(post).Count.ShouldBe(2);
        place.Service.Record.MessagesOf(chat).ShouldBeEmpty();
        place.Service.NameOf(post).ShouldBe("arXiv, Thursday 18 December 2025");
        place.Service.AppliedTagsOf(post).ShouldBe([place.Service.TagsOf(forum)["cs.LG"], place.Service.TagsOf(forum)["STAT.ML"]]);
    }

    [Fact]
    public async Task A_forum_that_wants_a_tag_and_has_none_that_fits_gets_its_first()
    {
        await using var place = await DiscordPlace.OpenAsync();
        var forum = place.Service.AddChannel(place.Guild, "arxiv", DiscordChannelType.Forum, requiresTag: true, "papers", "math");
        var chat = place.Service.AddThread(forum, "settings");

        await SendAsync(place, Digest(Placement.Post, papers: 1), chat);

        place.Service.AppliedTagsOf(place.Service.Record.Threads.ShouldHaveSingleItem()).ShouldBe([place.Service.TagsOf(forum)["papers"]]);
    }

    [Fact]
    public async Task A_post_whose_answer_was_lost_is_found_again_and_not_made_twice()
    {
        await using var place = await DiscordPlace.OpenAsync();
        var forum = place.Service.AddChannel(place.Guild, "arxiv", DiscordChannelType.Forum);
        var chat = place.Service.AddThread(forum, "settings");
        var payload = place.Platform.Render(Digest(Placement.Post, papers: 1)).ShouldHaveSingleItem();
        place.Service.Fail(CreatePost, new RestFault.AcceptThenCut(), times: 1);
        (await place.Platform.SendAsync(new OutgoingMessage($"{chat}", "k1", payload), TestContext.Current.CancellationToken)).ShouldBeOfType<DeliveryResult.Unknown>();

        var again = await place.Platform.SendAsync(new OutgoingMessage($"{chat}", "k1", payload) { EarlierTries = 1 }, TestContext.Current.CancellationToken);

        again.ShouldBe(new DeliveryResult.Sent($"{place.Service.Record.Threads.ShouldHaveSingleItem()}"));
    }

    [Fact]
    public async Task A_post_that_cannot_be_looked_for_is_not_made_twice_either()
    {
        await using var place = await DiscordPlace.OpenAsync();
        var forum = place.Service.AddChannel(place.Guild, "arxiv", DiscordChannelType.Forum);
        var chat = place.Service.AddThread(forum, "settings");
        var payload = place.Platform.Render(Digest(Placement.Post, papers: 1)).ShouldHaveSingleItem();
        place.Service.Fail("GET /guilds/{guild_id}/threads/active", new RestFault.ServerError());

        (await place.Platform.SendAsync(new OutgoingMessage($"{chat}", "k1", payload) { EarlierTries = 1 }, TestContext.Current.CancellationToken))
            .ShouldNotBeOfType<DeliveryResult.Sent>();

        place.Service.Record.Threads.ShouldBeEmpty();
    }

    [Fact]
    public async Task Outside_of_a_forum_a_digest_goes_into_the_channel()
    {
        await using var place = await DiscordPlace.OpenAsync();

        await SendAsync(place, Digest(Placement.Post, papers: 7));

        place.Service.Record.Threads.ShouldBeEmpty();
        place.Service.Record.MessagesOf(place.Channel).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Only_the_role_that_an_admin_has_set_is_mentioned()
    {
        await using var place = await DiscordPlace.OpenAsync();
        var role = place.Service.AddRole(place.Guild, "readers", DiscordPermissions.None);
        var payload = place.Platform.Render(Digest(Placement.Here, papers: 1)).ShouldHaveSingleItem();

        await place.Platform.SendAsync(new OutgoingMessage($"{place.Channel}", "k1", payload) { Ping = $"<@&{role}>" }, TestContext.Current.CancellationToken);

        var message = place.Service.Record.Messages.ShouldHaveSingleItem();
        message.Content.ShouldStartWith($"<@&{role}>\n");
        message.Body["allowed_mentions"]!["parse"]!.AsArray().ShouldBeEmpty();
        message.Body["allowed_mentions"]!["roles"]!.AsArray().Select(id => $"{id}").ShouldBe([$"{role}"]);
    }

    [Fact]
    public async Task What_discord_does_not_take_as_cards_goes_as_text()
    {
        await using var place = await DiscordPlace.OpenAsync();
        place.Service.Fail(Create, new RestFault.Refused(400, 50035, "Invalid Form Body"), times: 1);

        await SendAsync(place, Digest(Placement.Here, papers: 1));

        var message = place.Service.Record.Messages.ShouldHaveSingleItem();
        message.Body.ContainsKey("embeds").ShouldBeFalse();
        message.Content.ShouldContain(@"**1 · A \*starred\* title**");
        message.Content.ShouldContain("<https://arxiv.org/abs/2512.00001>");
    }

    private static Document Digest(Placement placement, int papers) => new(
    [
        new Heading(1, "arXiv, Thursday 18 December 2025"),
        new Facts([new("coverage", "announced 3")]),
        .. Enumerable.Range(1, papers).Select(rank => Card with { Rank = rank }),
        PaperButtons.Digest,
    ])
    { Placement = placement };

    private static async Task SendAsync(DiscordPlace place, Document document, ulong? chat = null)
    {
        string? first = null;
        foreach (var (part, payload) in place.Platform.Render(document).Index())
        {
            var sent = await SendAsync(place, payload, part, first, chat);
            first ??= sent;
        }
    }

    private static async Task<string> SendAsync(DiscordPlace place, string payload, int part, string? first, ulong? chat = null)
    {
        var sent = await place.Platform.SendAsync(
            new OutgoingMessage($"{chat ?? place.Channel}", $"k{part}", payload) { Below = first }, TestContext.Current.CancellationToken);
        return sent.ShouldBeOfType<DeliveryResult.Sent>().Receipt;
    }
}
