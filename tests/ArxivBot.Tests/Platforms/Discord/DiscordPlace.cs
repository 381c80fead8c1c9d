using ArxivBot.Deliveries;
using ArxivBot.Discord;
using ArxivBot.Documents;
using ArxivBot.Platforms.Discord;
using ArxivBot.Simulators.Discord;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Tests.Platforms.Discord;

/// <summary>The platform, and a channel of a simulated Discord for it to write to.</summary>
internal sealed class DiscordPlace : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private DiscordPlace(DiscordSimulator service, int mostRequestsPerSecond)
    {
        Service = service;
        Guild = service.AddGuild("reading group");
        Channel = service.AddChannel(Guild, "papers");
        var options = new DiscordOptions { Token = service.Token, ApiBaseUrl = service.ApiUrl, Patience = TimeSpan.Zero, MostRequestsPerSecond = mostRequestsPerSecond };
        var rest = new DiscordRest(_http, options, TimeProvider.System, NullLogger<DiscordRest>.Instance);
        Interactions = new OpenInteractions(rest, Clock);
        Platform = new DiscordPlatform(rest, new DiscordPosts(rest), Interactions, NullLogger<DiscordPlatform>.Instance);
    }

    public DiscordSimulator Service { get; }

    public DiscordPlatform Platform { get; }

    public OpenInteractions Interactions { get; }

    /// <summary>By which interactions grow old.</summary>
    public FakeTimeProvider Clock { get; } = new();

    public ulong Guild { get; }

    public ulong Channel { get; }

    public static async Task<DiscordPlace> OpenAsync() =>
        new(await DiscordSimulator.StartAsync(new DiscordSimulatorOptions(), TestContext.Current.CancellationToken), 45);

    /// <summary>One where as much may be written as one likes.</summary>
    public static async Task<DiscordPlace> OpenWithoutLimitsAsync() => new(
        await DiscordSimulator.StartAsync(
            new DiscordSimulatorOptions { RequestsPerSecond = 0, RouteLimits = new Dictionary<string, RouteLimit>() }, TestContext.Current.CancellationToken),
        1_000_000);

    public Task<DeliveryResult> SendAsync(string payload, string key = "k1", ulong? channel = null) =>
        Platform.SendAsync(new OutgoingMessage($"{channel ?? Channel}", key, payload), TestContext.Current.CancellationToken);

    public Task<DeliveryResult> SayAsync(string words, string key = "k1", ulong? channel = null) =>
        SendAsync(Platform.Render(new Document([new Paragraph(words)])).ShouldHaveSingleItem(), key, channel);

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        _http.Dispose();
    }
}
