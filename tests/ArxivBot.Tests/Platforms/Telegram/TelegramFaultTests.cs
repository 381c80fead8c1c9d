using ArxivBot.Deliveries;
using ArxivBot.Documents;
using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Telegram.Faults;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Platforms.Telegram;

/// <summary>Telegram fails one request in three, in every way, while people type and messages wait to be sent.</summary>
public class TelegramFaultTests
{
    private const int Readers = 5, Commands = 10, Messages = 10;

    private const string Mark = "\n\n↻";

    private static CancellationToken Patient
    {
        get
        {
            var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(TimeSpan.FromMinutes(3));
            return patience.Token;
        }
    }

    [Fact]
    public async Task Nothing_that_is_typed_is_lost_or_done_twice_and_every_message_arrives_twice_only_where_that_is_said()
    {
        (string?, TelegramFault, double)[] chances =
        [
            .. ((TelegramFault[])
            [
                new TelegramFault.CutBefore(), new TelegramFault.CutAfter(), new TelegramFault.CutAnswer(), new TelegramFault.ServerError(), new TelegramFault.Garbage(),
                new TelegramFault.Limited(1), new TelegramFault.Refused(500, "Internal Server Error"),
            ]).Select(fault => ((string?)null, fault, 0.04)),
            ("getUpdates", new TelegramFault.Conflict(), 0.04),
        ];
        await using var bot = await TelegramBot.StartAsync(
            TelegramBot.Options with { Faults = new FaultChances<TelegramFault>(7, chances) }, "Deliveries:RetryDelay=00:00:00.050", "Telegram:PollFor=00:00:01");
        long[] readers = [.. Enumerable.Range(1, Readers).Select(number => bot.Service.AddUser($"Reader {number}"))];

        foreach (var reader in readers)
            bot.Service.Say(reader, reader, "/subscribe cs.LG");
        for (var command = 1; command <= Commands; command++)
        {
            foreach (var reader in readers)
                bot.Service.Say(reader, reader, $"/keywords add word{command}");
        }

        var patient = Patient;
        while (await bot.ReadAsync(db => db.Set<ArxivBot.Subscriptions.WatchedTerm>().CountAsync(patient)) < Readers * Commands)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patient);
        for (var message = 1; message <= Messages; message++)
        {
            foreach (var reader in readers)
                await bot.QueueAsync($"{reader}", new Paragraph($"Message {message} of {Messages}"));
        }

        while (await bot.ReadAsync(db => db.Set<Delivery>().AnyAsync(d => d.State != DeliveryState.Sent, patient)))
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patient);

        foreach (var reader in readers)
        {
            (await bot.ChatAsync($"{reader}")).ShouldNotBeNull().Terms.Select(term => term.Text).ShouldBe(Enumerable.Range(1, Commands).Select(command => $"word{command}"), ignoreOrder: true);
            var arrived = bot.Said(reader).Select(message => message.Text).Where(text => text.StartsWith("Message ", StringComparison.Ordinal)).ToList();
            arrived.Where(text => !text.Contains(Mark)).ShouldBeUnique();
            arrived.Select(text => text.Split(Mark)[0]).Distinct().ShouldBe(Enumerable.Range(1, Messages).Select(message => $"Message {message} of {Messages}"));
        }
    }
}
