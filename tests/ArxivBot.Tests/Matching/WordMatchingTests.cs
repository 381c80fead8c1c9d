using ArxivBot.Matching;
using ArxivBot.Subscriptions;
using ArxivBot.Tests.Ranking;

namespace ArxivBot.Tests.Matching;

public class WordMatchingTests
{
    [Theory]
    [InlineData("kernel", "Kernels of GPUs")]
    [InlineData("kernels", "one kernel")]
    [InlineData("approach", "two approaches")]
    [InlineData("process", "processes")]
    [InlineData("cache", "caches")]
    [InlineData("box", "boxes")]
    [InlineData("query", "queries")]
    [InlineData("movie", "movies")]
    [InlineData("matrix", "matrices")]
    [InlineData("matrices", "a matrix")]
    [InlineData("index", "indices, indexes")]
    [InlineData("hypothesis", "hypotheses")]
    [InlineData("criterion", "criteria")]
    [InlineData("corpus", "corpora")]
    [InlineData("bias", "biases")]
    [InlineData("knowledge base", "knowledge bases")]
    [InlineData("size", "sizes")]
    [InlineData("tie", "ties")]
    [InlineData("bus", "buses")]
    public void A_plural_matches_its_singular(string term, string text) => Matches(term, text).ShouldBeTrue();

    [Theory]
    [InlineData("quantization", "a quantized model")]
    [InlineData("parallel", "parallelism")]
    [InlineData("RL", "worldwide, early, world")]
    [InlineData("LLM", "MLLMs")]
    [InlineData("dynamics", "a dynamic system")]
    [InlineData("news", "a new idea")]
    [InlineData("tie", "to")]
    [InlineData("decoder", "decoding")]
    [InlineData("1990", "the 1990s")]
    public void Another_word_does_not_match(string term, string text) => Matches(term, text).ShouldBeFalse();

    [Theory]
    [InlineData("RL", "RL-based training")]
    [InlineData("RL", "(RL)")]
    [InlineData("rl", "model-free RL/IL")]
    [InlineData("based", "RL-based")]
    [InlineData("RL", "we do RL.")]
    [InlineData("model", "The model's weights")]
    [InlineData("models", "the models’ weights")]
    public void Hyphens_slashes_and_punctuation_end_a_word(string term, string text) => Matches(term, text).ShouldBeTrue();

    [Theory]
    [InlineData("LLM", "LLMs", true)]
    [InlineData("LLMs", "an LLM", true)]
    [InlineData("llms", "an LLM", true)]
    [InlineData("LLMs", "LLMS IN CAPITALS", true)]
    [InlineData("GPU", "GPUs", true)]
    [InlineData("gpus", "a GPU", true)]
    [InlineData("GP", "GPs", true)]
    [InlineData("GPs", "a GP", true)]
    [InlineData("GP", "GPS", false)]
    [InlineData("GPS", "a GP", false)]
    [InlineData("gps", "GPS", true)]
    [InlineData("RL", "RLS", false)]
    [InlineData("RLS", "RLS", true)]
    [InlineData("cmos", "CMOS sensors", true)]
    [InlineData("cmos gates", "CMOS gates", true)]
    [InlineData("MoE", "MoEs", true)]
    [InlineData("MODELS", "a model", true)]
    public void An_acronym_keeps_an_S_of_its_own(string term, string text, bool matches) => Matches(term, text).ShouldBe(matches);

    [Theory]
    [InlineData("pretraining", "pre-training")]
    [InlineData("pre-training", "pretraining")]
    [InlineData("pre-training", "pre training")]
    [InlineData("pretraining data", "Pre-Training data")]
    [InlineData("pre-training low-rank", "pretraining low-rank")]
    [InlineData("non-linear model", "nonlinear models")]
    [InlineData("pretrain*", "pre-trained")]
    public void A_compound_of_two_parts_matches_its_joined_spelling(string term, string text) => Matches(term, text).ShouldBeTrue();

    [Theory]
    [InlineData("stateof", "state-of-the-art")]
    [InlineData("pretraining", "pre training")]
    [InlineData("pretraining", "pre–training")]
    public void Other_neighbours_are_not_joined(string term, string text) => Matches(term, text).ShouldBeFalse();

    [Theory]
    [InlineData("mixture of experts", "Mixtures of Experts (MoE)", true)]
    [InlineData("mixture of experts", "a mixture-of-experts model", true)]
    [InlineData("mixture of experts", "a mixture of many experts", false)]
    [InlineData("mixture of experts", "a mixture of\nexperts", false)]
    [InlineData("attention kernel", "attention, kernel", true)]
    [InlineData("GPT-4", "GPT-4o", false)]
    [InlineData("GPT-3.5", "with GPT-3.5", true)]
    public void A_phrase_is_its_words_in_a_row(string term, string text, bool matches) => Matches(term, text).ShouldBe(matches);

    [Theory]
    [InlineData("quantiz*", "quantized", true)]
    [InlineData("quantiz*", "post-quantization", true)]
    [InlineData("quantiz*", "dequantized", false)]
    [InlineData("llm*", "LLMs, LLMQ", true)]
    [InlineData("naïv*", "naive", true)]
    [InlineData("a*", "any word", false)]
    public void A_beginning_matches_the_words_that_begin_so(string term, string text, bool matches) =>
        Matches(term, text).ShouldBe(matches);

    [Theory]
    [InlineData("Schrodinger", @"Schr\""odinger bridges")]
    [InlineData("Schrödinger", "Schrodinger")]
    [InlineData("Poincaré", @"Poincar\'e")]
    [InlineData("lukasz", "Łukasz")]
    [InlineData("strasse", "Straße")]
    [InlineData("O'Brien", "O’Brien")]
    [InlineData("efficient", "ef\u00ADfi\u200Bcient")]
    [InlineData("efficient", "eﬃcient")]
    [InlineData("rho", "rho")]
    [InlineData("ρ", @"$\rho$-EOS")]
    [InlineData("naïve", "nai\u0308ve")]
    public void Accents_ligatures_and_invisible_characters_do_not_count(string term, string text) => Matches(term, text).ShouldBeTrue();

    [Theory]
    [InlineData("C++", "in C++ and CUDA", true)]
    [InlineData("C++", "CUDA/C++17", true)]
    [InlineData("C#", "C# code", true)]
    [InlineData("C", "C++, C#", false)]
    [InlineData(".NET", "on .NET 10", true)]
    [InlineData(".NET", "a neural net", false)]
    public void Names_with_signs_are_words(string term, string text, bool matches) => Matches(term, text).ShouldBe(matches);

    [Theory]
    [InlineData("模型", "大语言模型的推理", true)]
    [InlineData("言模", "大语言模型的推理", true)]
    [InlineData("模言", "大语言模型的推理", false)]
    [InlineData("が", "か", false)]
    public void Chinese_and_Japanese_match_anywhere(string term, string text, bool matches) => Matches(term, text).ShouldBe(matches);

    [Theory]
    [InlineData("")]
    [InlineData("***")]
    [InlineData("\uD800")]
    [InlineData("-")]
    public void A_term_without_a_word_matches_nothing(string term) => Matches(term, "any text \uD800 - ***").ShouldBeFalse();

    [Fact]
    public void A_term_of_any_length_is_compiled() =>
        Matches(string.Concat(Enumerable.Repeat("cats ", 50_000)), "cats").ShouldBeFalse();

    private static bool Matches(string term, string text)
    {
        var matcher = Matcher.Words([new Query([new Term(term)], [])]);
        var matches = matcher.Match([Announcements.Of("2512.00001", "", text).Paper]);
        return matches.Of(matcher.Queries[0].Terms[0].Number, 0) == Places.Abstract;
    }
}
