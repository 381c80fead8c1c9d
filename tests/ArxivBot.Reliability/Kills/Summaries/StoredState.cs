using ArxivBot.Summaries;
using Microsoft.Data.Sqlite;

namespace ArxivBot.Reliability.Kills.Summaries;

/// <summary>A call of the model as the program wrote it down.</summary>
/// <param name="Cost">In dollars.</param>
internal sealed record WrittenCall(string Paper, ModelCallState State, double Cost);

/// <summary>A summary as the program stored it, but for when.</summary>
internal sealed record KeptSummary(string Paper, int Version, string Maker, string Source, int Checked, int Found, string Json);

/// <summary>What the program's database holds.</summary>
internal sealed record StoredState(IReadOnlyList<WrittenCall> Calls, IReadOnlyList<KeptSummary> Summaries)
{
    public static readonly StoredState Nothing = new([], []);

    /// <param name="folder">Of the database, which no process has open.</param>
    public static StoredState Read(string folder)
    {
        // What a crash left behind is for the program to mend: only a copy is opened.
        var copy = Directory.CreateTempSubdirectory("arxivbot-look-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "arxivbot.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            using var connection = new SqliteConnection($"Data Source={Path.Combine(copy.FullName, "arxivbot.db")};Pooling=False");
            connection.Open();
            if (Rows(connection, "SELECT Name FROM sqlite_master WHERE Name = 'Summaries'", row => row.GetString(0)).Count == 0)
                return Nothing;
            return new StoredState(
                Rows(connection, "SELECT PaperId, State, Cost FROM ModelCalls ORDER BY Id", row => new WrittenCall(row.GetString(0), Enum.Parse<ModelCallState>(row.GetString(1)), row.GetDouble(2))),
                Rows(connection, "SELECT PaperId, Version, Maker, Source, Checked, Found, Json FROM Summaries ORDER BY 1, 2, 3", row => new KeptSummary(
                    row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetInt32(5), row.GetString(6))));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
