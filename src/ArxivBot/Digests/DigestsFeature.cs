using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ArxivBot.Digests;

internal static class DigestsFeature
{
    public static IHostApplicationBuilder AddDigests(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DigestMetrics>();
        builder.Services.AddSingleton<DigestBuilder>();
        builder.Services.AddSingleton<OneShotDigest>();
        return builder;
    }
}
