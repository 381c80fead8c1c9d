using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace ArxivBot.Summaries.Models;

/// <summary>Clients of services that speak OpenAI's protocol, as DashScope does too, and of Ollama.</summary>
internal static class ModelClients
{
    /// <remarks>It sends nothing twice on its own, and logs nothing: one owner of retries, and no key in a log.</remarks>
    public static IChatClient Of(SummaryOptions options)
    {
        if (options.Provider != SummaryProvider.Ollama)
            return OpenAi(options);
        var http = Http();
        http.BaseAddress = new Uri($"{EndpointOf(options).ToString().TrimEnd('/')}/");
        return new OllamaModel(http, options);
    }

    public static Uri EndpointOf(SummaryOptions options) => options.Endpoint ?? new Uri(options.Provider switch
    {
        SummaryProvider.Ollama => "http://127.0.0.1:11434",
        SummaryProvider.DashScope => "https://dashscope.aliyuncs.com/compatible-mode/v1",
        _ => "https://api.openai.com/v1",
    });

    /// <summary>What went wrong, for people.</summary>
    public static string WordsOf(Exception exception) => exception switch
    {
        ModelException => exception.Message,
        OperationCanceledException => "the service did not answer in time",
        _ => "the service's answer cannot be read",
    };

    /// <remarks>The caller's own timeout decides.</remarks>
    public static HttpClient Http() =>
        new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(10) }) { Timeout = Timeout.InfiniteTimeSpan };

    private static IChatClient OpenAi(SummaryOptions options) => new OpenAIClient(
        new ApiKeyCredential(options.ApiKey.Length > 0 ? options.ApiKey : "none"),
        new OpenAIClientOptions
        {
            Endpoint = EndpointOf(options),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = options.RequestTimeout + TimeSpan.FromSeconds(5),
            Transport = new HttpClientPipelineTransport(Http()),
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        }).GetChatClient(options.Model).AsIChatClient();
}
