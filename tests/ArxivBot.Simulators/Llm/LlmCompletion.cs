namespace ArxivBot.Simulators.Llm;

/// <summary>What a model answers, before a protocol puts it into words.</summary>
/// <param name="Text">Null is a null in the answer.</param>
/// <param name="Finish">OpenAI's <c>finish_reason</c>.</param>
internal sealed record LlmCompletion(string? Text, int PromptTokens, string Finish = "stop")
{
    /// <summary>Why the model will not; null when it will.</summary>
    public string? Refusal { get; init; }

    /// <summary>As it was recorded.</summary>
    public LlmCall? Call { get; init; }

    public bool HasChoices { get; init; } = true;

    /// <summary>What the answer says about the tokens it took; null leaves it out.</summary>
    public (int Prompt, int Answer)? Usage { get; init; }

    /// <summary>What was written, in truth.</summary>
    public int AnswerTokens => Tokens.Count(Text ?? "") + Tokens.Count(Refusal ?? "");

    /// <summary>With the true usage.</summary>
    public LlmCompletion Counted() => this with { Usage = (PromptTokens, AnswerTokens) };

    /// <summary>Ends where the tokens end.</summary>
    public LlmCompletion CutTo(int tokens) =>
        Text is null || Tokens.Count(Text) <= tokens ? this : this with { Text = Tokens.Beginning(Text, tokens), Finish = "length" };
}
