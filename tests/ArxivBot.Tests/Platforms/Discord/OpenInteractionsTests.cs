using ArxivBot.Discord;
using ArxivBot.Platforms.Discord;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ArxivBot.Tests.Platforms.Discord;

public sealed class OpenInteractionsTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch);
    private readonly HttpClient _http = new();
    private readonly OpenInteractions _interactions;

    public OpenInteractionsTests() => _interactions = new(
        new DiscordRest(_http, new DiscordOptions { Token = "a.b.c" }, _clock, NullLogger<DiscordRest>.Instance), _clock);

    [Fact]
    public void What_the_gateway_tells_again_is_not_run_again_for_a_quarter_of_an_hour()
    {
        var asked = new Interaction { Id = new Snowflake(1), Token = "t" };
        _interactions.Open(asked).ShouldNotBeNull();
        _interactions.Open(asked).ShouldBeNull();
        _interactions.Close(asked);
        _interactions.Find("1").ShouldBeNull();
        _clock.Advance(TimeSpan.FromMinutes(15));

        _interactions.Open(asked).ShouldBeNull();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _interactions.Open(asked).ShouldNotBeNull();
    }

    [Fact]
    public void It_remembers_no_more_than_it_has_room_for()
    {
        for (ulong id = 1; id <= 50_001; id++)
            _interactions.Open(new Interaction { Id = new Snowflake(id), Token = "t" }).ShouldNotBeNull();

        _interactions.Open(new Interaction { Id = new Snowflake(50_001), Token = "t" }).ShouldBeNull();
        _interactions.Open(new Interaction { Id = new Snowflake(1), Token = "t" }).ShouldNotBeNull();
    }

    public void Dispose() => _http.Dispose();
}
