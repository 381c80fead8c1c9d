using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries;

internal sealed class SummaryOptions
{
    public const string Section = "Summaries";

    /// <summary>Who writes summaries and answers: the paper's own sentences, which needs no key and costs nothing, or a model.</summary>
    public SummaryProvider Provider { get; set; }

    /// <summary>Of a service that speaks OpenAI's protocol, with its version: <c>https://api.openai.com/v1</c>; of Ollama without: <c>http://127.0.0.1:11434</c>; empty takes the provider's own.</summary>
    [WebAddress]
    public Uri? Endpoint { get; set; }

    /// <summary>Better set as <c>ARXIVBOT_Summaries__ApiKey</c>; Ollama needs none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>As the provider names it, such as <c>gpt-4o-mini</c>, <c>qwen-plus</c> or <c>llama3.2</c>.</summary>
    public string Model { get; set; } = "";

    /// <summary>Gives the model the paper's PDF in place of its text: only for <c>DashScope</c>, with <c>qwen-long</c> or <c>qwen-doc-turbo</c>.</summary>
    public bool UploadPdf { get; set; }

    /// <summary>From 0, always alike, to 2.</summary>
    [Range(0.0, 2.0)]
    public double Temperature { get; set; } = 0.3;

    /// <summary>In which models write summaries; technical terms stay as the paper has them.</summary>
    [Required]
    public string Language { get; set; } = "English";

    /// <summary>A text that tells the model what to write, instead of the program's own; <c>{language}</c> in it is replaced. The form of the answer is told after it.</summary>
    public string PromptFile { get; set; } = "";

    /// <summary>What the model can read at once, in tokens; longer papers are condensed section by section.</summary>
    [Range(2_000, 10_000_000)]
    public int ContextTokens { get; set; } = 32_000;

    /// <summary>Time for one call of the model.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>What becomes of figures and names that are not in the paper.</summary>
    public WhenUnfaithful WhenUnfaithful { get; set; }

    /// <summary>Tokens a day, by UTC, in and out; 0 is no limit.</summary>
    [Range(0, int.MaxValue)]
    public int DailyTokens { get; set; } = 2_000_000;

    /// <summary>Money a month, by UTC, in the currency of the prices; 0 is no limit.</summary>
    [Range(0.0, 1_000_000.0)]
    public double MonthlyBudget { get; set; }

    /// <summary>Of a million tokens that the model reads.</summary>
    [Range(0.0, 10_000.0)]
    public double InputPrice { get; set; }

    /// <summary>Of a million tokens that the model writes.</summary>
    [Range(0.0, 10_000.0)]
    public double OutputPrice { get; set; }

    /// <summary>New summaries and answers by a model that one person may ask for in a day; summaries made already are free.</summary>
    [Range(0, 10_000)]
    public int MostPerPerson { get; set; } = 20;

    /// <summary>The same for all of one chat.</summary>
    [Range(0, 100_000)]
    public int MostPerChat { get; set; } = 100;

    /// <summary>Papers of the shell's <c>digest</c>, from its first, that carry a summary.</summary>
    [Range(0, 100)]
    public int DigestPapers { get; set; }

    /// <summary>Summaries of a digest that are made at once.</summary>
    [Range(1, 32)]
    public int DigestWorkers { get; set; } = 4;

    /// <summary>How long a digest waits for its summaries; papers whose own is not there by then go without.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "02:00:00")]
    public TimeSpan DigestPatience { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>Papers a day, over all chats, that are summarized before their digests come, the most wanted first; 0 leaves summaries out of chats' digests.</summary>
    [Range(0, 200)]
    public int PreparedPapers { get; set; }

    /// <summary>Papers of a chat's digest, from its first, that carry a summary.</summary>
    [Range(1, 50)]
    public int PapersPerDigest { get; set; } = 5;

    /// <summary>How long before a digest is due its summaries are begun.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "12:00:00")]
    public TimeSpan PrepareAhead { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long digests that are due wait for summaries; papers whose own is not there by then keep their abstract.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:30:00")]
    public TimeSpan ChatPatience { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Texts of papers that are kept, in megabytes; those not used for longest make way.</summary>
    [Range(1, 100_000)]
    public int MostTextMegabytes { get; set; } = 256;
}

internal enum SummaryProvider
{
    Extractive,
    OpenAi,
    Ollama,
    DashScope,
}

internal enum WhenUnfaithful
{
    /// <summary>They are marked, and counted.</summary>
    Mark,

    /// <summary>It is written once more; if that is no better, the paper's own sentences take its place.</summary>
    Replace,
}

[OptionsValidator]
internal sealed partial class SummaryOptionsValidator : IValidateOptions<SummaryOptions>;

/// <summary>A model needs a name, and most need a key.</summary>
internal sealed class SummaryRules : IValidateOptions<SummaryOptions>
{
    public ValidateOptionsResult Validate(string? name, SummaryOptions options)
    {
        if (options.UploadPdf && options.Provider != SummaryProvider.DashScope)
            return ValidateOptionsResult.Fail($"Summaries:UploadPdf is true: only DashScope takes PDFs, and Summaries:Provider is {options.Provider}");
        if (options.Provider == SummaryProvider.Extractive)
            return ValidateOptionsResult.Success;
        if (options.Model.Length == 0)
            return ValidateOptionsResult.Fail($"Summaries:Model is empty: name the model that {options.Provider} shall use, such as gpt-4o-mini");
        if (options.ApiKey.Length == 0 && options.Provider != SummaryProvider.Ollama)
            return ValidateOptionsResult.Fail($"Summaries:ApiKey is empty: {options.Provider} needs one. Set ARXIVBOT_Summaries__ApiKey");
        if (options is { Provider: SummaryProvider.Ollama, Endpoint: { } endpoint } && endpoint.AbsolutePath.TrimEnd('/').EndsWith("/v1", StringComparison.OrdinalIgnoreCase))
        {
            return ValidateOptionsResult.Fail(
                $"Summaries:Endpoint is '{endpoint}': Ollama is asked by its own interface, which is not at /v1. Write {endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/')[..^"/v1".Length]}");
        }

        // To other models the file's id is a word like any other: they would make a paper up.
        if (options.UploadPdf && !ReadsFiles(options.Model))
            return ValidateOptionsResult.Fail($"Summaries:UploadPdf is true: of DashScope's models only qwen-long and qwen-doc-turbo read files, and Summaries:Model is {options.Model}");
        return options.PromptFile.Length > 0 && !File.Exists(options.PromptFile)
            ? ValidateOptionsResult.Fail($"Summaries:PromptFile is '{options.PromptFile}': there is no such file")
            : ValidateOptionsResult.Success;
    }

    public static bool ReadsFiles(string model) => model.StartsWith("qwen-long", StringComparison.OrdinalIgnoreCase) || model.StartsWith("qwen-doc", StringComparison.OrdinalIgnoreCase);
}
