using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ArxivBot.Papers;

internal static class PapersFeature
{
    public static IHostApplicationBuilder AddPapers(this IHostApplicationBuilder builder)
    {
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<FetchMetrics>();
        builder.Services.AddSingleton<ListIntake>();
        // The feed client comes from a factory that renews its connections.
        builder.Services.AddTransient<Fetch>();
        return builder;
    }
}
