namespace ArxivBot.Simulators.Llm;

/// <summary>A model that the simulator offers.</summary>
/// <param name="ContextTokens">The longest prompt, in <see cref="Tokens"/>; 1 or more.</param>
/// <param name="InputPrice">Dollars for a million tokens of prompts.</param>
/// <param name="OutputPrice">Dollars for a million tokens of answers.</param>
public sealed record LlmModel(string Name, int ContextTokens, decimal InputPrice = 0, decimal OutputPrice = 0)
{
    private const decimal Million = 1_000_000;

    /// <summary>The longest answer, in tokens, whatever a request allows.</summary>
    public int MaximumAnswerTokens { get; init; } = 16_384;

    /// <summary>In dollars.</summary>
    public decimal Cost(int promptTokens, int answerTokens) => ((promptTokens * InputPrice) + (answerTokens * OutputPrice)) / Million;
}
