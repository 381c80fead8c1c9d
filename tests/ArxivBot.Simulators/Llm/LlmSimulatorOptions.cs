using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Llm.Faults;

namespace ArxivBot.Simulators.Llm;

/// <summary>Which models a simulated LLM service has, what they answer, and how it fails.</summary>
public sealed record LlmSimulatorOptions
{
    /// <summary>On 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>What <c>Authorization: Bearer</c> must carry, except for Ollama; null asks for none.</summary>
    public string? Key { get; init; } = "sk-simulated-key-0123456789";

    /// <summary>Who is at <c>/v1</c>: OpenAI, or Ollama in its mode that is compatible with it.</summary>
    public LlmApi V1 { get; init; } = LlmApi.OpenAi;

    /// <summary>Offered by every interface. The first is what a description of the service begins with.</summary>
    public IReadOnlyList<LlmModel> Models { get; init; } =
    [
        new("gpt-4o-mini", 128_000, 0.15m, 0.60m),
        new("qwen-long", 10_000_000, 0.072m, 0.287m),
        new("qwen-plus", 131_072, 0.115m, 0.287m),
        new("llama3.2:latest", 131_072),
    ];

    /// <summary>How many tokens Ollama's own interface reads where a request has no <c>num_ctx</c>; the beginning of a longer prompt is lost without a word.</summary>
    public int OllamaContextTokens { get; init; } = 4_096;

    /// <summary>What a model answers to a request; null is <see cref="Answers.PaperAnswer"/>.</summary>
    public Func<LlmRequest, string>? Answer { get; init; }

    /// <summary>Where the paper is in a request; null takes the longest message. <see cref="Answers.PaperFinder.Between"/> makes others.</summary>
    public Func<LlmRequest, string>? Paper { get; init; }

    /// <summary>Whether a text that tells the model what to do is obeyed: the answer has links, mentions and other people's words.</summary>
    public bool Gullible { get; init; }

    /// <summary>Whether what is obeyed also makes the model forget the shape it was asked for.</summary>
    public bool ForgetsShape { get; init; }

    /// <summary>Whether an answer to a question names passages that it was not given.</summary>
    public bool NamesMissingPassages { get; init; }

    /// <summary>The text in each file of this name; other PDFs hold <see cref="PdfText"/>.</summary>
    public IReadOnlyDictionary<string, string> FileTexts { get; init; } = new Dictionary<string, string>();

    public string PdfText { get; init; } = "This is a portable document. Its text was not given to the simulator, so nothing more is known of it.";

    /// <summary>How many questions after an uploaded file's state are answered with <c>processing</c> before it has been read.</summary>
    public int ReadingQuestions { get; init; }

    /// <summary>How many questions to a model about a file are refused because the file is still being read, whatever its state says.</summary>
    public int ReadingRefusals { get; init; }

    /// <summary>Faults by chance, for each interface's <c>chat</c>, <c>files</c> and <c>models</c>; those set by <see cref="LlmSimulator.Fail"/> go first.</summary>
    public FaultChances<LlmFault>? Faults { get; init; }

    /// <summary>Times arrivals and late answers.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told one line for each request that is over; it has neither keys nor texts.</summary>
    public Action<string>? Log { get; init; }
}
