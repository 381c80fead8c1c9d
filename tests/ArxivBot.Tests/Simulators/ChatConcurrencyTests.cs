using ArxivBot.Simulators.Chat;

namespace ArxivBot.Tests.Simulators;

public sealed class ChatConcurrencyTests : ChatFixture
{
    [Fact]
    public async Task Many_clients_at_once_lose_nothing_and_double_nothing()
    {
        const int Clients = 16;
        const int Messages = 50;
        var (chat, client) = await StartAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, Clients).Select(SendAsync));

        chat.Record.Received.Select(message => message.Number).ShouldBe(Enumerable.Range(1, Clients * Messages));
        ids.SelectMany(id => id).ShouldBe(chat.Record.Received.Select(message => message.Id), ignoreOrder: true);
        for (var address = 0; address < Clients; address++)
            chat.Record.MessagesOf($"{address}").Select(message => message.Text).ShouldBe(Enumerable.Range(0, Messages).Select(number => $"Digest {number}"));
        (chat.Record.Requests, chat.Record.Answered(200), chat.Record.Repeats).ShouldBe((Clients * Messages, Clients * Messages, 0));

        async Task<IReadOnlyList<string?>> SendAsync(int address)
        {
            List<string?> sent = [];
            for (var number = 0; number < Messages; number++)
                sent.Add((await client.PostAsync($"{address}", $"Digest {number}")).Id);
            return sent;
        }
    }

    [Fact]
    public async Task A_key_sent_by_many_at_once_is_one_message()
    {
        var (chat, client) = await StartAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => client.PostAsync("science", "Digest", "d-1")));
        replies.Select(reply => reply.Id).Distinct().ShouldBe(["m1"]);
        (chat.Record.Count, chat.Record.AnsweredByKey).ShouldBe((1, 31));
    }

    [Fact]
    public async Task A_limit_holds_however_many_ask_at_once()
    {
        var (chat, client) = await StartAsync(new ChatSimulatorOptions { MessagesPerSecond = 10, GlobalBurst = 5, Jitter = TimeSpan.Zero });
        var replies = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => client.PostAsync($"{number}", "Digest")));
        replies.Count(reply => reply.Status == 200).ShouldBe(5);
        (chat.Record.Count, chat.Record.Refused429, chat.Record.DuringBans).ShouldBe((5, 35, 34));
    }
}
