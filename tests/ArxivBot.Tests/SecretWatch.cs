using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.ExceptionServices;
using ArxivBot.Simulators.Telegram;
using ArxivBot.Tests.Platforms.Telegram;

[assembly: AssemblyFixture(typeof(ArxivBot.Tests.SecretWatch))]

namespace ArxivBot.Tests;

/// <summary>Over the whole run: no token that a bot was given stands in a log line, an exception, a trace or a metric.</summary>
public sealed class SecretWatch : IDisposable
{
    // What follows the bot's number is the secret.
    private static readonly string[] Secrets = [.. new[] { new TelegramSimulatorOptions().Token, OtherTelegram.Token }.Select(token => token.Split(':')[1])];

    private static readonly ConcurrentQueue<string> Leaks = new();

    private readonly ActivityListener _traces = new()
    {
        // The simulators' own servers see the address.
        ShouldListenTo = source => source.Name != "Microsoft.AspNetCore",
        Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
        ActivityStopped = activity => Look($"{activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)}"),
    };

    private readonly MeterListener _metrics = new() { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };

    public SecretWatch()
    {
        AppDomain.CurrentDomain.FirstChanceException += Look;
        ActivitySource.AddActivityListener(_traces);
        _metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Look(instrument, tags));
        _metrics.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Look(instrument, tags));
        _metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Look(instrument, tags));
        _metrics.Start();
    }

    public static void Look(string words)
    {
        if (Secrets.Any(secret => words.Contains(secret, StringComparison.Ordinal)))
            Leaks.Enqueue(words);
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Look;
        _traces.Dispose();
        _metrics.Dispose();
        Leaks.ShouldBeEmpty();
    }

    private static void Look(object? sender, FirstChanceExceptionEventArgs thrown) => Look($"{thrown.Exception.GetType()} {thrown.Exception.Message}");

    private static void Look(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (value is string text)
                Look($"{instrument.Name} {name}={text}");
        }
    }
}
