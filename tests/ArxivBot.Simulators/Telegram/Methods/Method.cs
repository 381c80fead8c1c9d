using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Telegram.Methods;

/// <summary>One method of the Bot API: at once, or waiting.</summary>
/// <param name="Run">One call at a time; null when it waits.</param>
internal sealed record Method(string Name, Func<CallParameters, JsonNode?>? Run)
{
    public Func<CallParameters, CancellationToken, Task<JsonNode?>>? RunAsync { get; init; }
}
