using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Platforms.Telegram;
using ArxivBot.Simulators.Telegram;
using ArxivBot.Simulators.Telegram.Faults;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Tests.Platforms.Telegram;

/// <summary>What becomes of a message on a simulated Telegram, and what the outbox is told.</summary>
public class TelegramPlatformTests
{
    private static CancellationToken Cancelled => Patience.Token;

    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user", typeof(DeliveryResult.Gone))]
    [InlineData(403, "Forbidden: user is deactivated", typeof(DeliveryResult.Gone))]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", typeof(DeliveryResult.Gone))]
    [InlineData(403, "Forbidden: bot is not a member of the channel chat", typeof(DeliveryResult.Gone))]
    [InlineData(403, "Forbidden: the group chat was deleted", typeof(DeliveryResult.Gone))]
    [InlineData(403, "Forbidden: bot can't initiate conversation with a user", typeof(DeliveryResult.Gone))]
    [InlineData(403, "Forbidden: something nobody has heard of", typeof(DeliveryResult.Forbidden))]
    [InlineData(400, "Bad Request: chat not found", typeof(DeliveryResult.Gone))]
    [InlineData(400, "Bad Request: message thread not found", typeof(DeliveryResult.Gone))]
    [InlineData(400, "Bad Request: TOPIC_CLOSED", typeof(DeliveryResult.Forbidden))]
    [InlineData(400, "Bad Request: not enough rights to send text messages to the chat", typeof(DeliveryResult.Forbidden))]
    [InlineData(400, "Bad Request: need administrator rights in the channel chat", typeof(DeliveryResult.Forbidden))]
    [InlineData(400, "Bad Request: message is too long", typeof(DeliveryResult.Refused))]
    [InlineData(401, "Unauthorized", typeof(DeliveryResult.Deferred))]
    [InlineData(500, "Internal Server Error", typeof(DeliveryResult.Unknown))]
    public async Task Telegrams_words_decide_what_comes_next(int code, string words, Type result)
    {
        await using var place = await Place.OpenAsync();
        place.Service.Fail("sendMessage", new TelegramFault.Refused(code, words));

        (await place.SayAsync("Hello")).ShouldBeOfType(result);

        place.Service.Record.SentCount.ShouldBe(0);
    }

    [Fact]
    public async Task What_surely_was_not_sent_is_told_from_what_may_have_been()
    {
        await using var place = await Place.OpenAsync();
        place.Service.Fail("sendMessage", new TelegramFault.CutAfter(), times: 1);
        (await place.SayAsync("Cut after")).ShouldBeOfType<DeliveryResult.Unknown>();
        place.Service.Fail("sendMessage", new TelegramFault.CutAnswer(), times: 1);
        (await place.SayAsync("Half an answer")).ShouldBeOfType<DeliveryResult.Unknown>();
        place.Service.Fail("sendMessage", new TelegramFault.Garbage(), times: 1);
        (await place.SayAsync("No JSON")).ShouldBeOfType<DeliveryResult.Unknown>();
        place.Service.Fail("sendMessage", new TelegramFault.ServerError(), times: 1);
        (await place.SayAsync("A page")).ShouldBeOfType<DeliveryResult.Unknown>();
        place.Service.Record.SentCount.ShouldBe(3);

        await place.Service.DisposeAsync();

        (await place.SayAsync("Nobody is there")).ShouldBeOfType<DeliveryResult.Deferred>();
    }

    [Fact]
    public async Task A_flooded_chat_waits_as_long_as_asked_and_asks_no_more_meanwhile_and_three_in_a_row_silence_all()
    {
        await using var place = await Place.OpenAsync();
        place.Service.Fail("sendMessage", new TelegramFault.Limited(17), times: 3);

        (await place.SayAsync("Hello")).ShouldBe(new DeliveryResult.Deferred("429: Too Many Requests: retry after 17", TimeSpan.FromSeconds(17)));
        (await place.SayAsync("Hello")).ShouldBeOfType<DeliveryResult.Deferred>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(17));
        (await place.SayAsync("Hello", place.Service.AddStartedUser("Bob"))).ShouldBeOfType<DeliveryResult.Deferred>().IsForAll.ShouldBeFalse();
        (await place.SayAsync("Hello", place.Service.AddStartedUser("Cem"))).ShouldBeOfType<DeliveryResult.Deferred>().IsForAll.ShouldBeTrue();

        place.Service.Record.Answered(429).ShouldBe(3);
    }

    [Fact]
    public async Task Topics_of_a_group_share_its_pace()
    {
        await using var place = await Place.OpenAsync();
        var owner = place.Service.AddUser("Grace");
        var forum = place.Service.AddSupergroup("Forum", owner, forum: true);
        var (first, second) = (place.Service.AddTopic(forum, "One"), place.Service.AddTopic(forum, "Two"));

        (await place.SayAsync("Hello", $"{forum}/{first}", passes: false)).ShouldBeOfType<DeliveryResult.Sent>();
        (await place.SayAsync("Hello", $"{forum}/{second}")).ShouldBeOfType<DeliveryResult.Deferred>().RetryAfter.ShouldBe(ChatPace.Shared);
        place.Clock.Advance(ChatPace.Shared);
        (await place.SayAsync("Hello", $"{forum}/{second}")).ShouldBeOfType<DeliveryResult.Sent>();
    }

    [Fact]
    public async Task Markup_that_telegram_does_not_take_goes_as_text_once()
    {
        await using var place = await Place.OpenAsync();
        place.Service.Fail("sendMessage", new TelegramFault.Refused(400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0"), times: 1);

        (await place.SayAsync("a < b & c")).ShouldBeOfType<DeliveryResult.Sent>();

        var sent = place.Service.Record.Sent.ShouldHaveSingleItem();
        sent.Text.ShouldBe("a < b & c");
        sent.Body.ContainsKey("parse_mode").ShouldBeFalse();
    }

    [Fact]
    public async Task What_may_be_a_repeat_says_so_and_what_comes_in_quiet_hours_makes_no_sound()
    {
        await using var place = await Place.OpenAsync();
        var payload = place.Platform.Render(new Document([new Paragraph("Hello")])).Single();

        await place.Platform.SendAsync(new OutgoingMessage($"{place.Reader}", "k", payload) { MayBeRepeat = true, IsSilent = true }, Cancelled);

        place.Service.VisibleIn(place.Reader).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            message => message.Text.ShouldEndWith("↻ Sent again: you may have had this already."), message => message.IsSilent.ShouldBeTrue());
    }

    [Theory]
    [InlineData("123", 123L, null)]
    [InlineData("-1001234/7", -1001234L, 7)]
    public void Places_are_read_as_they_are_written(string address, long chat, int? topic)
    {
        TelegramPlace.TryParse(address, out var place).ShouldBeTrue();
        place.ShouldBe(new TelegramPlace(chat, topic));
        $"{place}".ShouldBe(address);
        TelegramPlace.TryParse("123/x", out _).ShouldBeFalse();
    }

    private sealed class Place : IAsyncDisposable
    {
        private Place(TelegramSimulator service)
        {
            Service = service;
            Reader = service.AddStartedUser("Ada");
            var options = new TelegramOptions { Token = service.Token, ApiBaseUrl = service.BaseUrl };
            Platform = new TelegramPlatform(TelegramClients.Of(options), new ChatPace(Clock), Options.Create(options), NullLogger<TelegramPlatform>.Instance);
        }

        public TelegramSimulator Service { get; }

        public TelegramPlatform Platform { get; }

        public long Reader { get; }

        public FakeTimeProvider Clock { get; } = new();

        public static async Task<Place> OpenAsync() => new(await TelegramSimulator.StartAsync(TelegramBot.Options, Cancelled));

        public Task<DeliveryResult> SayAsync(string words, long? chat = null) => SayAsync(words, $"{chat ?? Reader}");

        /// <param name="passes">Whether as much time passes afterwards as a chat's pace wants.</param>
        public async Task<DeliveryResult> SayAsync(string words, string address, bool passes = true)
        {
            var result = await Platform.SendAsync(new OutgoingMessage(address, "k", Platform.Render(new Document([new Paragraph(words)])).Single()), Cancelled);
            if (passes && result is not DeliveryResult.Deferred)
                Clock.Advance(ChatPace.Shared);
            return result;
        }

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
