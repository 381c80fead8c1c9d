using System.ComponentModel.DataAnnotations;
using ArxivBot.Arxiv;
using Microsoft.Extensions.Options;

namespace ArxivBot.Subscriptions;

/// <summary>What the console gets, and what a digest from the shell has where its arguments say nothing.</summary>
internal sealed class SubscriptionOptions
{
    public const string Section = "Subscription";

    /// <summary>At least one, such as <c>cs.LG</c>.</summary>
    public string[] Categories { get; set; } = [];

    /// <summary>What to look for; empty takes every paper.</summary>
    public string Query { get; set; } = "";

    /// <summary>The most papers in one digest.</summary>
    [Range(1, 1000)]
    public int MaximumPapers { get; set; } = 30;

    /// <summary>Papers that score less are left out.</summary>
    [Range(0.0, 1000.0)]
    public double MinimumScore { get; set; }

    /// <summary>New versions of papers too, not only papers announced for the first time.</summary>
    public bool Replacements { get; set; }

    /// <summary>Mailings older than this many days are not sent any more.</summary>
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
        if (options.Categories.Length == 0)
            return ValidateOptionsResult.Fail("Subscription:Categories is empty: name at least one category, such as cs.LG");
        var unknown = options.Categories.Where(c => !Category.TryFind(c, out _)).Select(c => $"Subscription:Categories: {Category.Explain(c)}").ToList();
        return unknown.Count > 0 ? ValidateOptionsResult.Fail(unknown) : ValidateOptionsResult.Success;
    }
}
