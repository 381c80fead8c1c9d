using System.Globalization;
using System.Text.Json;
using ArxivBot.Deliveries;
using ArxivBot.Documents;
using Spectre.Console;

namespace ArxivBot.Platforms.Console;

/// <summary>The terminal as a platform: each of its users is a chat, and all of them read the same screen.</summary>
internal sealed class ConsolePlatform(IAnsiConsole console, TimeProvider clock) : IChatPlatform
{
    public const string PlatformName = "console";

    /// <summary>The user who is meant where nobody is named.</summary>
    public const string DefaultUser = "me";

    private readonly Lock _screen = new();
    private int _printed;

    public string Name => PlatformName;

    /// <remarks>It knows no keys: what was printed when the program ended is printed again.</remarks>
    public PlatformLimits Limits { get; } = new() { MessagesPerSecond = 1000, Burst = 1000 };

    /// <summary>A screen has no end, and how wide it is shows when it is printed.</summary>
    public IReadOnlyList<string> Render(Document document) => [JsonSerializer.Serialize(document, DocumentJson.Default.Document)];

    public Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            lock (_screen)
            {
                if (message.Address != DefaultUser)
                    console.WriteLine($"to {UntrustedText.OneLine(message.Address)}:", TerminalTheme.Faint);
                new TerminalRenderer(console).Render(JsonSerializer.Deserialize(message.Payload, DocumentJson.Default.Document)!);
                console.WriteLine();
                _printed++;
            }
        }
        catch (IOException exception)
        {
            return Task.FromResult<DeliveryResult>(new DeliveryResult.Deferred($"standard output cannot be written: {exception.Message}"));
        }

        return Task.FromResult<DeliveryResult>(new DeliveryResult.Sent(
            string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyyMMddHHmmss}-{_printed}")));
    }
}
