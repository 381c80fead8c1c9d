using Microsoft.Extensions.AI;
using OllamaSharp;
using OllamaSharp.Models;

namespace ArxivBot.Summaries.Models;

/// <summary>Ollama by its own interface: only there it is told how much to read. Of a longer prompt it drops the beginning, without a word.</summary>
internal sealed class OllamaModel(HttpClient http, SummaryOptions settings) : DelegatingChatClient(new OllamaApiClient(http, settings.Model))
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages, Wide(options), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetStreamingResponseAsync(messages, Wide(options), cancellationToken);

    // The same for every call: another size would load the model anew.
    private ChatOptions Wide(ChatOptions? options) => (options?.Clone() ?? new ChatOptions()).AddOllamaOption(OllamaOption.NumCtx, settings.ContextTokens);
}
