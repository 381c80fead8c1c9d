using ArxivBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Tests.Storage;

public class MigrationTests
{
    [Fact]
    public void The_migrations_make_the_tables_that_the_program_expects()
    {
        using var db = new SqliteContextFactory().CreateDbContext([]);

        db.Database.HasPendingModelChanges().ShouldBeFalse("run dotnet ef migrations add for what has changed in the mappings");
    }
}
