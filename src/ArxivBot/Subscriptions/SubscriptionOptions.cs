using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ArxivBot.Subscriptions;

/// <summary>What a digest from the shell has where its arguments say nothing.</summary>
internal sealed class SubscriptionOptions
{
    public const string Section = "Subscription";

    /// <summary>At least one, separated by commas or blanks.</summary>
    [Required]
    public string Categories { get; set; } = "cs.AI, cs.CL, cs.DC, cs.LG";

    /// <summary>What to look for; empty takes every paper.</summary>
    public string Query { get; set; } =
        "LLM \"large language model\" inference quantiz* \"speculative decoding\" attention kernel \"mixture of experts\"^1.5 throughput -survey";

    /// <summary>How papers are found and ordered.</summary>
    public RankingMode Mode { get; set; } = RankingMode.Words;

    /// <summary>The most papers in one digest.</summary>
    [Range(1, 1000)]
    public int MaximumPapers { get; set; } = 30;

    /// <summary>Papers that score less are left out.</summary>
    [Range(0.0, 1000.0)]
    public double MinimumScore { get; set; }

    /// <summary>New versions of papers too, not only papers announced for the first time.</summary>
    public bool Replacements { get; set; }

    /// <summary>By the classic rule, announcements older than this many days are left out.</summary>
    [Range(1, 60)]
    public int DaysBack { get; set; } = 7;
}

[OptionsValidator]
internal sealed partial class SubscriptionOptionsRanges : IValidateOptions<SubscriptionOptions>;

/// <summary>Checks what attributes cannot: that categories and the query are ones.</summary>
internal sealed class SubscriptionOptionsValidator : IValidateOptions<SubscriptionOptions>
{
    public ValidateOptionsResult Validate(string? name, SubscriptionOptions options)
    {
        if (!Wish.TryReadCategories(options.Categories, out _, out var problem))
            return ValidateOptionsResult.Fail($"Subscription:Categories: {problem}");
        if (!QueryText.TryParse(options.Query, out var query, out var error))
            return ValidateOptionsResult.Fail($"Subscription:Query is not a query:\n{error.Show(options.Query)}");
        return options.Mode == RankingMode.Classic && !query.IsPlain
            ? ValidateOptionsResult.Fail($"Subscription:Query: {Wish.NotClassic}")
            : ValidateOptionsResult.Success;
    }
}
