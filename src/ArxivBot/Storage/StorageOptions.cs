using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ArxivBot.Storage;

internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Which database: <c>sqlite</c>, embedded in the program.</summary>
    [AllowedValues("sqlite", ErrorMessage = "{0} must be sqlite")]
    public string Provider { get; set; } = "sqlite";

    /// <summary>Overrides where the database is; by default the file <c>arxivbot.db</c> in <see cref="Directory"/>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The folder for everything the program keeps, created when it is not there.</summary>
    [Required]
    public string Directory { get; set; } = "data";
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
