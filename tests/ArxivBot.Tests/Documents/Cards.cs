using ArxivBot.Documents;

namespace ArxivBot.Tests.Documents;

/// <summary>Papers to draw: the first as arXiv announced it, the others with what goes wrong in practice.</summary>
internal static class Cards
{
    public static PaperCard Chopper { get; } = new()
    {
        Rank = 1,
        Id = "2512.08242",
        Version = 1,
        Url = new("https://arxiv.org/abs/2512.08242"),
        Title = "Chopper: A Multi-Level GPU Characterization Tool & Derived Insights Into LLM Training Inefficiency",
        Authors = ["Marco Kurzynski", "Shaizeen Aga", "Di Wu"],
        Categories = ["cs.DC", "cs.AR", "cs.LG", "cs.PF"],
        Kind = "new",
        Published = new(2025, 12, 10),
        Score = 12.5,
        Why = "LLM +1.5 (title), Training +1.5 (title), Efficient +1, Kernel +1, Distributed +1, Framework +1",
        Abstract = """
            Training large language models (LLMs) efficiently requires a deep understanding of how modern GPU systems behave under real-world distributed training workloads. While prior work has focused primarily on kernel-level performance or single-GPU microbenchmarks, the complex interaction between communication, computation and memory is poorly understood. In this work, we introduce Chopper.
              A second paragraph follows.
            """,
    };

    public static PaperCard Maths { get; } = Chopper with
    {
        Rank = 2,
        Id = "2512.10061",
        Version = 2,
        Url = new("https://arxiv.org/abs/2512.10061"),
        Title = @"\textsc{Text2Graph}: $O(n^2)$ is <not> [enough] for $K_{3,3}$-free_graphs | $5 and $10",
        Authors = ["Elio Gruttadauria (IP Paris, LTCI, IDS, S2A)", @"Jo\~ao M. Coelho", ":", "Wei Wang", "Ana B. Costa"],
        Categories = ["cs.CL"],
        Score = 2.25,
        Why = "",
        Abstract = "We show that $a<b$ holds. Code: https://example.org/code, mail me@example.org.",
        Summary = new("qwen-long", """
            # Summary

            | a | b |
            |---|---|

            - **Text2Graph** couples models with graphs; see [the page](https://example.org).
            - It is `fast`.
            """),
    };

    public static PaperCard Wide { get; } = Chopper with
    {
        Rank = 10,
        Id = "2512.99999",
        Url = new("https://arxiv.org/abs/2512.99999"),
        Title = "面向大型语言模型的高效推理框架：一种基于稀疏注意力与动态批处理的分布式解码方法研究 🤖 with mixed width",
        Authors = ["王伟", "李娜", "Zoë Müller"],
        Categories = ["cs.CL", "cs.AI"],
        Kind = "cross",
        Score = 0,
        Why = "",
        Abstract = "大型语言模型在推理阶段的计算成本很高，尤其是在边缘设备上。我们提出了一种新的解码方法，它结合了稀疏注意力与动态批处理。实验结果表明，该方法在不降低质量的情况下将吞吐量提高了三倍，并且显存占用减少了一半，同时保持了与现有框架的兼容性，可以直接替换。",
    };

    public static PaperCard Hostile { get; } = Chopper with
    {
        Rank = 11,
        Id = "2512.66666",
        Url = new("https://arxiv.org/abs/2512.66666"),
        Title = "\e[31mRed\e[0m \e]8;;https://evil.example\aclick\e]8;;\a \u202Eesrever\u2069 [red]markup[/] <script>alert(1)</script> ![x](https://evil.example) @torvalds",
        Authors = ["\e[2JEve", "](https://evil.example) Mallory"],
        Categories = ["cs.CR"],
        Why = "term\a +1",
        Abstract = "# Heading\r\n</details>\n[x]: https://evil.example",
        Summary = new("<b>model</b>", "</details>\n\n```\nnever closed [x](https://evil.example)"),
    };

    /// <summary>Without TeX: what becomes of that in a terminal is told by the tests of <see cref="Tex"/>.</summary>
    public static PaperCard Plain { get; } = Maths with
    {
        Title = "Text2Graph: What is <not> [enough] for free graphs | Five and Ten",
        Authors = ["Elio Gruttadauria (IP Paris, LTCI, IDS, S2A)", "João M. Coelho", ":", "Wei Wang", "Ana B. Costa"],
        Abstract = "We show that it holds. Code: https://example.org/code, mail me@example.org.",
    };

    /// <summary>Summarized before its digest came.</summary>
    public static PaperCard InPoints { get; } = Chopper with
    {
        Brief = new(
            "Chopper finds why <training> of LLMs on 8 GPUs is slower than it could be.",
            [
                new("Contribution", ["A tool that joins traces of kernels, layers and steps. (Introduction)"]),
                new("Results", ["Frequency overhead explains most of the gap between theory & practice, at 31 % of the time. (Results)", "A second point_of results."]),
            ],
            "Written by gpt-4o-mini from the whole paper. ✓ 4 of 4 figures and names found in the paper."),
    };

    public static Document MarkdownDigest { get; } = Digest(Chopper, Maths, Wide, Hostile);

    public static Document TerminalDigest { get; } = Digest(Chopper, Plain, Wide, Hostile);

    private static Document Digest(params PaperCard[] papers) => new(
    [
        new Heading(1, "arXiv Papers Bot 🤖"),
        new Paragraph("4 of 187 matching papers of Wednesday, 10 December 2025."),
        new Heading(2, "📊 Statistics"),
        new Facts(
        [
            new("Last Updated", "2025-12-10 05:55:55 UTC"),
            new("Total Papers Found", "4"),
            new("Categories Monitored", "cs.AI, cs.CL, cs.DC, cs.LG"),
            new("Coverage", "announced 1,412 · fetched 1,412 · matched 187 · shown 4"),
        ]),
        new Notice("cs.AI still shows yesterday's papers; they follow when arXiv lists today's."),
        new Notice("cs.LG could not be read: arXiv did not answer for ten minutes. The digest will be completed."),
        new Heading(2, "📚 Recent Papers"),
        .. papers,
        new Heading(2, "🔧 Configuration"),
        new Paragraph("This bot looks for papers with these keywords:\n- LLM, RL, Inference, Training"),
    ]);
}
