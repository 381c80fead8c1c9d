using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ArxivBot.Storage;

internal static class StorageFeature
{
    public static IHostApplicationBuilder AddStorage(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<StorageOptions, StorageOptionsValidator>(StorageOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<StorageOptions>, ConnectionStringValidator>();
        builder.Services.AddDbContextFactory<SqliteContext>((provider, context) => context
            .UseSqlite(
                Database.ConnectionString(provider.GetRequiredService<IOptions<StorageOptions>>().Value),
                // A list of thousands as one parameter, rather than as thousands of them.
                sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .AddInterceptors(new SqliteSettings()));
        builder.Services.AddSingleton<Database>();
        return builder;
    }
}

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class SqliteContextFactory : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite("Data Source=:memory:").Options);
}
