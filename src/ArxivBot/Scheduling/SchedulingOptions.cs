using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ArxivBot.Scheduling;

internal sealed class SchedulingOptions
{
    public const string Section = "Scheduling";

    /// <summary>How often arXiv is asked for mailings that are missing. It is not asked when none is.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often it is looked whether a digest can be put together.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan BuildEvery { get; set; } = TimeSpan.FromSeconds(15);
}

[OptionsValidator]
internal sealed partial class SchedulingOptionsValidator : IValidateOptions<SchedulingOptions>;
