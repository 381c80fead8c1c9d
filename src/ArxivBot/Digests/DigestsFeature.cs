using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ArxivBot.Digests;

internal static class DigestsFeature
{
    public static IHostApplicationBuilder AddDigests(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DigestMetrics>();
        builder.AddSettings<DigestOptions, DigestOptionsValidator>(DigestOptions.Section);
        // It keeps what it has read for one pass, and is new for the next.
        builder.Services.AddTransient<DigestBuilder>();
        builder.Services.AddSingleton<DigestBriefs>();
        builder.Services.AddSingleton<OneShotDigest>();
        builder.Services.AddSingleton<DigestSummaries>();
        return builder;
    }
}
