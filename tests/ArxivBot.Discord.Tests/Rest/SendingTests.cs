using System.Net;
using System.Net.Sockets;
using ArxivBot.Discord.Tests.Loopback;
using Microsoft.Extensions.Logging.Abstractions;

namespace ArxivBot.Discord.Tests.Rest;

public sealed class SendingTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_connection_a_message_was_surely_not_sent()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        using var http = new HttpClient();
        var options = new DiscordOptions { Token = "t", ApiBaseUrl = new($"http://127.0.0.1:{port}/api/v10") };
        var rest = new DiscordRest(http, options, new TestClock(), NullLogger<DiscordRest>.Instance) { Random = new Halves() };

        (await rest.CreateMessageAsync(new(5), new() { Content = "x" }, Cancelled)).ShouldBeOfType<Answer<Message>.NotSent>();
    }

    [Fact]
    public async Task A_message_without_a_nonce_is_sent_once_and_its_fate_is_unknown_when_the_connection_breaks()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Breaks();

        (await client.SendAsync()).ShouldBeOfType<Answer<Message>.Unknown>();

        client.Api.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_is_not_answered_in_time_has_an_unknown_fate()
    {
        await using var client = await RestClient.StartAsync();
        var never = new TaskCompletionSource();
        client.Api.Answers(never.Task, 200, RestClient.Message);

        var sending = client.SendAsync();
        await client.Api.SeenAsync(1);
        await client.Clock.PassAsync(TimeSpan.FromSeconds(15));

        (await sending).ShouldBeOfType<Answer<Message>.Unknown>().Reason.ShouldContain("15 s");
        never.SetResult();
    }

    [Fact]
    public async Task A_message_with_an_enforced_nonce_is_sent_once_more_with_the_same_nonce()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Breaks().Answers(200, RestClient.Message);

        var sending = client.SendAsync(nonce: "d1.0");
        await PassRetryAsync(client, 1);

        (await sending).ShouldBeOfType<Answer<Message>.Ok>();
        client.Api.Requests.Select(request => request.Body).Distinct().Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_that_may_have_arrived_stays_so_when_the_second_try_is_refused_for_now(bool broken)
    {
        await using var client = await RestClient.StartAsync();
        (broken ? client.Api.Breaks() : client.Api.Answers(502, "<html>")).Answers(429, """{"retry_after":3,"global":false}""", ("X-RateLimit-Scope", "user"));

        var sending = client.SendAsync(nonce: "d1.0");
        await PassRetryAsync(client, 1);

        (await sending).ShouldBeOfType<Answer<Message>.Unknown>();
        client.Api.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_forum_post_is_never_sent_twice()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(502, "<html>");

        var answer = await client.Rest.CreateThreadAsync(
            new(5), new("Monday") { Message = new() { Content = "x", Nonce = "n", EnforceNonce = true } }, null, Cancelled);

        answer.ShouldBeOfType<Answer<Channel>.Error>().Reason.Status.ShouldBe(HttpStatusCode.BadGateway);
        client.Api.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_read_is_tried_three_times()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(500).Answers(503, "<html>").Answers(200, """{"id":"5","type":0}""");

        var reading = client.GetChannelAsync();
        await PassRetryAsync(client, 1);
        await PassRetryAsync(client, 2);

        (await reading).ShouldBeOfType<Answer<Channel>.Ok>();
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_leaves_the_fate_of_a_message_unknown()
    {
        await using var client = await RestClient.StartAsync();
        client.Api.Answers(200, "<html>");

        (await client.SendAsync()).ShouldBeOfType<Answer<Message>.Unknown>();
    }

    [Fact]
    public async Task A_cancelled_call_throws()
    {
        await using var client = await RestClient.StartAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(client.Rest.GetChannelAsync(new(5), cancelled.Token));
    }

    private static Task PassRetryAsync(RestClient client, int tried) => client.Clock.PassAsync(TimeSpan.FromSeconds(0.75 * tried));
}
