namespace ArxivBot.Reliability.Replay.World;

/// <summary>What generated papers, queries and chats are made of. No word is a variant of another one.</summary>
internal static class Words
{
    /// <summary>The category that announces a handful of papers on some days and none on others.</summary>
    public const string SmallCategory = "math.GN";

    public static IReadOnlyList<string> Categories { get; } =
        ["astro-ph.GA", "cs.AI", "cs.CL", "cs.CV", "cs.DC", "cs.LG", "cs.RO", "hep-th", SmallCategory, "math.OC", "quant-ph", "stat.ML"];

    /// <summary>Words of queries.</summary>
    public static IReadOnlyList<string> Asked { get; } = Split("""
        diffusion attention retrieval quantization reinforcement compiler latency federated alignment kernel pruning speculative
        distillation segmentation embedding calibration tokenizer graph bandit causal contrastive sparse multimodal navigation
        translation optimization imitation compression hashing tensor
        """);

    /// <summary>Words of <c>/keywords</c>.</summary>
    public static IReadOnlyList<string> Watched { get; } =
        Split("benchmark entropic transformer manifold simulator recommendation lattice forecasting watermark verification curriculum hypergraph");

    /// <summary>Words of <c>/exclude</c>.</summary>
    public static IReadOnlyList<string> Unwanted { get; } = Split("review tutorial workshop dataset position erratum");

    public static IReadOnlyList<string> Filler { get; } = Split("""
        we study how the method behaves under mild conditions and show that it improves on prior work in practice with fewer steps
        than before while a simple bound holds for every instance of this problem when noise is small
        """);

    public static IReadOnlyList<string> Authors { get; } =
    [
        "Ada Quill", "Boris Tamm", "Chiara Voss", "Dmitri Oakes", "Esme Harrow", "Farid Lund", "Greta Moss", "Hugo Finch", "Ines Carrow", "Jonas Weld",
        "Kira Stroud", "Leo Marsh",
    ];

    public static IReadOnlyList<string> Zones { get; } = Split("""
        UTC Europe/London Europe/Berlin Europe/Athens Europe/Moscow Asia/Jerusalem Asia/Dubai Asia/Kolkata Asia/Kathmandu Asia/Yangon
        Asia/Shanghai Asia/Tokyo Australia/Adelaide Australia/Sydney Australia/Lord_Howe Pacific/Auckland Pacific/Chatham Pacific/Apia
        Pacific/Kiritimati Pacific/Honolulu Pacific/Marquesas America/Los_Angeles America/Denver America/New_York America/Havana
        America/St_Johns America/Sao_Paulo Africa/Cairo
        """);

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
