using System.Text.Json;

namespace ArxivBot.Subscriptions.Transfer;

/// <summary>The earlier bot's <c>ai_summary</c>: a service that speaks OpenAI's protocol, for a digest's first papers.</summary>
/// <param name="KeyVariable">The variable of the environment that holds the key; empty when the key is in the file or missing.</param>
/// <param name="PromptFile">Beside the configuration; empty for the program's own.</param>
internal sealed record EarlierSummaries(bool IsEnabled, string KeyVariable, string Key, string BaseUrl, string Model, string PromptFile, int MaximumPapers, int MaximumWorkers)
{
    private const int DefaultPapers = 15, DefaultWorkers = 4;

    /// <returns>Null with what is wrong and what is allowed.</returns>
    public static EarlierSummaries? Read(JsonElement block, out string? problem)
    {
        string? wrong = null;
        if (block.ValueKind != JsonValueKind.Object)
        {
            problem = "ai_summary must be an object such as { \"enabled\": true, \"base_url\": \"https://…\", \"model\": \"qwen-long\" }";
            return null;
        }

        var read = new EarlierSummaries(
            Flag("enabled"), Text("api_key_env"), Text("api_key"), Text("base_url"), Text("model"), Text("prompt_file"), Count("max_papers_to_summarize", DefaultPapers, 100), Count("max_workers", DefaultWorkers, 32));
        if (wrong is null && read.IsEnabled && read.Model.Length == 0)
            wrong = "ai_summary:model is missing: name the model, such as \"qwen-long\"";
        if (wrong is null && read.BaseUrl.Length > 0 && !(Uri.TryCreate(read.BaseUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            wrong = $"ai_summary:base_url is \"{read.BaseUrl}\"; it must be an address such as https://api.openai.com/v1";
        problem = wrong;
        return wrong is null ? read : null;

        bool Flag(string name)
        {
            if (!block.TryGetProperty(name, out var value))
                return false;
            if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                wrong ??= $"ai_summary:{name} is {value.GetRawText()}; it must be true or false";
            return value.ValueKind == JsonValueKind.True;
        }

        string Text(string name)
        {
            if (!block.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
                return "";
            if (value.ValueKind == JsonValueKind.String)
                return value.GetString()!.Trim();
            // What is there may be a key.
            wrong ??= $"ai_summary:{name} must be a text";
            return "";
        }

        int Count(string name, int usual, int most)
        {
            if (!block.TryGetProperty(name, out var value))
                return usual;
            if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0 && number <= most)
                return number;
            wrong ??= FormattableString.Invariant($"ai_summary:{name} is {value.GetRawText()}; it must be a whole number from 0 to {most}");
            return usual;
        }
    }
}
