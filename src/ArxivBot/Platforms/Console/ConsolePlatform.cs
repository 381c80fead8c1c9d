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

    public Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(Print(message.Payload, message.Address == DefaultUser ? null : $"to {UntrustedText.OneLine(message.Address)}:"));

    /// <remarks>Whoever asked sits in front of the screen.</remarks>
    public Task<DeliveryResult> AnswerAsync(Interaction interaction, string payload, CancellationToken cancellationToken) =>
        Task.FromResult(Print(payload, heading: null));

    public Task<string?> PrivateAddressAsync(string person, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <remarks>What has scrolled by cannot be changed: it is printed anew.</remarks>
    public Task<DeliveryResult> EditAsync(Interaction interaction, string receipt, string payload, CancellationToken cancellationToken) =>
        Task.FromResult(Print(payload, heading: null));

    private DeliveryResult Print(string payload, string? heading)
    {
        try
        {
            lock (_screen)
            {
                if (heading is not null)
                    console.WriteLine(heading, TerminalTheme.Faint);
                new TerminalRenderer(console).Render(JsonSerializer.Deserialize(payload, DocumentJson.Default.Document)!);
                console.WriteLine();
                return new DeliveryResult.Sent(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyyMMddHHmmss}-{++_printed}"));
            }
        }
        catch (IOException exception)
        {
            return new DeliveryResult.Deferred($"standard output cannot be written: {exception.Message}");
        }
    }
}
