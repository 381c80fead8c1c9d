using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Discord.Faults;

namespace ArxivBot.Tests.Platforms.Discord;

/// <summary>What becomes of a message on a simulated Discord, and what the outbox is told.</summary>
public class DiscordPlatformTests
{
    private const string Create = "POST /channels/{channel_id}/messages";

    [Fact]
    public async Task A_message_arrives_with_its_key_as_an_enforced_nonce_and_mentions_nobody()
    {
        await using var place = await DiscordPlace.OpenAsync();

        var sent = await place.SayAsync("Hello @everyone, <@1> and **all**", "d-7");

        var message = place.Service.Record.Messages.ShouldHaveSingleItem();
        sent.ShouldBe(new DeliveryResult.Sent($"{message.Id}"));
        message.Nonce.ShouldBe("d-7");
        message.Body["enforce_nonce"]!.GetValue<bool>().ShouldBeTrue();
        message.Body["allowed_mentions"]!["parse"]!.AsArray().ShouldBeEmpty();
        message.Content.ShouldContain(@"\*\*all\*\*");
        place.Service.Record.ReplyProblems.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_key_a_moment_later_posts_nothing_new()
    {
        await using var place = await DiscordPlace.OpenAsync();

        var first = await place.SayAsync("Hello");
        var second = await place.SayAsync("Hello");

        second.ShouldBe(first);
        place.Service.Record.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whether_a_message_is_there_whose_nonce_is_forgotten_can_be_seen_in_its_channel()
    {
        await using var place = await DiscordPlace.OpenAsync();
        (await FindAsync(place, "Hello")).ShouldBeOfType<DeliveryResult.Unknown>("an empty channel looks as one does that may not be read");
        await place.SayAsync("Before", "k0");
        (await FindAsync(place, "Hello")).ShouldBe(new DeliveryResult.Absent());
        var sent = await place.SayAsync("Hello");

        (await FindAsync(place, "Hello")).ShouldBe(sent);
        (await FindAsync(place, "Hello", since: TimeSpan.FromMinutes(2))).ShouldBe(new DeliveryResult.Absent(), "that one is older than the try");
        place.Service.Overwrite(place.Channel, deny: DiscordPermissions.ReadMessageHistory);
        (await FindAsync(place, "Hello")).ShouldBeOfType<DeliveryResult.Unknown>();
    }

    [Fact]
    public async Task What_cannot_be_looked_for_now_is_looked_for_later()
    {
        await using var place = await DiscordPlace.OpenAsync();
        place.Service.Fail("GET /channels/{channel_id}/messages", new RestFault.ServerError(), times: 3);

        (await FindAsync(place, "Hello")).ShouldBeOfType<DeliveryResult.Deferred>();
    }

    [Fact]
    public async Task A_channel_that_cannot_be_looked_into_does_not_keep_its_message_waiting()
    {
        await using var place = await DiscordPlace.OpenAsync();
        place.Service.Overwrite(place.Channel, deny: DiscordPermissions.ViewChannel);

        (await FindAsync(place, "Hello")).ShouldBeOfType<DeliveryResult.Unknown>();
    }

    [Fact]
    public async Task Where_it_cannot_be_seen_what_is_sent_again_says_so()
    {
        await using var place = await DiscordPlace.OpenAsync();
        var payload = place.Platform.Render(new Document([new Paragraph("Hello")])).Single();

        await place.Platform.SendAsync(new OutgoingMessage($"{place.Channel}", "k1", payload) { MayBeRepeat = true }, TestContext.Current.CancellationToken);

        place.Service.Record.Messages.Single().Content.ShouldBe("Hello\n-# ↻ Sent again: you may have had this already.");
        (await FindAsync(place, "Hello")).ShouldBeOfType<DeliveryResult.Sent>("the line below it is not the message");
    }

    [Fact]
    public async Task What_was_deleted_by_a_moderator_counts_as_sent_when_its_key_comes_again()
    {
        await using var place = await DiscordPlace.OpenAsync();
        await place.SayAsync("Hello");
        place.Service.DeleteMessage(place.Service.Record.Messages.Single().Id);

        (await place.SayAsync("Hello")).ShouldBeOfType<DeliveryResult.Sent>();

        place.Service.Record.Messages.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(403, 50001, typeof(DeliveryResult.Forbidden))]
    [InlineData(403, 50013, typeof(DeliveryResult.Forbidden))]
    [InlineData(403, 50007, typeof(DeliveryResult.Forbidden))]
    [InlineData(403, 160005, typeof(DeliveryResult.Forbidden))]
    [InlineData(400, 40058, typeof(DeliveryResult.Forbidden))]
    [InlineData(400, 50035, typeof(DeliveryResult.Refused))]
    [InlineData(400, 200000, typeof(DeliveryResult.Refused))]
    [InlineData(413, 40005, typeof(DeliveryResult.Refused))]
    [InlineData(429, 20016, typeof(DeliveryResult.Deferred))]
    [InlineData(400, 20028, typeof(DeliveryResult.Deferred))]
    [InlineData(503, 130000, typeof(DeliveryResult.Deferred))]
    public async Task Discords_error_decides_what_comes_next(int status, int code, Type result)
    {
        await using var place = await DiscordPlace.OpenAsync();
        place.Service.Fail(Create, new RestFault.Refused(status, code, "No"));

        (await place.SayAsync("Hello")).ShouldBeOfType(result);

        place.Service.Record.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_channel_is_gone_when_discord_says_so_twice()
    {
        await using var place = await DiscordPlace.OpenAsync();
        place.Service.Fail(Create, new RestFault.Refused(404, 10003, "Unknown Channel"), times: 1);
        (await place.SayAsync("Hello")).ShouldBeOfType<DeliveryResult.Deferred>();

        place.Service.DeleteChannel(place.Channel);

        (await place.SayAsync("Hello")).ShouldBeOfType<DeliveryResult.Gone>();
    }

    [Fact]
    public async Task A_bot_that_may_not_see_or_write_in_a_channel_is_forbidden_and_nothing_is_gone()
    {
        await using var place = await DiscordPlace.OpenAsync();
        place.Service.Overwrite(place.Channel, deny: DiscordPermissions.SendMessages);
        (await place.SayAsync("Hello")).ShouldBeOfType<DeliveryResult.Forbidden>();

        place.Service.Overwrite(place.Channel, deny: DiscordPermissions.ViewChannel);
        (await place.SayAsync("Hello")).ShouldBeOfType<DeliveryResult.Forbidden>();

        place.Service.BeginOutage(place.Guild);
        (await place.SayAsync("Hello")).ShouldBeOfType<DeliveryResult.Forbidden>();
    }

    [Theory]
    [InlineData(DiscordScope.User, false)]
    [InlineData(DiscordScope.Shared, false)]
    [InlineData(DiscordScope.Global, true)]
    public async Task A_rate_limit_waits_as_long_as_discord_asks(DiscordScope scope, bool isForAll)
    {
        await using var place = await DiscordPlace.OpenAsync();
        place.Service.Fail(Create, new RestFault.RateLimited(scope, TimeSpan.FromSeconds(7)), times: 1);

        var deferred = (await place.SayAsync("Hello")).ShouldBeOfType<DeliveryResult.Deferred>();

        deferred.RetryAfter!.Value.ShouldBeInRange(TimeSpan.FromSeconds(6.5), TimeSpan.FromSeconds(7.5));
        deferred.IsForAll.ShouldBe(isForAll);
    }

    [Fact]
    public async Task Cloudflares_page_silences_the_platform()
    {
        await using var place = await DiscordPlace.OpenAsync();
        place.Service.Fail(Create, new RestFault.CloudflareLimited(), times: 1);

        (await place.SayAsync("Hello")).ShouldBeOfType<DeliveryResult.Deferred>().IsForAll.ShouldBeTrue();
    }

    [Fact]
    public async Task What_may_have_arrived_is_in_doubt_and_what_surely_has_not_is_not()
    {
        await using var place = await DiscordPlace.OpenAsync();
        place.Service.Fail(Create, new RestFault.ServerError(502, Html: true));
        (await place.SayAsync("One", "k1")).ShouldBeOfType<DeliveryResult.Unknown>();
        place.Service.Heal();
        place.Service.Fail(Create, new RestFault.AcceptThenCut());
        (await place.SayAsync("Two", "k2")).ShouldBeOfType<DeliveryResult.Unknown>();
        place.Service.Heal();

        (await place.SayAsync("Two", "k2")).ShouldBeOfType<DeliveryResult.Sent>();

        place.Service.Record.Messages.Count(message => message.Content == "Two").ShouldBe(1);
        await place.Service.DisposeAsync();
        (await place.SayAsync("Three", "k3")).ShouldBeOfType<DeliveryResult.Deferred>();
    }

    [Fact]
    public async Task A_wrong_token_silences_the_platform_for_long()
    {
        await using var place = await DiscordPlace.OpenAsync();
        place.Service.Fail(null, new RestFault.Refused(401, 0, "401: Unauthorized"));

        var deferred = (await place.SayAsync("Hello")).ShouldBeOfType<DeliveryResult.Deferred>();

        deferred.IsForAll.ShouldBeTrue();
        deferred.RetryAfter.ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_message_that_was_sent_can_become_another()
    {
        await using var place = await DiscordPlace.OpenAsync();
        var sent = (DeliveryResult.Sent)await place.SayAsync("Before");
        var payload = place.Platform.Render(new Document([new Paragraph("After")])).Single();

        var edited = await place.Platform.EditAsync(new ArxivBot.Deliveries.Interaction($"{place.Channel}", ""), sent.Receipt, payload, TestContext.Current.CancellationToken);

        edited.ShouldBe(sent);
        place.Service.VisibleIn(place.Channel).ShouldHaveSingleItem()["content"]!.GetValue<string>().ShouldBe("After");
    }

    /// <param name="since">How far in the future the try began.</param>
    private static Task<DeliveryResult> FindAsync(DiscordPlace place, string words, TimeSpan since = default) => place.Platform.FindAsync(
        new OutgoingMessage($"{place.Channel}", "k1", place.Platform.Render(new Document([new Paragraph(words)])).Single()),
        TimeProvider.System.GetUtcNow() + since, TestContext.Current.CancellationToken);
}
