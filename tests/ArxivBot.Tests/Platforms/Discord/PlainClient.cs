using System.Net.WebSockets;
using System.Text;
using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Discord.Interactions;

namespace ArxivBot.Tests.Platforms.Discord;

/// <summary>A client of Discord's that does only what it is told.</summary>
internal sealed class PlainClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly HttpClient _http;

    private PlainClient(DiscordSimulator discord) => _http = new HttpClient { BaseAddress = discord.ApiUrl };

    /// <summary>Identified.</summary>
    public static async Task<PlainClient> ConnectAsync(DiscordSimulator discord, CancellationToken cancellationToken)
    {
        var client = new PlainClient(discord);
        client._http.DefaultRequestHeaders.Add("User-Agent", "DiscordBot (https://example.org, 1)");
        await client._socket.ConnectAsync(new Uri($"ws://{discord.BaseUrl.Authority}/gateway/?v=10&encoding=json"), cancellationToken);
        await client._socket.SendAsync(
            Encoding.UTF8.GetBytes($$$$"""{"op":2,"d":{"token":"{{{{discord.Token}}}}","intents":1,"properties":{"os":"linux","browser":"x","device":"x"}}}"""),
            WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        await client.ReadsAsync("READY", cancellationToken);
        return client;
    }

    /// <summary>Reads on until an event of this name has come.</summary>
    public async Task ReadsAsync(string name, CancellationToken cancellationToken)
    {
        var buffer = new byte[65_536];
        string text;
        do
        {
            var read = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            text = Encoding.UTF8.GetString(buffer, 0, read.Count);
        }
        while (!text.Contains($"\"t\":\"{name}\"", StringComparison.Ordinal));
    }

    /// <summary>The first answer.</summary>
    public async Task AnswerAsync(SentInteraction interaction, string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        (await _http.PostAsync(new Uri($"interactions/{interaction.Id}/{interaction.Token}/callback", UriKind.Relative), content, cancellationToken)).EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _http.Dispose();
    }
}
