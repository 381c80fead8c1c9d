using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using OllamaSharp.Models.Exceptions;

namespace ArxivBot.Summaries.Models;

/// <summary>Reads what the libraries throw. A refused key is quoted by the service, so its words are not.</summary>
internal static class ModelFailures
{
    /// <summary>After an error of the service's own, or of the net.</summary>
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(1);

    public static ModelException Of(Exception exception, SummaryOptions options, TimeProvider clock) => exception switch
    {
        ModelException known => known,
        ClientResultException { Status: > 0 and var status } refused => Answered(status, refused, options, status == 429 ? RetryAfter(refused.GetRawResponse(), clock) : null),
        OllamaException => Answered(400, exception, options, null),
        HttpRequestException { StatusCode: { } status } => Answered((int)status, exception, options, null),
        ClientResultException or HttpRequestException or IOException or AggregateException => new ModelException("the service cannot be reached", exception) { Again = ShortPause },
        OperationCanceledException => new ModelException("the service did not answer in time", exception),
        _ => new ModelException("the service's answer cannot be read", exception),
    };

    private static ModelException Answered(int status, Exception exception, SummaryOptions options, TimeSpan? retryAfter) => new(WordsOf(status, options), exception)
    {
        Status = status,
        Again = status >= 500 ? ShortPause : retryAfter,
    };

    private static string WordsOf(int status, SummaryOptions options) => status switch
    {
        401 or 403 => RefusedKey.Words,
        404 when options.Provider == SummaryProvider.Ollama => $"Ollama does not have the model: run `ollama pull {options.Model}`",
        404 => "the service does not know the model: set Summaries:Model",
        429 => "the service asks to wait, or its quota is used up",
        _ => FormattableString.Invariant($"the service answers {status}"),
    };

    private static TimeSpan? RetryAfter(PipelineResponse? response, TimeProvider clock)
    {
        if (response is null || !response.Headers.TryGetValue("Retry-After", out var text))
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var date) ? TimeSpan.FromTicks(Math.Max(0, (date - clock.GetUtcNow()).Ticks)) : null;
    }
}
