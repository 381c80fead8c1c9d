using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ArxivBot.Digests;

internal sealed class DigestOptions
{
    public const string Section = "Digests";

    /// <summary>Announcement days older than this many days are not made up for any more.</summary>
    [Range(1, 60)]
    public int DaysBack { get; set; } = 7;
}

[OptionsValidator]
internal sealed partial class DigestOptionsValidator : IValidateOptions<DigestOptions>;
