using System.Globalization;
using ArxivBot.Reliability.Kills;
using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Discord.Interactions;

namespace ArxivBot.Reliability.Faults.Discord;

/// <summary>Strikes the bot with one fault after the other, while users type commands and messages wait to be sent, and judges what came of it.</summary>
internal sealed class DiscordFaultRun : IAsyncDisposable
{
    private const int Channels = 8, MostMessages = 3, MostCommands = 3;

    /// <summary>On the bot's clock: longer than the longest backoff and what may follow it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(0.5), Answerable = TimeSpan.FromSeconds(3), Soon = TimeSpan.FromSeconds(0.1), Stable = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset Start = new(2025, 12, 18, 17, 0, 0, TimeSpan.Zero);

    private readonly FaultPlan _plan;
    private readonly Random _random;
    private readonly PacedClock _clock;
    private readonly Lock _lock = new();
    private readonly List<SentInteraction> _open = [];
    private readonly List<Refusing> _refusals = [];
    private readonly FaultCounts _struck = new();
    private readonly List<ulong> _channels = [];
    private readonly Action<string> _say;
    private DiscordSimulator _discord = null!;
    private RunningBot _bot = null!;
    private ulong _user;

    private DiscordFaultRun(FaultPlan plan, Action<string> say)
    {
        (_plan, _say, _random) = (plan, say, new Random(plan.Seed));
        _clock = new PacedClock(Start, Pace);
    }

    private DateTimeOffset Now => _clock.Time.GetUtcNow();

    /// <param name="say">Told a line for each fault.</param>
    public static async Task<DiscordFaultReport> RunAsync(FaultPlan plan, Action<string> say, CancellationToken cancellationToken)
    {
        await using var run = new DiscordFaultRun(plan, say);
        var began = TimeProvider.System.GetTimestamp();
        await run.OpenAsync(cancellationToken);
        foreach (var kind in plan.Order(DiscordFaultKind.All, run._random))
            await run.StrikeAsync(kind, cancellationToken);
        return await run.EndAsync(began, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _discord.DisposeAsync();
        await _clock.DisposeAsync();
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        _discord = await DiscordSimulator.StartAsync(new DiscordSimulatorOptions { Clock = _clock.Time }, cancellationToken);
        var guild = _discord.AddGuild("reading group");
        _user = _discord.OwnerOf(guild);
        for (var number = 1; number <= Channels; number++)
            _channels.Add(_discord.AddChannel(guild, string.Create(CultureInfo.InvariantCulture, $"papers-{number}")));
        _bot = RunningBot.On(_discord, _clock.Time);
        await _bot.OpenAsync(_channels.Select(channel => ($"{channel}", true)), cancellationToken);
        await _bot.StartAsync(cancellationToken);
        await UntilAsync(() => _discord.Record.Registrations.Count > 0, "the commands were registered", cancellationToken);
    }

    private async Task StrikeAsync(DiscordFaultKind kind, CancellationToken cancellationToken)
    {
        await UntilAsync(() => _discord.Gateway.LiveSessions == 1, "the bot was ready", cancellationToken);
        if (_random.Next(2) == 0)
            Ask();
        await QueueAsync(cancellationToken);
        var (began, ends) = (Now, _discord.Record.Ends.Count);
        kind.Strike(_discord);
        for (var left = _random.Next(MostCommands + 1); left > 0; left--)
        {
            await PassAsync(kind.Lasts > TimeSpan.Zero ? kind.Lasts * _random.NextDouble() / MostCommands : Moment * _random.NextDouble(), cancellationToken);
            Ask();
        }

        await QueueAsync(cancellationToken);
        await PassAsync(began + kind.Lasts - Now, cancellationToken);
        _discord.Heal();
        if (kind.Lasts > TimeSpan.Zero)
            _discord.Gateway.Heal();
        var over = Now;
        if (kind.RefusesAnswers)
            _refusals.Add(new Refusing(began, over + kind.AsksToWait));
        if (kind.EndsConnection)
            await UntilAsync(() => _discord.Record.Ends.Count > ends, $"'{kind.Name}' was noticed", cancellationToken);
        await UntilAsync(() => _discord.Gateway.LiveSessions == 1, $"the bot was ready after '{kind.Name}'", cancellationToken);
        var recovery = Now - over;
        _discord.Gateway.Heal();
        Note(kind, recovery);
        Ask();
        // Either the bot counts this connection as one that held, or it does not and is more patient the next time.
        await PassAsync(Answerable + (_random.Next(2) == 0 ? Stable : Moment) * (1 + _random.NextDouble()), cancellationToken);
    }

    private void Note(DiscordFaultKind kind, TimeSpan recovery)
    {
        _struck.Add(kind.Name, recovery);
        _say(string.Create(CultureInfo.InvariantCulture, $"{Now:HH:mm:ss} {kind.Name}: ready after {recovery.TotalSeconds:0.0} s"));
    }

    /// <summary>A user types a command, or begins to.</summary>
    private void Ask()
    {
        var channel = _channels[_random.Next(_channels.Count)];
        var sent = _random.Next(4) switch
        {
            0 => _discord.Complete(channel, _user, "help", "command", ("command", "su")),
            1 => _discord.Run(channel, _user, "settings"),
            2 => _discord.Run(channel, _user, "subscribe", ("categories", "cs.LG")),
            _ => _discord.Run(channel, _user, "subscriptions"),
        };
        lock (_lock)
            _open.Add(sent);
    }

    private async Task QueueAsync(CancellationToken cancellationToken)
    {
        for (var left = _random.Next(MostMessages + 1); left > 0; left--)
            await _bot.QueueAsync($"{_channels[_random.Next(_channels.Count)]}", cancellationToken);
    }

    private async Task<DiscordFaultReport> EndAsync(long began, CancellationToken cancellationToken)
    {
        await UntilAsync(() => { lock (_lock) return _open.All(i => InteractionJudge.IsAnswered(i) || Now - i.SentAt > TimeSpan.FromMinutes(16)); }, "all was answered", cancellationToken);
        await _bot.SentAsync(Patience, cancellationToken);
        var record = _discord.Record;
        // Answers carry no nonce, the outbox's messages do; a second line says that it may be a repeat.
        var arrived = record.Messages.Where(message => message.Nonce is not null)
            .Select(message => new ArrivedMessage($"{message.ChannelId}", message.Content.Split('\n')[0])).ToList();
        return new DiscordFaultReport(
            _plan.Seed, _struck.All, InteractionJudge.Judge(record.Interactions, _refusals),
            KillJudge.Judge(_bot.Queued, arrived, await _bot.MarksAsync(cancellationToken)), record.Identifies, record.Resumes, Now - Start, TimeProvider.System.GetElapsedTime(began));
    }

    /// <summary>Slow while somebody waits for an answer that may come, so that the machine's slowness is not taken for the bot's.</summary>
    private double Pace()
    {
        const double Slow = 1, Fast = 150;
        lock (_lock)
        {
            var now = Now;
            _open.RemoveAll(InteractionJudge.IsAnswered);
            return _open.Any(i => now - i.SentAt < Answerable && (i.DeliveredAt is not null || now - i.SentAt < Soon)) ? Slow : Fast;
        }
    }

    private Task PassAsync(TimeSpan time, CancellationToken cancellationToken) => _clock.PassAsync(time, cancellationToken);

    private Task UntilAsync(Func<bool> condition, string what, CancellationToken cancellationToken) =>
        _clock.UntilAsync(condition, Patience, () => $"{what}. {string.Join("; ", _bot.Get<ArxivBot.Discord.DiscordGateway>().Health.Shards)}", cancellationToken);
}
