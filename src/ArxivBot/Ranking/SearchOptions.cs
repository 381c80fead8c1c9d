using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ArxivBot.Ranking;

/// <summary>How much of what was announced is held in memory, so that commands answer at once.</summary>
internal sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary>The most announcement days that a search looks back at.</summary>
    [Range(1, 90)]
    public int Days { get; set; } = 30;

    /// <summary>The most memory, about, in megabytes; the oldest days make way.</summary>
    [Range(16, 16_384)]
    public int MostMegabytes { get; set; } = 256;
}

[OptionsValidator]
internal sealed partial class SearchOptionsValidator : IValidateOptions<SearchOptions>;
