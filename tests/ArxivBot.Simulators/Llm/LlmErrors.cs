using System.Globalization;

namespace ArxivBot.Simulators.Llm;

/// <summary>What the services say of the same things.</summary>
internal static class LlmErrors
{
    public static LlmError NoKey => new(401, "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");

    /// <summary>OpenAI repeats the ends of the key, so a log of this error has a piece of it; DashScope does not.</summary>
    public static LlmError WrongKey(LlmApi api, string key) => new(401, api is LlmApi.OpenAi
        ? $"Incorrect API key provided: {Masked(key)}. You can find your API key at https://platform.openai.com/account/api-keys."
        : "Incorrect API key provided. ")
    {
        Code = "invalid_api_key",
    };

    public static LlmError UnknownModel(LlmApi api, string name) => api is LlmApi.Ollama
        ? new LlmError(404, $"model \"{name}\" not found, try pulling it first") { Type = "not_found_error" }
        : new LlmError(404, $"The model `{name}` does not exist or you do not have access to it.") { Code = "model_not_found" };

    public static LlmError TooLong(LlmApi api, LlmModel model, int tokens) => api is LlmApi.DashScope
        ? LlmError.Invalid(string.Create(CultureInfo.InvariantCulture, $"Range of input length should be [1, {model.ContextTokens}]"), code: "invalid_parameter_error")
        : LlmError.Invalid(
            string.Create(
                CultureInfo.InvariantCulture,
                $"This model's maximum context length is {model.ContextTokens} tokens. However, your messages resulted in {tokens} tokens. Please reduce the length of the messages."),
            "messages",
            "context_length_exceeded");

    public static LlmError UnknownFile(LlmApi api, string id) => api is LlmApi.DashScope
        ? LlmError.Invalid($"Invalid file [id:{id}].", code: "invalid_parameter_error")
        : LlmError.Invalid($"No such File object: {id}", "id");

    public static LlmError StillReading => LlmError.Invalid("File parsing in progress, please try again later.", code: "invalid_parameter_error");

    public static LlmError NoSuchFile(string id) => new(404, $"No such File object: {id}") { Param = "id" };

    /// <param name="seconds">Null says nothing.</param>
    public static LlmError Limited(LlmApi api, LlmModel model, int? seconds) => api is LlmApi.DashScope
        ? new LlmError(429, "Requests rate limit exceeded, please try again later.") { Type = "limit_requests", Code = "limit_requests", RetryAfter = seconds }
        : new LlmError(429, string.Create(CultureInfo.InvariantCulture, $"Rate limit reached for {model.Name} on tokens per min (TPM). Please try again in {seconds ?? 1}s."))
        {
            Type = "tokens",
            Code = "rate_limit_exceeded",
            RetryAfter = seconds,
        };

    public static LlmError NoQuota => new(429, "You exceeded your current quota, please check your plan and billing details.")
    {
        Type = "insufficient_quota",
        Code = "insufficient_quota",
    };

    public static LlmError Broken(LlmApi api, int status) => api is LlmApi.Ollama
        ? new LlmError(status, "llama runner process has terminated: exit status 2") { Type = "api_error" }
        : new LlmError(status, "The server had an error while processing your request. Sorry about that!") { Type = "server_error" };

    private static string Masked(string key) => key.Length < 12 ? new string('*', key.Length) : key[..8] + new string('*', 8) + key[^4..];
}
