using Microsoft.EntityFrameworkCore;

namespace ArxivBot.Storage;

/// <summary>The embedded database. Tables are mapped by the rooms that own them; this names none.</summary>
internal abstract class ArxivBotDbContext(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ArxivBotDbContext).Assembly);
}
