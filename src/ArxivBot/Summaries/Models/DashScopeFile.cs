using System.Text.Json.Serialization;

namespace ArxivBot.Summaries.Models;

/// <summary>What DashScope says of a file: https://help.aliyun.com/zh/model-studio/openai-file-interface</summary>
internal sealed record DashScopeFile
{
    [JsonPropertyName("id")]
    public string Id { get; init; } = "";

    [JsonPropertyName("status")]
    public string Status { get; init; } = "";

    public bool IsRead => Status == "processed";

    public bool HasFailed => Status.Contains("error", StringComparison.OrdinalIgnoreCase) || Status.Contains("fail", StringComparison.OrdinalIgnoreCase);
}

[JsonSerializable(typeof(DashScopeFile))]
internal sealed partial class DashScopeFileJson : JsonSerializerContext;
