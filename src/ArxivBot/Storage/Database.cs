using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;

namespace ArxivBot.Storage;

/// <summary>The way to the database: opens it once, hands out contexts, and explains its failures.</summary>
internal sealed class Database(IDbContextFactory<SqliteContext> contexts, IOptions<StorageOptions> options)
{
    // Extended codes keep the primary one in the low byte. https://sqlite.org/rescode.html
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>For people: the database's file.</summary>
    public string Place => new SqliteConnectionStringBuilder(ConnectionString(options.Value)).DataSource;

    public static string ConnectionString(StorageOptions options) => options.ConnectionString ?? new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(options.Directory, "arxivbot.db"),
    }.ToString();

    /// <summary>Creates the folder and the file where they are missing, and brings the tables up to date.</summary>
    /// <exception cref="OperatorException">The folder cannot be written, or a newer version wrote the database.</exception>
    public Task OpenAsync(CancellationToken cancellationToken) => ExplainAsync(async () =>
    {
        if (options.Value.ConnectionString is null)
            Directory.CreateDirectory(options.Value.Directory);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = db.GetService<IMigrationsAssembly>().Migrations.Keys.ToHashSet();
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } unknown)
        {
            throw new OperatorException(
                $"the database {Place} was written by a newer version of ArxivBot ({unknown}): start that version, or point Storage:Directory at another folder");
        }

        if (known.Except(applied).Any())
            await db.Database.MigrateAsync(cancellationToken);
        // Readers and the writer do not wait for each other; the setting stays in the file.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
    });

    public Task<SqliteContext> ConnectAsync(CancellationToken cancellationToken) => contexts.CreateDbContextAsync(cancellationToken);

    /// <summary>Runs work on the database; its failures become lines that say what to do.</summary>
    /// <exception cref="OperatorException">The disk is full, the folder is read-only, the file is damaged.</exception>
    public async Task<T> ExplainAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (Explain(exception) is { } explanation)
        {
            throw new OperatorException(explanation, exception);
        }
    }

    public Task ExplainAsync(Func<Task> work) => ExplainAsync(async () =>
    {
        await work();
        return true;
    });

    private string? Explain(Exception exception) => exception switch
    {
        DbUpdateException { InnerException: SqliteException inner } => Explain(inner),
        SqliteException sqlite => sqlite.SqliteErrorCode switch
        {
            ReadOnly => $"the database {Place} is read-only: make it and its folder writable for this user, or set Storage:Directory",
            Full => $"the disk that holds {Place} is full: free some space, then start again; what was committed is safe",
            CannotOpen => $"the database {Place} cannot be opened: is its folder there, and may this user read and write it? Set Storage:Directory to another one",
            NotADatabase or Corrupt => $"{Place} is not a readable SQLite database ({sqlite.Message}): restore a backup, or move the file away to begin anew",
            Busy or Locked => $"the database {Place} is held by another process: is a second ArxivBot running on it?",
            InputOutput => $"the disk that holds {Place} reports an error ({sqlite.Message}): is it full or failing?",
            _ => null,
        },
        UnauthorizedAccessException => $"the folder {options.Value.Directory} cannot be written: give this user the right to, or set Storage:Directory",
        IOException io when options.Value.ConnectionString is null => $"the folder {options.Value.Directory} cannot be used: {io.Message}",
        _ => null,
    };
}
