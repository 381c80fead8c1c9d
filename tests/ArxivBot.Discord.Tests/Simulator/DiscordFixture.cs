using ArxivBot.Simulators.Discord;
using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Discord.Tests.Simulator;

/// <summary>A simulated Discord with a guild, a text channel and a plain client, on a clock that stands still.</summary>
public abstract class DiscordFixture : IAsyncLifetime
{
    private protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2025, 12, 18, 17, 0, 0, TimeSpan.Zero));

    private protected DiscordSimulator Discord { get; private set; } = default!;

    private protected RestClient Client { get; private set; } = default!;

    private protected ulong Guild { get; private set; }

    private protected ulong Channel { get; private set; }

    private protected ulong User { get; private set; }

    private protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Without limits, unless a test class sets some.</summary>
    private protected virtual DiscordSimulatorOptions Options { get; } = new() { RequestsPerSecond = 0, RouteLimits = new Dictionary<string, RouteLimit>() };

    /// <summary>Whether Discord's description is looked at, where it is at hand.</summary>
    private protected virtual bool UsesDescription => true;

    public async ValueTask InitializeAsync()
    {
        Discord = await DiscordSimulator.StartAsync(Options with { Clock = Clock, OpenApiPath = UsesDescription ? Shared.OpenApi : null }, Cancelled);
        Client = new RestClient(Discord);
        Guild = Discord.AddGuild("Reading group");
        Channel = Discord.AddChannel(Guild, "papers");
        User = Discord.AddMember(Guild, "Ada");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Discord.DisposeAsync();
        Discord.Record.ReplyProblems.ShouldBeEmpty();
        GC.SuppressFinalize(this);
    }

    private protected static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private protected static string List(string item, int times) => string.Join(',', Enumerable.Repeat(item, times));
}
