using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace ArxivBot.Summaries;

/// <summary>Clients of services that speak OpenAI's protocol, which Ollama and DashScope do too.</summary>
internal static class ModelClients
{
    /// <remarks>It sends nothing twice on its own, and logs nothing: one owner of retries, and no key in a log.</remarks>
    public static IChatClient Of(SummaryOptions options)
    {
        var endpoint = options.Endpoint ?? new Uri(options.Provider switch
        {
            SummaryProvider.Ollama => "http://127.0.0.1:11434/v1",
            SummaryProvider.DashScope => "https://dashscope.aliyuncs.com/compatible-mode/v1",
            _ => "https://api.openai.com/v1",
        });
        var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(10) })
        {
            // The summary's own timeout decides.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return new OpenAIClient(
            new ApiKeyCredential(options.ApiKey.Length > 0 ? options.ApiKey : "none"),
            new OpenAIClientOptions
            {
                Endpoint = endpoint,
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                NetworkTimeout = options.RequestTimeout + TimeSpan.FromSeconds(5),
                Transport = new HttpClientPipelineTransport(http),
                ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            }).GetChatClient(options.Model).AsIChatClient();
    }

    /// <summary>What went wrong, for people. A refused key is quoted by the service, so its words are not.</summary>
    public static string WordsOf(Exception exception) => exception switch
    {
        ClientResultException { Status: 401 or 403 } => "the service refuses the key: set Summaries:ApiKey",
        ClientResultException { Status: 404 } => "the service does not know the model: set Summaries:Model",
        ClientResultException { Status: 429 } => "the service asks to wait, or its quota is used up",
        ClientResultException { Status: > 0 and var status } => FormattableString.Invariant($"the service answers {status}"),
        ClientResultException or HttpRequestException or IOException or AggregateException => "the service cannot be reached",
        OperationCanceledException => "the service did not answer in time",
        _ => "the service's answer cannot be read",
    };
}
