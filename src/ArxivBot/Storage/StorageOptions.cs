using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;
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

/// <summary>Checks what attributes cannot: that a connection string is one.</summary>
internal sealed class ConnectionStringValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        try
        {
            return new SqliteConnectionStringBuilder(options.ConnectionString).DataSource.Length > 0 || options.ConnectionString is null
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail("Storage:ConnectionString names no file: write one such as Data Source=/var/lib/arxivbot/arxivbot.db");
        }
        catch (ArgumentException exception)
        {
            // Not the value: it may hold a password.
            return ValidateOptionsResult.Fail($"Storage:ConnectionString is none ({exception.Message}): write one such as Data Source=/var/lib/arxivbot/arxivbot.db");
        }
    }
}
