using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ArxivBot.Storage;

/// <summary>Writes many rows with one prepared statement, inside the context's transaction: a day may have half a million.</summary>
internal sealed class RowWriter : IDisposable
{
    private readonly SqliteCommand _command;

    /// <param name="sql">With the parameters <c>$0</c>, <c>$1</c> and so on.</param>
    public RowWriter(SqliteContext db, string sql, int parameters)
    {
        _command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        _command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        _command.CommandText = sql;
        for (var at = 0; at < parameters; at++)
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"${at}" });
        _command.Prepare();
    }

    /// <summary>An <c>insert</c> of these columns.</summary>
    public static RowWriter Into(SqliteContext db, string table, params IReadOnlyList<string> columns) => new(
        db,
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, at) => $"${at}"))})",
        columns.Count);

    /// <summary>The next free number of a table, until the context's transaction ends.</summary>
    public static int NextId(SqliteContext db, string table)
    {
        using var next = new RowWriter(db, $"SELECT coalesce(max(Id), 0) + 1 FROM {table}", 0);
        return Convert.ToInt32(next._command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <returns>How many rows it changed.</returns>
    public int Write(params ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++)
            _command.Parameters[at].Value = values[at] ?? DBNull.Value;
        return _command.ExecuteNonQuery();
    }

    public void Dispose() => _command.Dispose();
}
