namespace ArxivBot.Simulators.Llm;

/// <summary>Which interface a path belongs to.</summary>
/// <param name="IsNative">Whether it is Ollama's own.</param>
/// <param name="Path">Behind the interface's base: <c>chat/completions</c>.</param>
internal sealed record LlmDoor(LlmApi Api, bool IsNative, string Path)
{
    /// <summary>What faults know it by: <c>chat</c>, <c>files</c>, <c>models</c> or another first segment.</summary>
    public string Place => Path.Split('/')[0] is "tags" ? "models" : Path.Split('/')[0];

    /// <returns>Null when there is nothing at the path.</returns>
    public static LlmDoor? Of(string path, LlmApi v1) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["v1", .. var rest] => new LlmDoor(v1, IsNative: false, string.Join('/', rest)),
        ["compatible-mode", "v1", .. var rest] => new LlmDoor(LlmApi.DashScope, IsNative: false, string.Join('/', rest)),
        ["api", .. var rest] => new LlmDoor(LlmApi.Ollama, IsNative: true, string.Join('/', rest)),
        _ => null,
    };
}
